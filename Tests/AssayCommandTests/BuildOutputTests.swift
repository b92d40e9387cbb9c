import AssayKit
import Foundation
import Testing

@testable import AssayCommand

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The outputs for build servers, with names that try to break out of each format.
@Suite struct BuildOutputTests {
  private static let names = [
    "::error::x", "]]>", "EOF", "\"", "-->", "a\nb", "a,b=\"c\"} 1", "x/../y", "`|<b>", "# EOF",
    "%0A::set-output name=x::y", "'", "\\", "模型", "",
  ]

  /// The texts of all outputs for two models, the second with this name.
  private func outputs(
    _ name: String, _ configure: (inout Job, String) -> Void = { _, _ in }
  ) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "builds-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var (labels, good, bad) = ("id,label\n", "id,a,b\n", "id,a,b\n")
    for row in 0..<60 {
      let isA = row.isMultiple(of: 2)
      labels += "\(row),\(isA ? "a" : "b")\n"
      good += "\(row),\(isA ? "0.9,0.1" : "0.1,0.9")\n"
      bad += "\(row),\(isA == (row > 20) ? "0.8,0.2" : "0.3,0.7")\n"
    }
    for (file, text) in [("y", labels), ("good", good), ("bad", bad)] {
      try text.write(toFile: "\(folder)/\(file).csv", atomically: true, encoding: .utf8)
    }
    var job = Job()
    job.request.labels = "\(folder)/y.csv"
    job.request.title = name.isEmpty ? nil : name
    job.request.models = [
      ReportRequest.Model(name: "base", path: "\(folder)/good.csv"),
      ReportRequest.Model(name: name.isEmpty ? "m" : name, path: "\(folder)/bad.csv"),
    ]
    job.gates = ["error_rate <= 90%", "error_rate not worse than baseline", "n >= 60"]
    job.builds.flat = "\(folder)/flat.json"
    job.builds.junit = "\(folder)/junit.xml"
    job.builds.openMetrics = "\(folder)/metrics.txt"
    job.builds.comment = "\(folder)/comment.md"
    job.builds.dvcPlots = "\(folder)/plots"
    configure(&job, folder)
    let report = try Report(job.measured)
    let judged = try job.rules().map { rules throws(AssayError) in
      try report.outcomes(of: rules)
    }
    try report.outputs(for: job, judged: judged).write()
    var texts: [String: String] = [:]
    for name in ["flat.json", "junit.xml", "metrics.txt", "comment.md", "plots.html", "plots.md"] {
      texts[name] = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/plots") {
      texts["plots/\(path)"] = try? String(
        contentsOfFile: "\(folder)/plots/\(path)", encoding: .utf8)
    }
    return texts
  }

  @Test(arguments: names)
  func `no name breaks out of a form`(name: String) throws {
    let texts = try outputs(name)
    // XML: well-formed, with three test cases, one of them failed.
    let xml = try #require(texts["junit.xml"])
    let parser = XMLParser(data: Data(xml.utf8))
    #expect(parser.parse(), "\(xml)")
    #expect(xml.split(separator: "<testcase ").count == 4)
    #expect(xml.split(separator: "<failure ").count == 2)
    // OpenMetrics: one sample per line, and the end mark once, at the end.
    let metrics = try #require(texts["metrics.txt"])
    #expect(metrics.hasSuffix("\n# EOF\n"))
    for line in metrics.split(separator: "\n").dropLast() where !line.hasPrefix("# TYPE assay_") {
      #expect(
        line.contains(#/^assay_[a-z0-9_]+\{(model|outcome)="[^"\\# ']+"\} -?[0-9]+(\.[0-9]{6})?$/#),
        "\(line)")
    }
    // Flat JSON: only numbers, under names that MLflow accepts.
    let text = try #require(texts["flat.json"])
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let flat = try #require(object as? [String: Any])
    #expect(flat.values.allSatisfy { $0 is NSNumber })
    for key in flat.keys {
      #expect(key.contains(#/^[A-Za-z0-9_\-. \/]{1,250}$/#) && !key.contains(".."), "\(key)")
    }
    #expect(flat["gates/broken"] as? Int == 1)
    // Plots: a folder per model with five files each, all of them listed.
    let plots = texts.filter { $0.key.hasPrefix("plots/") && $0.key.hasSuffix(".json") }
    #expect(plots.count == 10)
    let list = try #require(texts["plots/dvc.yaml"])
    for (path, text) in plots {
      let parts = path.split(separator: "/")
      #expect(parts.count == 3 && parts[1].contains(#/^[A-Za-z0-9_][A-Za-z0-9_\-. ]*$/#), "\(path)")
      #expect(list.contains("        \"\(parts[1])/\(parts[2])\": "), "\(list)")
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
    // The comment: its mark in the first line, nothing that ends the mark early, and no line that
    // starts with a command.
    let comment = try #require(texts["comment.md"])
    let first = try #require(comment.split(separator: "\n").first)
    #expect(first.hasPrefix("<!-- assay: ") && first.hasSuffix(" -->"))
    #expect(first.split(separator: "-->", omittingEmptySubsequences: false).count == 2)
    #expect(!comment.split(separator: "\n").contains { $0.hasPrefix("::") })
    #expect(comment.utf8.count <= 60_000)
  }

  @Test func `a comment is short above its fold, and written when something changed`() throws {
    let always = try outputs("m")
    let comment = try #require(always["comment.md"])
    #expect(comment.contains("\n### base is clearly better than m\n"))
    #expect(comment.contains("| ✗ broken | error_rate not worse than baseline |"))
    #expect(comment.contains("base alone is right on 21 samples, m alone on none."))
    let fold = try #require(comment.range(of: "<details>"))
    #expect(
      comment[..<fold.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count
        < 30)
    let changed = try outputs("m") { job, _ in
      job.builds.commentWhen = .changed
      job.builds.reportURL = "https://example.org/r.html"
    }
    #expect(
      try #require(changed["comment.md"]).contains("[full report](https://example.org/r.html)"))
    let quiet = try outputs("m") { job, folder in
      job.builds.commentWhen = .changed
      job.request.models[1].path = "\(folder)/good.csv"
      job.gates = ["n >= 60"]
    }
    #expect(quiet["comment.md"] == nil)
  }

  @Test func `test cases have names without measured numbers`() throws {
    let xml = try #require(try outputs("m")["junit.xml"])
    for name in xml.matches(of: #/<testcase [^>]*name="([^"]*)"/#).map(\.1) {
      #expect(
        ["error_rate &lt;= 90% (m)", "error_rate not worse than baseline (m)", "n &gt;= 60"]
          .contains(String(name)), "\(name)")
    }
  }

  @Test func `a link is an address and nothing else`() throws {
    var job = Job()
    let option = try #require(Option.named("report-url"))
    for wrong in ["javascript:x", "https://x y", "https://x)](", "ftp://x", "https://x\"><script>"]
    {
      #expect(throws: AssayError.self) { try job.set(option, to: wrong) }
    }
    try job.set(option, to: "https://ci.example.org/job/1/report.html?x=1#top")
  }

  @Test func `plots have the curves, shares and samples that were measured`() throws {
    let texts = try outputs("m")
    func rows(_ name: String) throws -> [[String: Any]] {
      let text = try #require(texts["plots/m/\(name).json"])
      let content = try JSONSerialization.jsonObject(with: Data(text.utf8))
      return try #require(
        (content as? [String: Any])?[name] as? [[String: Any]] ?? content as? [[String: Any]])
    }
    // At the first point nothing is positive; its threshold is null, as JSON has no infinity.
    let roc = try rows("roc")
    let first = try #require(roc.first)
    #expect(first["threshold"] is NSNull)
    #expect(roc.compactMap { $0["fpr"] as? Double }.count == roc.count)
    #expect(first["tpr"] as? Double == 0 && roc.last?["tpr"] as? Double == 1)
    #expect(try rows("precision_recall").count == roc.count - 1)
    let bins = try rows("calibration")
    #expect(bins.count == 2)
    #expect(try rows("losses").last?["share"] as? Double == 1)
    let samples = try rows("confusion")
    #expect(samples.count == 60)
    let wrong = samples.count { $0["actual"] as? String != $0["predicted"] as? String }
    #expect(wrong == 21)
  }

  @Test func `pages show the rules, the broken ones first`() throws {
    let texts = try outputs("m") { job, folder in
      job.html = "\(folder)/plots.html"
      job.markdown = "\(folder)/plots.md"
    }
    let html = try #require(texts["plots.html"])
    let (broken, held) = (
      html.firstRange(of: "✗ broken</b> <code>error_rate not worse"),
      html.firstRange(of: "✓ held</b> <code>n &gt;= 60")
    )
    #expect(try #require(broken).lowerBound < #require(held).lowerBound)
    let markdown = try #require(texts["plots.md"])
    #expect(markdown.contains("**Gates: 1 broken, 2 held**"))
    #expect(
      markdown.contains("| ✓ held | n &gt;= 60 | There are 60 samples; the rule requires 60. |"))
    // From 59 of 60 wrong on, the rule is broken; at 98.63%, four of five test sets have that many:
    // 0.4371 + 0.3643.
    #expect(
      markdown.contains(
        "90.00%. A true value of 98.63% or more would be found in at least four of five"))
    let plain = try outputs("m") { job, folder in
      job.gates = []
      job.builds.junit = nil
      job.html = "\(folder)/plots.html"
    }
    #expect(try !#require(plain["plots.html"]).contains("class=\"gates\""))
  }
}
