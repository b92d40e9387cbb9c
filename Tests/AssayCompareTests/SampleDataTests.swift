import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import Foundation
import Testing

private let twoModels: KeyValuePairs = ["model 1": "model-1.csv", "model 2": "model-2.csv"]

@Test(arguments: ["party", "party-zh"])
func `two models equal in error rate differ in loss`(_ folder: String) throws {
  let party = try compareSample(folder, models: twoModels)
  #expect(
    party.classes.names
      == (folder == "party" ? ["other", "republican", "democrat"] : ["其他党", "共和党", "民主党"]))
  #expect(party.samples.samples.map(\.label) == [2, 1, 0])
  #expect(party.samples.samples.map(\.name) == ["s1", "s2", "s3"])
  for model in 0..<2 {
    #expect(try party.value(MetricKey.errorRate, of: model) == 1.0 / 3)
  }
  for (model, squared, mean, bits) in [
    (0, [0.54, 0.54, 1.34], 0.80667, 1.988595), (1, [0.14, 0.14, 0.74], 0.34, 0.922037),
  ] {
    let losses = party.losses(MetricKey.squaredError, of: model)
    #expect(losses.count == 3)
    for (loss, expected) in zip(losses, squared) {
      #expect(isPrinted(loss, expected, decimals: 2))
      #expect(isClose(loss, expected))
    }
    let squaredMean = try party.value(MetricKey.squaredError, of: model)
    #expect(isPrinted(squaredMean, mean, decimals: 5))
    #expect(isClose(squaredMean, squared.reduce(0, +) / 3))
    let entropy = try party.value(MetricKey.crossEntropy, of: model, in: .two)
    #expect(isPrinted(entropy, bits, decimals: 6))
    let truths = model == 0 ? [0.4, 0.4, 0.1] : [0.7, 0.7, 0.3]
    #expect(isClose(entropy, -truths.map(log2).reduce(0, +) / 3))
  }
  #expect(
    party.samples.samples.map { $0.models.map(\.isCorrect) } == [
      [true, true], [true, true], [false, false],
    ])
  #expect(party.caveats.isEmpty)
}

@Test func `one column holds the probability of the positive class`() throws {
  let binary = try compareSample("binary", models: twoModels, positive: "1")
  for (model, p, bits) in [(0, 0.6, 0.736966), (1, 0.8, 0.321928)] {
    let entropy = try binary.value(MetricKey.binaryCrossEntropy, of: model, in: .two)
    #expect(isPrinted(entropy, bits, decimals: 6))
    #expect(isClose(entropy, -log2(p)))
    #expect(try binary.value(MetricKey.crossEntropy, of: model, in: .two) == entropy)
    #expect(try binary.value(MetricKey.errorRate, of: model) == 0)
  }
}

@Test func `a single sample has a loss`() throws {
  let animals = try compareSample("animals", models: ["model": "model.csv"])
  let entropy = try animals.value(MetricKey.crossEntropy, of: 0, in: .two)
  #expect(isPrinted(entropy, 0.514573, decimals: 6))
  #expect(isClose(entropy, -log2(0.7)))
  #expect(try animals.value(MetricKey.errorRate, of: 0) == 0)
  #expect(animals.classes.names == ["cat", "dog", "horse"])
}

@Test func `training lowers the loss`() throws {
  let change = try compareSample(
    "before-after", models: ["before": "before.csv", "after": "after.csv"])
  for (model, p, nats, error) in [(0, 0.3, 1.203973, 1.0), (1, 0.8, 0.223144, 0.0)] {
    let entropy = try change.value(MetricKey.crossEntropy, of: model)
    #expect(isPrinted(entropy, nats, decimals: 6))
    #expect(isClose(entropy, -log(p)))
    #expect(try change.value(MetricKey.errorRate, of: model) == error)
  }
  let outcomes = try #require(change.pairs.first).outcomes
  #expect(outcomes.onlyCandidateRight == 1)
}

@Test func `labels that are distributions have divergence and entropy`() throws {
  let distributions = try compareSample("distributions", models: ["model": "model.csv"])
  #expect(distributions.labelsAreSoft)
  let divergences = distributions.losses(MetricKey.klDivergence, of: 0, in: .two)
  let entropies = distributions.losses(MetricKey.labelEntropy, of: 0, in: .two)
  #expect(divergences.count == 4)
  #expect(entropies.count == 4)
  for (value, expected) in zip(divergences, [0.188722, 0.207519, 0.052933, 0.25]) {
    #expect(isPrinted(value, expected, decimals: 6))
  }
  for (value, expected) in zip(entropies, [0.811278, 1, 0.468996, 1.75]) {
    #expect(isPrinted(value, expected, decimals: 6))
  }
  #expect(isClose(divergences[0], 0.75 * log2(1.5) + 0.25 * log2(0.5)))
  #expect(isClose(divergences[1], 1 - 0.5 * log2(3)))
  #expect(isClose(divergences[3], 0.25))
  #expect(entropies[1] == 1)
  #expect(entropies[3] == 1.75)
  #expect(
    isPrinted(
      try distributions.value(MetricKey.klDivergence, of: 0, in: .two), 0.174793, decimals: 6))
  #expect(
    isPrinted(
      try distributions.value(MetricKey.labelEntropy, of: 0, in: .two), 1.007568, decimals: 6))
}

@Test func `logits of a binary model become probabilities`() throws {
  let sigmoid = try compareSample(
    "sigmoid", models: ["model": "model.csv"], positive: "1", scores: .sigmoidLogits)
  #expect(try sigmoid.value(MetricKey.errorRate, of: 0) == 0.25)
  let entropy = try sigmoid.value(MetricKey.crossEntropy, of: 0)
  #expect(isPrinted(entropy, 0.395202, decimals: 6))
  #expect(isClose(entropy, 0.3952020561941332))
  let squared = try sigmoid.value(MetricKey.squaredError, of: 0)
  #expect(isPrinted(squared, 0.260128, decimals: 6))
  #expect(isClose(squared, 0.2601277914715199))
  let wrong = sigmoid.samples.samples.filter { !$0.models[0].isCorrect }.map(\.name)
  #expect(wrong == ["s6", "s7"])
}

@Test func `three models on handwritten digits`() throws {
  let digits = try digits()
  #expect(digits.count == 1797)
  for (model, errors, squared, nats) in [
    (0, 57, 0.052262, 0.114846), (1, 44, 0.111190, 0.302454), (2, 287, 0.297249, nil),
  ] {
    let evaluation = digits.evaluations[model]
    #expect(evaluation.confusion.total - evaluation.confusion.correct == errors)
    #expect(try digits.value(MetricKey.errorRate, of: model) == Double(errors) / 1797)
    #expect(
      isPrinted(try digits.value(MetricKey.squaredError, of: model), squared, decimals: 6))
    if let nats {
      #expect(isPrinted(try digits.value(MetricKey.crossEntropy, of: model), nats, decimals: 6))
    }
  }
  guard case .infinite(let mean) = digits.evaluations[2].estimate(MetricKey.crossEntropy) else {
    Issue.record("naive Bayes is finite")
    return
  }
  #expect(mean.count == 25)
  #expect(isPrinted(try #require(mean.finiteMean), 4.569365, decimals: 6))
  #expect(digits.count - mean.count == 1772)
}
