import AssayKit
import AssayTestSupport
import AssayText
import Testing

@testable import AssayReport

@Suite struct DiffTests {
  /// The diff of two results, given as models on one or two sets of labels.
  private func diff(
    _ old: [(name: String, csv: String)], _ new: [(name: String, csv: String)],
    labels: (String, String) = ("id,label\n1,a\n2,b\n", "id,label\n1,a\n2,b\n"),
    configure: (inout ReportRequest) -> Void = { _ in }
  ) throws -> VersionComparison {
    try withFolder { folder in
      let paths = ("\(folder)/old.json", "\(folder)/new.json")
      try write(report(labels: labels.0, models: old).json(), to: paths.0)
      try write(report(labels: labels.1, models: new, configure: configure).json(), to: paths.1)
      return try VersionComparison(old: paths.0, new: paths.1)
    }
  }

  private let right = "id,a,b\n1,0.75,0.25\n2,0.25,0.75\n"
  private let wrong = "id,a,b\n1,0.25,0.75\n2,0.75,0.25\n"
  private let infinite = "id,a,b\n1,0,1\n2,0.25,0.75\n"

  /// The labels, and the scores of a model that is right up to a row and wrong after it, always
  /// with this probability.
  private func many(
    _ count: Int, rightTo: Int, _ probability: Double, prefix: String = ""
  ) -> (labels: String, csv: String) {
    var (labels, csv) = ("id,label\n", "id,a,b\n")
    for row in 0..<count {
      let isA = row.isMultiple(of: 2)
      labels += "\(prefix)\(row),\(isA ? "a" : "b")\n"
      let ofA = isA == (row < rightTo) ? probability : 1 - probability
      csv += "\(prefix)\(row),\(ofA),\(1 - ofA)\n"
    }
    return (labels, csv)
  }

  @Test func `a single model is paired whatever its name`() throws {
    let diff = try diff([("v1", wrong)], [("v2", right)])
    #expect(diff.text().contains("\nWhat changed · the same 2 samples · "))
    #expect(diff.text().contains("\nv1 → v2 "))
    #expect(try diff.markdown().contains("\n<summary>v1 → v2: All metrics</summary>\n"))
    #expect(diff.json().contains("\"old_model\": \"v1\""))
  }

  @Test func `two point values make no word of value`() throws {
    for diff in [
      try diff([("m", wrong)], [("m", right)]), try diff([("m", infinite)], [("m", right)]),
    ] {
      let text = diff.text() + diff.json() + diff.text(language: .chinese)
      for word in ["better", "worse", "▲", "▼", "更好", "更差", "improved", "worsened"] {
        #expect(!text.contains(word), "\(word)")
      }
      #expect(text.lowercased().contains("too few samples to show a change"))
    }
  }

  @Test func `other samples are tested as those of two test sets`() throws {
    let (old, new) = (
      many(300, rightTo: 290, 0.9), many(400, rightTo: 300, 0.9, prefix: "n")
    )
    let diff = try diff(
      [("m", old.csv)], [("m", new.csv)], labels: (old.labels, new.labels))
    let text = diff.text(width: 120)
    #expect(
      text.hasPrefix(
        "The new version is clearly worse than the old one.\nWhat changed · different test sets: 300 and 400 samples"
      ))
    #expect(diff.json().contains("\"method\": \"newcombe\""))
    #expect(diff.json().contains("\"method\": \"welch\""))
  }

  @Test func `of the same samples a share is undecided where its pairs decide`() throws {
    let (old, new) = (many(200, rightTo: 180, 0.8), many(200, rightTo: 190, 0.8))
    let diff = try diff(
      [("m", old.csv)], [("m", new.csv)], labels: (old.labels, new.labels))
    #expect(
      diff.text(width: 120).contains(
        "Undecided in error rate: which samples each version got wrong was not saved."))
    #expect(
      diff.text(isVerbose: true).contains("of a share only the\n  largest possible p is known"))
    // So large a difference is clear, however the samples pair.
    let worse = many(200, rightTo: 60, 0.8)
    let clear = try self.diff(
      [("m", old.csv)], [("m", worse.csv)], labels: (old.labels, old.labels))
    #expect(clear.text().contains("The new version is clearly worse than the old one."))
  }

  @Test func `every metric of a report is known to a diff`() throws {
    let report = try sampleReport("digits")
    try withFolder { folder in
      try write(report.json(), to: "\(folder)/r.json")
      let diff = try VersionComparison(old: "\(folder)/r.json", new: "\(folder)/r.json")
      #expect(try diff.markdown().contains("| top-5 error ↓ |"))
      #expect(try !diff.markdown().contains("_"))
      #expect(diff.text().hasPrefix("Every number is the same.\n"))
      #expect(
        try diff.html().contains("naive Bayes: every number is the same in both results."))
    }
  }

  @Test func `models are paired by name, and the others are named`() throws {
    let diff = try diff([("a", right), ("b", wrong)], [("b", wrong), ("c", right)])
    let text = diff.text()
    #expect(text.contains("\nb "))
    #expect(
      text.contains("\nOnly in the old results: a\nOnly in the new results: c\n"))
    #expect(text.hasPrefix("Every number is the same.\n"))
  }

  @Test func `without a common model nothing is compared`() throws {
    let error = try #require(throws: AssayError.self) {
      try diff([("a", right), ("b", wrong)], [("c", right)])
    }
    #expect(error.description.contains("no model is in both results"))
    #expect(error.description.contains("has 'a', 'b'; "))
    if case .input = error {} else { Issue.record("\(error)") }
  }

  @Test func `what becomes finite, or infinite, is said and claims nothing`() throws {
    let finite = try diff([("m", infinite)], [("m", right)])
    #expect(finite.text().hasPrefix("The cross-entropy is finite now, and was infinite before.\n"))
    #expect(
      finite.text(width: 120).contains(
        "Finite now: cross-entropy, which was infinite in 1 sample before."))
    #expect(finite.text().contains("finite now; ∞ before"))
    #expect(finite.text(language: .chinese).contains("现为有限值；此前 ∞"))
    #expect(!finite.text().contains("lower"))
    let back = try diff([("m", right)], [("m", infinite)])
    #expect(back.text().hasPrefix("The cross-entropy is infinite now, and was finite before.\n"))
    #expect(back.text().contains("∞ now; finite before"))
    let both = try diff([("m", infinite)], [("m", "id,a,b\n1,0,1\n2,0.2,0.8\n")])
    #expect(try both.markdown().contains("| ∞ | ∞ |  | ∞ in both |"))
  }

  @Test func `a model that gives classes only has no loss that became finite`() throws {
    let diff = try diff([("m", infinite)], [("m", "id,predicted\n1,a\n2,b\n")])
    #expect(!diff.text().contains("inite now"))
    #expect(diff.text(width: 120).contains("Not tested: cross-entropy ("))
  }

  @Test func `a change of 0 is shown with its interval`() throws {
    let model = many(100, rightTo: 90, 0.8)
    let other = many(100, rightTo: 90, 0.9)
    let diff = try diff(
      [("m", model.csv)], [("m", other.csv)], labels: (model.labels, model.labels))
    #expect(try diff.markdown().contains(#/\| 10.00% \| 10.00% \| 0.00 points &#91;−/#))
  }

  @Test func `all of it is shown verbosely`() throws {
    let (old, new) = (many(200, rightTo: 150, 0.8), many(200, rightTo: 190, 0.8))
    let diff = try diff(
      [("m", old.csv)], [("m", new.csv)], labels: (old.labels, old.labels))
    #expect(diff.text().contains("\n--verbose shows all metrics.\n"))
    #expect(!diff.text().contains("balanced error"))
    let text = diff.text(isVerbose: true)
    #expect(text.contains("balanced error") && text.contains("recall of a"))
    #expect(!text.contains("--verbose"))
    #expect(diff.text().split(separator: "\n", omittingEmptySubsequences: false).count <= 20)
  }

  @Test func `other classes, units, clips and confidences are said`() throws {
    let diff = try diff(
      [("m", right)], [("m", "id,a,c\n1,0.75,0.25\n3,0.25,0.75\n4,0.25,0.75\n")],
      labels: ("id,label\n1,a\n2,b\n", "id,label\n1,a\n3,c\n4,c\n")
    ) {
      $0.comparison.logBase = .two
      $0.comparison.clip = Clip(epsilon: 1e-7)
      $0.comparison.confidence = Confidence(0.9) ?? .percent95
    }
    let notes = diff.text(width: 1000, isVerbose: true).split(separator: "\n")
      .filter { $0.hasPrefix("! ") }
    #expect(
      notes.dropLast() == [
        "! The old results are of 2 samples, the new ones of 3 samples.",
        "! The classes differ; only in the new results: c; only in the old ones: b. Means over all "
          + "classes are not compared.",
        "! The old results are in nats and were converted to bits.",
        "! Clipped cross-entropies are not compared: they were clipped by sklearn and by 1e-07.",
        "! The old intervals are at 95%, the new ones at 90%; the differences are at 90%.",
      ])
    // Converted to bits, the loss is unchanged, 0.4150 per sample.
    #expect(
      diff.text(width: 200).contains(
        #/cross-entropy, bits ↓ +0.415 +0.415 +equal/#))
    #expect(diff.json().contains("\"reason\": \"classes_differ\""))
  }

  @Test(arguments: [40, 60, 80, 120])
  func `a diff is no wider than the terminal`(_ width: Int) throws {
    let diff = try diff([(String(repeating: "民", count: 200), wrong)], [("new", infinite)])
    for line in diff.text(width: width).split(separator: "\n") {
      #expect(columns(of: String(line)) <= width)
    }
  }

  @Test func `versions of predictions are paired sample by sample`() throws {
    let (old, new) = (many(200, rightTo: 150, 0.8), many(200, rightTo: 190, 0.8))
    try withFolder { folder in
      try write(old.labels, to: "\(folder)/y.csv")
      try write(old.csv, to: "\(folder)/net-1.2.csv")
      try write(new.csv, to: "\(folder)/net-1.3.csv")
      var request = ReportRequest()
      request.labels = "\(folder)/y.csv"
      let diff = try VersionComparison(
        oldPredictions: ReportRequest.Model(path: "\(folder)/net-1.2.csv"),
        newPredictions: ReportRequest.Model(path: "\(folder)/net-1.3.csv"), for: request)
      #expect(
        diff.text().hasPrefix(
          "net-1.3 is clearly better than net-1.2.\n"
            + "What changed · the same 200 samples, compared one by one"))
      #expect(diff.text().contains("\n40 samples newly right, 0 newly wrong.\n"))
      #expect(diff.json().contains("\"net-1.3 is clearly better than net-1.2.\""))
      #expect(diff.json().contains("\"method\": \"mcnemar_mid_p\""))
    }
  }
}
