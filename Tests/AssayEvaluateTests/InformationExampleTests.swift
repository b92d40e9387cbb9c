import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

/// Textbook values: (label, prediction, metric, name in the reference).
private let examples: [([Double], [Double], String, String)] = [
  ([0.75, 0.25], [0.5, 0.5], MetricKey.klDivergence, "kl_P(.75,.25)_Q(.5,.5)"),
  ([0.5, 0.5], [0.75, 0.25], MetricKey.klDivergence, "kl_Q_P"),
  ([0.75, 0.25], [0.5, 0.5], MetricKey.crossEntropy, "cross_entropy_P_Q"),
  ([0.9, 0.1], [0.5, 0.5], MetricKey.labelEntropy, "entropy(.9,.1)"),
  ([0.5, 0.5], [0.75, 0.25], MetricKey.labelEntropy, "entropy(.5,.5)"),
  (
    [0.5, 0.25, 0.125, 0.125], [0.25, 0.25, 0.25, 0.25], MetricKey.labelEntropy,
    "entropy_huffman(1/2,1/4,1/8,1/8)"
  ),
  (
    [0.25, 0.25, 0.25, 0.25], [0.5, 0.25, 0.125, 0.125], MetricKey.predictionEntropy,
    "entropy_huffman(1/2,1/4,1/8,1/8)"
  ),
  ([1, 0, 0], [0.3, 0.4, 0.3], MetricKey.crossEntropy, "neglog(.3)_digits_example"),
  ([1, 0, 0], [0.8, 0.1, 0.1], MetricKey.crossEntropy, "neglog(.8)_digits_example"),
  ([0, 1, 0], [0.2, 0.7, 0.1], MetricKey.crossEntropy, "neglog(.7)_cat_dog_horse"),
]

@Test func `textbook examples are right in all units`() throws {
  let expected = try Document(file: reference("party/info_examples.json"))
  for (label, prediction, key, name) in examples {
    let measured = try MeasuredModel(
      testSet(
        classes: ["a", "b", "c", "d"].dropLast(4 - label.count),
        labels: .soft(probabilities([label])),
        predictions: .probabilities(probabilities([prediction]))))
    for (base, unit) in [(LogBase.e, "nats"), (.two, "bits"), (.ten, "hartleys")] {
      let right = try expected[name]["value_\(unit)"].double()
      let value = try measured.value(key, in: base)
      // The reference uses the decimal 0.9; binary64 has only the nearest number.
      #expect(isClose(value, right), "\(name) in \(unit): \(value), \(right)")
    }
  }
  let named = Set(examples.map(\.3))
  // Every example is covered, except those of metrics that are not computed here.
  #expect(Set(expected.keys).subtracting(named) == ["js_P_Q", "note"])
}
