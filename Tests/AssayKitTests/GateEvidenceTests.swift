import AssayKit
import Foundation
import Testing

@testable import AssayCommand

/// The claims of rules about results without the outcome of each sample.
@Suite struct GateEvidenceTests {
  /// Runs a body with the paths of results and outcomes, each of a model that is wrong on these of
  /// 400 samples.
  private func results(
    _ wrong: [Range<Int>], _ body: ([(json: String, outcomes: String)]) throws -> Void
  )
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var labels = "id,label,region,sex\n"
    for row in 0..<400 {
      labels += "\(row),\(row % 2 == 0 ? "a" : "b"),r\(row % 3),\(row % 5 == 0 ? "f" : "m")\n"
    }
    try labels.write(toFile: "\(folder)/y.csv", atomically: true, encoding: .utf8)
    let paths = try wrong.indices.map { index in
      var text = "id,a,b\n"
      // The losses differ, so that more differs than which samples are wrong.
      let (high, low) = index == 0 ? ("0.8", "0.2") : ("0.75", "0.25")
      for row in 0..<400 {
        let isA = (row % 2 == 0) != wrong[index].contains(row)
        text += "\(row),\(isA ? high : low),\(isA ? low : high)\n"
      }
      try text.write(toFile: "\(folder)/m\(index).csv", atomically: true, encoding: .utf8)
      var job = Job()
      job.request.labels = "\(folder)/y.csv"
      job.request.models = [ReportRequest.Model(name: "m", path: "\(folder)/m\(index).csv")]
      for (name, value) in [
        ("slice", "region*sex"), ("json", "\(folder)/\(index).json"),
        ("outcomes", "\(folder)/\(index).out"),
      ] { try job.set(try #require(Option.named(name)), to: value) }
      try Report(job.measured).outputs(for: job).write()
      return ("\(folder)/\(index).json", "\(folder)/\(index).out")
    }
    try body(paths)
  }

  private func judged(
    _ rule: String, _ new: String, against old: String? = nil,
    outcomes: (old: String?, new: String?) = (nil, nil)
  ) throws -> String {
    try Report(savedAt: new, for: ReportRequest())
      .outcomes(of: try Gates([rule]), against: old.map { .saved($0) }, outcomes: outcomes).text(
        width: 10_000
      )
      .replacing("\u{A0}", with: " ")
  }

  @Test func `without outcomes nothing is held that outcomes would leave open`() throws {
    try results([0..<200, 200..<400]) { paths in
      let rule = "error_rate not worse than before by 8 points"
      let alone = try judged(rule, paths[1].json, against: paths[0].json)
      #expect(alone.hasPrefix("Gates: 1 undecided"))
      let known = try judged(
        rule, paths[1].json, against: paths[0].json,
        outcomes: (paths[0].outcomes, paths[1].outcomes))
      #expect(known.hasPrefix("Gates: 1 undecided"))
      // No sample is wrong in both versions, which is as far apart as they can be.
      #expect(
        alone.contains("95% interval −9.75 to +9.75") && known.contains("−9.75 to +9.75"))
    }
  }

  @Test func `no error on either side is no difference`() throws {
    try results([0..<0, 0..<0]) { paths in
      for rule in [
        "error_rate not worse than before", "error_rate not worse than before by 1 points",
      ] {
        let text = try judged(rule, paths[1].json, against: paths[0].json)
        #expect(text.hasPrefix("Gates: 1 held") && text.contains("The two are identical."))
      }
    }
  }

  @Test func `of no errors the smallest share that shows one is said`() throws {
    // One wrong sample of 400 is enough, and at 0.402% four of five test sets have one.
    try results([0..<0]) { paths in
      let text = try judged("error_rate <= 0", paths[0].json)
      #expect(
        text.contains("A true value of 0.41% or more would be found in at least four of five"))
    }
  }

  /// The expected values are sums of binomial probabilities, from the number of errors at which
  /// Wilson's interval passes the limit.
  @Test func `a share that would be found is found in at least four of five test sets`() throws {
    // 29 or more errors of 400 are found, and at 8.2949% four of five test sets have that many.
    try results([0..<8]) { paths in
      let above = try judged("error_rate <= 5%", paths[0].json)
      #expect(above.contains("A true value of 8.30% or more would be found in at least four"))
      let below = try judged("accuracy >= 95%", paths[0].json)
      #expect(below.contains("A true value of 91.70% or less would be found in at least four"))
    }
  }

  @Test func `the smallest breach that would be found is one that would be found`() throws {
    try results([0..<40, 0..<80]) { paths in
      // A change that exceeds the margin is found if it is found to be worse at all, which takes
      // 2.8 standard errors.
      let far = try judged(
        "error_rate not worse than before by 9 points", paths[0].json, against: paths[1].json,
        outcomes: (paths[1].outcomes, paths[0].outcomes))
      #expect(
        far.contains("A true change for the worse of 9 points or more would be found in about four")
      )
      let near = try judged(
        "error_rate not worse than before by 1 points", paths[0].json, against: paths[1].json,
        outcomes: (paths[1].outcomes, paths[0].outcomes))
      #expect(near.contains("A true change for the worse of 4.20 points or more"))
      // A broken rule says nothing about what would have been found.
      let broken = try judged(
        "error_rate not worse than before by 1 points", paths[1].json, against: paths[0].json,
        outcomes: (paths[0].outcomes, paths[1].outcomes))
      #expect(broken.hasPrefix("Gates: 1 broken") && !broken.contains("would be found"))
      let byValue = try judged(
        "error_rate not worse than before by 1 points on value", paths[1].json,
        against: paths[0].json)
      #expect(byValue.contains(": worse by more than 1 point."))
    }
  }

  @Test func `pairs of columns make slices, too`() throws {
    try results([0..<40]) { paths in
      for rule in ["worst @region*sex error_rate <= 60%", "error_rate @region*sex=\"r0*f\" <= 60%"]
      {
        let text = try judged(rule, paths[0].json)
        #expect(text.hasPrefix("Gates: 1 held"), "\(text)")
      }
      let single = try judged("worst @region error_rate <= 60%", paths[0].json)
      #expect(single.contains("no column of slices"))
    }
  }
}
