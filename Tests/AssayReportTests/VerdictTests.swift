import AssayKit
import Testing

@Suite struct VerdictTests {
  private let labels = "id,label\n1,a\n2,b\n3,a\n4,b\n"

  /// The verdict on models of which each is given as the probabilities of class a.
  private func verdict(_ models: (name: String, values: [Double])...) throws -> [String] {
    try report(
      labels: labels,
      models: models.map { name, values in
        let rows = values.enumerated().map { "\($0.offset + 1),\($0.element),\(1 - $0.element)" }
        return (name, "id,a,b\n" + rows.joined(separator: "\n") + "\n")
      }
    ).verdict
  }

  @Test func `the same error and a lower cross-entropy`() throws {
    #expect(
      try sampleReport("party").verdict == [
        "model 1 and model 2 have the same error rate, 33.33\u{A0}%, but model 2’s cross-entropy is "
          + "lower by 1.067 bits (0.9220 against 1.989)."
      ])
  }

  @Test func `both lower`() throws {
    #expect(
      try verdict(("old", [0.25, 0.5, 0.75, 0.25]), ("new", [0.75, 0.25, 0.75, 0.25])) == [
        "new’s error rate is lower than old’s by 50.00 points (0.00\u{A0}% against 50.00\u{A0}%), and "
          + "new’s cross-entropy is lower by 0.3760 nats (0.2877 against 0.6637)."
      ])
  }

  @Test func `the error falls and the cross-entropy rises`() throws {
    #expect(
      try verdict(("old", [0.875, 0.125, 0.875, 0.625]), ("new", [0.625, 0.375, 0.625, 0.375])) == [
        "new’s error rate is lower than old’s by 25.00 points (0.00\u{A0}% against 25.00\u{A0}%), but "
          + "new’s cross-entropy is higher by 0.1246 nats (0.4700 against 0.3454)."
      ])
  }

  @Test func `the error differs and the cross-entropy does not`() throws {
    #expect(
      try verdict(("old", [0.5, 0.5, 0.5, 0.5]), ("new", [0.5, 0.5, 0.5, 0.5]))
        == [
          "old and new have the same error rate, 50.00\u{A0}%, and the same cross-entropy, "
            + "0.6931 nats."
        ])
    // The first of equal scores counts, so the halves are wrong for b; swapping the columns swaps
    // who is right, and no loss.
    let report = try report(
      labels: "id,label\n1,a\n2,a\n3,b\n",
      models: [
        ("old", "id,a,b\n1,0.25,0.75\n2,0.75,0.25\n3,0.5,0.5\n"),
        ("new", "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n3,0.75,0.25\n"),
      ])
    #expect(
      report.verdict == [
        "new’s error rate is lower than old’s by 33.33 points (33.33\u{A0}% against 66.67\u{A0}%), and "
          + "the cross-entropies are the same, 0.7890 nats."
      ])
  }

  @Test func `an infinite cross-entropy of the candidate`() throws {
    #expect(
      try verdict(("old", [0.75, 0.25, 0.75, 0.25]), ("new", [0, 0.25, 0.75, 0.25])) == [
        "new’s error rate is higher than old’s by 25.00 points (25.00\u{A0}% against 0.00\u{A0}%), and "
          + "new’s cross-entropy is infinite, because it gives probability 0 to the label of "
          + "1 sample."
      ])
  }

  @Test func `an infinite cross-entropy of the baseline`() throws {
    #expect(
      try verdict(("old", [0, 1, 0.75, 0.25]), ("new", [0.25, 0.75, 0.75, 0.25])) == [
        "old and new have the same error rate, 50.00\u{A0}%, but new’s cross-entropy is 0.8370 nats "
          + "where old’s is infinite, because it gives probability 0 to the label of 2 samples."
      ])
  }

  @Test func `both cross-entropies infinite`() throws {
    #expect(
      try verdict(("old", [0, 0.25, 0.75, 0.25]), ("new", [0, 0.25, 0.75, 0.25])) == [
        "old and new have the same error rate, 25.00\u{A0}%, and both cross-entropies are infinite."
      ])
  }

  @Test func `a model that gives classes only`() throws {
    let classes = (name: "rules", csv: "id,prediction\n1,a\n2,b\n3,a\n4,a\n")
    let probabilities = (name: "net", csv: "id,a,b\n1,1,0\n2,0.5,0.5\n3,1,0\n4,0.25,0.75\n")
    let alone = try report(labels: labels, models: [classes])
    #expect(
      alone.verdict == [
        "rules is wrong in 1 of 4 samples, an error rate of 25.00\u{A0}%; the cross-entropy is "
          + "undefined: the model gives classes only, and this needs probabilities."
      ])
    let mixed = try report(labels: labels, models: [probabilities, classes])
    #expect(
      mixed.verdict == [
        "net and rules have the same error rate, 25.00\u{A0}%, and their cross-entropies cannot be "
          + "compared: rules gives classes only."
      ])
    let both = try report(labels: labels, models: [classes, (name: "more", csv: classes.csv)])
    #expect(
      both.verdict == [
        "rules and more have the same error rate, 25.00\u{A0}%, and their cross-entropies cannot be "
          + "compared: both give classes only."
      ])
  }

  @Test func `one model`() throws {
    #expect(
      try verdict(("net", [0.75, 0.25, 0.75, 0.75])) == [
        "net is wrong in 1 of 4 samples, an error rate of 25.00\u{A0}%; its cross-entropy is "
          + "0.5623 nats."
      ])
    #expect(
      try verdict(("net", [0, 0.25, 0.75, 0.25])) == [
        "net is wrong in 1 of 4 samples, an error rate of 25.00\u{A0}%; its cross-entropy is "
          + "infinite, because it gives probability 0 to the label of 1 sample."
      ])
  }

  @Test func `a sentence for each candidate`() throws {
    let good = [0.75, 0.25, 0.75, 0.25]
    let sentences = try verdict(("a", good), ("b", good), ("c", [0.5, 0.25, 0.75, 0.25]))
    #expect(
      sentences == [
        "a and b have the same error rate, 0.00\u{A0}%, and the same cross-entropy, 0.2877 nats.",
        "a and c have the same error rate, 0.00\u{A0}%, but c’s cross-entropy is higher by "
          + "0.1014 nats (0.3890 against 0.2877).",
      ])
  }

  @Test(arguments: sampleFolders)
  func `no report claims what only an interval could show`(_ folder: String) throws {
    let report = try sampleReport(folder)
    for output in GoldenOutput.allCases {
      // Which way a metric is read is said of the metric, and claims nothing about a model.
      let text = try output.text(of: report).lowercased()
        .replacing("neither higher nor lower is better", with: "")
        .replacing("lower is better", with: "").replacing("higher is better", with: "")
      #expect(text.contains("error"))
      for word in ["better", "worse", "significant"] {
        #expect(!text.contains(word), "\(folder), \(output): \(word)")
      }
    }
  }
}
