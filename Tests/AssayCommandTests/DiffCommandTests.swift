import Foundation
import Testing

@Suite struct DiffCommandTests {
  private func saved() throws -> Workshop {
    let workshop = try Workshop()
    for version in ["before", "after"] {
      let run = try workshop.assay(
        "report", "-q", "--labels", "SampleData/before-after/labels.csv", "--model",
        "net=SampleData/before-after/\(version).csv", "--json", "\(version).json")
      try #require(run.code == 0)
    }
    return workshop
  }

  @Test func `two versions are compared`() throws {
    let run = try saved().assay("diff", "before.json", "after.json")
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(run.output.contains("\nnet "))
    #expect(run.output.contains("error rate ↓"))
  }

  @Test func `the comparison goes to files or to standard output`() throws {
    let workshop = try saved()
    let run = try workshop.assay("diff", "before.json", "after.json", "--markdown", "-")
    #expect(run.output.hasPrefix("# Too few samples to show a change\n"))
    let file = try workshop.assay(
      "diff", "before.json", "after.json", "--markdown=d.md", "--html=d.html", "--json=d.json")
    #expect(file.output.contains("\nnet "))
    #expect(try workshop.text("d.md") == run.output)
    #expect(try workshop.text("d.html").hasPrefix("<!DOCTYPE html>"))
    #expect(try workshop.text("d.json").contains("\"changes\": ["))
  }

  @Test func `folders are measured, and predictions take labels`() throws {
    let workshop = try Workshop()
    let folders = try workshop.assay("diff", "SampleData/party", "SampleData/party")
    #expect(folders.code == 0)
    #expect(folders.output.hasPrefix("Every number is the same.\n"))
    let files = try workshop.assay(
      "diff", "SampleData/before-after/before.csv", "SampleData/before-after/after.csv",
      "--labels", "SampleData/before-after/labels.csv")
    #expect(files.code == 0)
    #expect(files.output.contains("compared one by one"))
    #expect(files.output.contains("\nbefore → after "))
  }

  @Test func `without a model in common it ends with 2`() throws {
    let workshop = try saved()
    let run = try workshop.assay("diff", "before.json", "SampleData/party")
    #expect(run.code == 2)
    #expect(run.error.contains("no model is in both results, so nothing can be compared"))
  }

  /// The results and outcomes of two versions on 60 samples: the old one is wrong only in "n 7",
  /// the new one only in "n 3".
  private func changed(hasIDs: Bool) throws -> Workshop {
    let workshop = try Workshop()
    func lines(_ head: String, _ line: (Int) -> String) -> String {
      let texts = (0..<60).map { (hasIDs ? "n \($0)," : "") + line($0) }
      return ([(hasIDs ? "id," : "") + head] + texts).joined(separator: "\n") + "\n"
    }
    func isA(_ row: Int) -> Bool { row.isMultiple(of: 2) }
    try workshop.write(lines("label") { isA($0) ? "a" : "b" }, to: "y.csv")
    for (name, wrong) in [("old", 7), ("new", 3)] {
      try workshop.write(
        lines("a,b") { isA($0) == ($0 != wrong) ? "0.9,0.1" : "0.1,0.9" }, to: "\(name).csv")
      let run = try workshop.assay(
        "report", "-q", "--labels", "y.csv", "--model", "net=\(name).csv", "--json",
        "\(name).json", "--outcomes", "\(name).out")
      try #require(run.code == 0)
    }
    return workshop
  }

  private let outcomes = ["--old-outcomes", "old.out", "--new-outcomes", "new.out"]

  @Test func `labels beside outcomes say which samples changed`() throws {
    let workshop = try changed(hasIDs: true)
    // The labels, in another order.
    let lines = try workshop.text("y.csv").split(separator: "\n")
    let turned = [lines[0]] + lines.dropFirst().reversed()
    try workshop.write(turned.joined(separator: "\n") + "\n", to: "turned.csv")
    let named = try workshop.assay(
      "diff", "old.json", "new.json",
      more: outcomes + ["--labels", "turned.csv", "--json", "d.json"])
    #expect(named.output.contains("\nnewly wrong: n 3\nnewly right: n 7\n"))
    #expect(
      try workshop.text("d.json").contains(
        "\"newly_wrong_samples\": [{\"id\": \"n 3\", \"row\": 57}]"))
    let counted = try workshop.assay("diff", "old.json", "new.json", more: outcomes)
    #expect(counted.code == 0)
    #expect(!counted.output.contains("newly wrong:"))
    try workshop.write(
      try workshop.text("y.csv").replacing("n ", with: "m "), to: "others.csv")
    for (labels, code, words) in [
      ("others.csv", 2, "others.csv: these ids are not those of new.json"),
      ("new.json", 2, "these are results written by Assay, not labels or predictions"),
    ] as [(String, Int32, String)] {
      let run = try workshop.assay(
        "diff", "old.json", "new.json", more: outcomes + ["--labels", labels])
      #expect(run.code == code)
      #expect(run.error.contains(words), "\(run.error)")
    }
    let measured = try workshop.assay(
      "diff", "old.json", "new.json", more: outcomes + ["--labels", "y.csv", "--log-base", "2"])
    #expect(measured.code == 64)
    #expect(measured.error.contains("--log-base says how to measure predictions"))
    let predictions = try workshop.assay("diff", "old.csv", "new.csv", more: ["--labels", "y.csv"])
    #expect(predictions.output.contains("\nnewly wrong: n 3\nnewly right: n 7\n"))
  }

  @Test func `without ids changed samples have their rows`() throws {
    let workshop = try changed(hasIDs: false)
    let run = try workshop.assay("diff", "old.json", "new.json", more: outcomes)
    #expect(run.output.contains("\nnewly wrong: row 4\nnewly right: row 8\n"))
  }

  @Test func `a folder’s own labels say which samples changed`() throws {
    let workshop = try changed(hasIDs: true)
    for name in ["old", "new"] {
      try FileManager.default.createDirectory(
        atPath: "\(workshop.path)/\(name)", withIntermediateDirectories: true)
      try workshop.write(
        "{\"labels\": \"../y.csv\", \"model\": {\"net\": \"../\(name).csv\"}}",
        to: "\(name)/assay.json")
    }
    let run = try workshop.assay("diff", "old", "new")
    #expect(run.output.contains("\nnewly wrong: n 3\nnewly right: n 7\n"), "\(run.error)")
  }

  @Test func `versions are called by their names, and dates are told apart by their zones`() throws
  {
    let workshop = try changed(hasIDs: true)
    for (name, date) in [
      ("old", "2026-02-01T09:00:00+09:00"), ("new", "2026-01-31T23:00:00-05:00"),
    ] {
      let run = try workshop.assay(
        "report", "-q", "--labels", "y.csv", "--model", "net=\(name).csv", "--name", "the \(name)",
        "--date",
        date, "--json", "\(name).json")
      try #require(run.code == 0)
    }
    let run = try workshop.assay("diff", "old.json", "new.json")
    #expect(
      run.output.replacing("\n", with: " ").hasPrefix(
        "Every number is the same. What changed · the old (2026-02-01T09:00:00+09:00) → the new "
          + "(2026-01-31T23:00:00-05:00) · the same 60 samples"))
    try workshop.write(try workshop.text("old.json"), to: "h/z.json")
    try workshop.write(try workshop.text("new.json"), to: "h/a.json")
    let history = try workshop.assay("diff", "--history", "h", "--json", "-")
    let parts = history.output.split(separator: "the old")
    #expect(parts.count > 1 && !parts[0].contains("the new"))
    let wrong = try workshop.assay(
      "report", "--labels", "y.csv", "--model", "old.csv", "--date", "2026-02-30")
    #expect(wrong.code == 64)
  }
}
