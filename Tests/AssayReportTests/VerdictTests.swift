import AssayKit
import AssayTestSupport
import Testing

@Suite struct VerdictTests {
  private let labels = "id,label\n1,a\n2,b\n3,a\n4,b\n"

  /// The verdict on models, each given by its probabilities of class a.
  private func verdict(_ models: (name: String, values: [Double])...) throws -> [String] {
    try report(
      labels: labels,
      models: models.map { name, values in
        let rows = values.enumerated().map { "\($0.offset + 1),\($0.element),\(1 - $0.element)" }
        return (name, "id,a,b\n" + rows.joined(separator: "\n") + "\n")
      }
    ).aboutPairs
  }

  /// The sentence that there are too few samples to distinguish two models.
  private func tooFew(
    _ samples: String, _ p: Double, _ candidate: String = "new", _ baseline: String = "old",
    risk: Double = 0.025
  ) -> String {
    let tests = Int((0.05 / risk).rounded())
    return
      "Too few samples to distinguish \(candidate) from \(baseline): with \(samples), p cannot fall "
      + "below \(p); a claim needs \(risk)\(tests > 1 ? " (0.05 divided among \(tests) tests)" : ""). "
  }

  @Test func `three candidates and more are summed up first, the best before the others`() throws {
    let middle = alternatingRows { $0.isMultiple(of: 5) ? 0.375 : 0.625 }
    let models: [(name: String, csv: String)] = [
      ("base", middle), ("x", alternatingRows { $0.isMultiple(of: 5) ? 0.25 : 0.5625 }),
      ("same", middle),
      ("good", alternatingRows { _ in 0.875 }),
      ("y", alternatingRows { $0.isMultiple(of: 5) ? 0.25 : 0.5625 }),
    ]
    let english = try report(labels: alternatingLabels, models: models)
    #expect(english.headline == "good is clearly better than base")
    #expect(
      try english.markdown().contains(
        "good makes clearly fewer mistakes, and its probabilities are clearly better; x and y have "
          + "clearly worse probabilities."))
    let chinese = try report(labels: alternatingLabels, models: models) {
      $0.language = .chinese
    }
    #expect(chinese.headline == "good 显著优于 base")
    #expect(
      try chinese.markdown().contains("good 错误率显著更低，概率显著更好；x 和 y 概率显著更差。"))
    #expect(english.verdict[0].hasPrefix("x is worse than base in cross-entropy"))
    let all = try report(labels: alternatingLabels, models: models) {
      $0.comparison.comparesAllPairs = true
    }
    #expect(all.headline == "good is clearly better than all other models")
  }

  @Test func `the same error and a lower cross-entropy`() throws {
    #expect(
      try sampleReport("party").aboutPairs == [
        "Too few samples to distinguish model 2 from model 1: with 3 samples, p cannot fall below 0.25; a "
          + "claim needs 0.025 (0.05 divided among 2 tests). Both have the same error rate, 33.33%, but model 2’s "
          + "cross-entropy is 1.07 bits lower (0.92 vs 1.99). About 7 samples would be needed "
          + "to detect a difference of this size in cross-entropy (80% power, tested by itself)."
      ])
  }

  @Test func `both lower`() throws {
    #expect(
      try verdict(("old", [0.25, 0.5, 0.75, 0.25]), ("new", [0.75, 0.25, 0.75, 0.25])) == [
        tooFew("only 2 of 4 samples where one model is right and the other wrong", 0.25)
          + "new’s error rate is 50.00 points lower (0.00% vs 50.00%), and its "
          + "cross-entropy is 0.38 nats lower (0.29 vs 0.66). About 19 samples would be "
          + "needed to detect a difference of this size in error rate, about 15 for the one in "
          + "cross-entropy (80% power, each tested by itself)."
      ])
  }

  @Test func `the error falls and the cross-entropy rises`() throws {
    #expect(
      try verdict(("old", [0.875, 0.125, 0.875, 0.625]), ("new", [0.625, 0.375, 0.625, 0.375])) == [
        tooFew("4 samples", 0.125)
          + "new’s error rate is 25.00 points lower (0.00% vs 25.00%), but its "
          + "cross-entropy is 0.12 nats higher (0.47 vs 0.35). About 61 samples would be "
          + "needed to detect a difference of this size in error rate, about 91 for the one in "
          + "cross-entropy (80% power, each tested by itself)."
      ])
  }

  @Test func `the error differs and the cross-entropy does not`() throws {
    #expect(
      try verdict(("old", [0.5, 0.5, 0.5, 0.5]), ("new", [0.5, 0.5, 0.5, 0.5]))
        == [
          tooFew("4 samples", 0.125)
            + "Both have the same error rate, 50.00%, and the same cross-entropy, 0.693 nats."
        ])
    // With equal scores the first class is predicted, so one half is wrong for b. The losses of
    // both models are the same.
    let report = try report(
      labels: "id,label\n1,a\n2,a\n3,b\n",
      models: [
        ("old", "id,a,b\n1,0.25,0.75\n2,0.75,0.25\n3,0.5,0.5\n"),
        ("new", "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n3,0.75,0.25\n"),
      ])
    #expect(
      report.aboutPairs == [
        tooFew("3 samples", 0.25)
          + "new’s error rate is 33.33 points lower (33.33% vs 66.67%), and the "
          + "cross-entropies are the same, 0.79 nats. About 40 samples would be needed to detect a "
          + "difference of this size in error rate (80% power, tested by itself)."
      ])
  }

  @Test func `an infinite cross-entropy of the candidate`() throws {
    #expect(
      try verdict(("old", [0.75, 0.25, 0.75, 0.25]), ("new", [0, 0.25, 0.75, 0.25])) == [
        tooFew("only 1 of 4 samples where one model is right and the other wrong", 0.5)
          + "new’s error rate is 25.00 points higher (25.00% vs 0.00%), and its "
          + "cross-entropy is infinite, because it gives 1 sample probability 0 on its true class. "
          + "About 61 samples would be needed to detect a difference of this size in error rate "
          + "(80% power, tested by itself)."
      ])
  }

  @Test func `an infinite cross-entropy of the baseline`() throws {
    #expect(
      try verdict(("old", [0, 1, 0.75, 0.25]), ("new", [0.25, 0.75, 0.75, 0.25])) == [
        tooFew("4 samples", 0.125)
          + "Both have the same error rate, 50.00%, but new’s cross-entropy is 0.84 nats where "
          + "old’s is infinite, because old gives 2 samples probability 0 on their true class."
      ])
  }

  @Test func `both cross-entropies infinite`() throws {
    #expect(
      try verdict(("old", [0, 0.25, 0.75, 0.25]), ("new", [0, 0.25, 0.75, 0.25])) == [
        tooFew("4 samples", 0.125)
          + "Both have the same error rate, 25.00%, and both cross-entropies are infinite."
      ])
  }

  @Test func `a model that gives classes only`() throws {
    let classes = (name: "rules", csv: "id,prediction\n1,a\n2,b\n3,a\n4,a\n")
    let probabilities = (name: "net", csv: "id,a,b\n1,1,0\n2,0.5,0.5\n3,1,0\n4,0.25,0.75\n")
    let alone = try report(labels: labels, models: [classes])
    #expect(
      alone.aboutPairs == [
        "rules is wrong in 1 of 4 samples, an error rate of 25.00% (95% interval 4.56–"
          + "69.94%); the cross-entropy is undefined: the model predicts classes only, and this needs probabilities."
      ])
    let mixed = try report(labels: labels, models: [probabilities, classes])
    #expect(
      mixed.aboutPairs == [
        tooFew(
          "only 2 of 4 samples where one model is right and the other wrong", 0.25, "rules", "net",
          risk: 0.05)
          + "Both have the same error rate, 25.00%, and the two are not compared in "
          + "cross-entropy: rules predicts classes only."
      ])
    let both = try report(labels: labels, models: [classes, (name: "more", csv: classes.csv)])
    #expect(
      both.aboutPairs == [
        tooFew("4 samples", 0.125, "more", "rules", risk: 0.05)
          + "Both have the same error rate, 25.00%, and the two are not compared in "
          + "cross-entropy: both predict classes only."
      ])
  }

  @Test func `one model`() throws {
    #expect(
      try verdict(("net", [0.75, 0.25, 0.75, 0.75])) == [
        "net is wrong in 1 of 4 samples, an error rate of 25.00% (95% interval 4.56–"
          + "69.94%); its cross-entropy is 0.56 nats."
      ])
    #expect(
      try verdict(("net", [0, 0.25, 0.75, 0.25])) == [
        "net is wrong in 1 of 4 samples, an error rate of 25.00% (95% interval 4.56–"
          + "69.94%); its cross-entropy is infinite, because it gives 1 sample probability 0 on its true class."
      ])
  }

  @Test func `a sentence for each candidate`() throws {
    let good = [0.75, 0.25, 0.75, 0.25]
    let sentences = try verdict(("a", good), ("b", good), ("c", [0.5, 0.25, 0.75, 0.25]))
    #expect(
      sentences == [
        tooFew("4 samples", 0.125, "b", "a", risk: 0.0125)
          + "Both have the same error rate, 0.00%, and the same cross-entropy, 0.29 nats.",
        tooFew("4 samples", 0.125, "c", "a", risk: 0.0125)
          + "Both have the same error rate, 0.00%, but c’s cross-entropy is 0.10 nats higher "
          + "(0.39 vs 0.29). About 32 samples would be needed to detect a difference of this size in "
          + "cross-entropy (80% power, tested by itself).",
      ])
  }

  /// The report on `count` samples and models that are right for the first `right` of them.
  private func graded(_ models: [(String, right: Int, sure: Double)], of count: Int) throws
    -> Report
  {
    try report(
      labels: "id,label\n"
        + (1...count).map { "\($0),\($0.isMultiple(of: 2) ? "b" : "a")\n" }.joined(),
      models: models.map { name, right, sure in
        let rows = (1...count).map { row in
          // No two samples are alike, so that differences have a spread.
          let p = sure - Double(row) / Double(64 * count)
          let label = row <= right ? p : 1 - p
          return row.isMultiple(of: 2)
            ? "\(row),\(1 - label),\(label)" : "\(row),\(label),\(1 - label)"
        }
        return (name, "id,a,b\n" + rows.joined(separator: "\n") + "\n")
      })
  }

  @Test func `better and worse name both models once, and evidence follows`() throws {
    let better = try graded([("old", 60, 0.75), ("new", 90, 0.875)], of: 100).verdict[0]
    #expect(
      better.hasPrefix("new is better than old in error rate and cross-entropy. Its error rate "))
    #expect(
      better.contains(
        "is 30.00 points lower (10.00% vs 40.00%; widened 95% interval "))
    #expect(better.contains(", p\u{A0}<\u{A0}0.001), and its cross-entropy is "))
    let worse = try graded([("old", 90, 0.875), ("new", 60, 0.75)], of: 100).verdict[0]
    #expect(
      worse.hasPrefix("new is worse than old in error rate and cross-entropy. Its error rate "))
    // The new model is right more often, but with a higher cross-entropy.
    let both = try graded([("old", 80, 0.75), ("new", 95, 0.515)], of: 100).verdict[0]
    #expect(
      both.hasPrefix(
        "new is better than old in error rate, but worse in cross-entropy (approximate). "))
    #expect(both.contains("), but its cross-entropy is "))
    let same = try graded([("old", 89, 0.875), ("new", 90, 0.875)], of: 100).verdict[0]
    #expect(
      same.hasPrefix(
        "Too few samples to distinguish new from old: with only 1 of 100 samples where one model is right and the other wrong, p "
          + "cannot fall below 0.5"), "\(same)")
    // The effect of temperatures on the two is in a separate sentence.
    for whole in [better, worse, both] {
      let sentence = whole.components(separatedBy: " After temperature scaling")[0]
      #expect(sentence.components(separatedBy: "new").count == 2, "\(sentence)")
      #expect(sentence.components(separatedBy: "old").count == 2, "\(sentence)")
    }
  }

  @Test func `without tests the two are named by what is known of them`() throws {
    let models = [("old", [0.25, 0.5]), ("new", [0.75, 0.25])].map { name, values in
      (
        name: name,
        csv: "id,a,b\n1,\(values[0]),\(1 - values[0])\n2,\(values[1]),\(1 - values[1])\n"
      )
    }
    let core = try report(labels: "id,label\n1,a\n2,b\n", models: models) {
      $0.comparison.metrics = .core
    }
    #expect(
      core.verdict == [
        "new’s error rate is 100.00 points lower than old’s (0.00% vs 100.00%), and its "
          + "cross-entropy is 0.752 nats lower (0.288 vs 1.040)."
      ])
    // Samples are not compared one by one, so the number of different answers is unknown.
    #expect(core.json().contains("\"different_answers\": null"))
    for page in try [core.markdown(), core.html()] { #expect(!page.contains("They predict")) }
  }

  @Test func `a model no better than the class frequencies is told so`() throws {
    let verdict = try report(
      labels: labels,
      models: [
        ("bad", "id,a,b\n1,0.1,0.9\n2,0.9,0.1\n3,0.4,0.6\n4,0.3,0.7\n"),
        ("rules", "id,prediction\n1,b\n2,b\n3,b\n4,b\n"),
      ]
    ).verdict
    #expect(
      verdict.dropFirst() == [
        "bad is not shown to be better than always predicting the class frequencies (D² "
          + "−1.12; those score 0; approximate).",
        "rules is not shown to be better than always predicting the most frequent class (error rate "
          + "50.00% vs 50.00%).",
      ])
  }

  @Test func `too much and too little confidence are told, with their evidence`() throws {
    let verdict = try sampleReport("digits").verdict
    #expect(
      verdict.contains(
        "random forest is underconfident: it says 78% and is right 98% of the time "
          + "(calibration test p\u{A0}<\u{A0}0.001)."))
    #expect(verdict.contains { $0.hasPrefix("naive Bayes is overconfident: ") })
  }
}
