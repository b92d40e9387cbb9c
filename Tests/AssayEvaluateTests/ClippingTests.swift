import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Foundation
import Testing

/// The clipped loss of a sample of the first of two classes, to which the model gives probability
/// p.
private func clipped(_ p: Double, _ clip: Clip) throws -> Double {
  try MeasuredModel(
    testSet(
      classes: ["a", "b"], labels: .hard([0]),
      predictions: .probabilities(probabilities([[p, 1 - p]]))),
    clip: clip
  ).value(MetricKey.clippedCrossEntropy)
}

@Test func `PyTorch bounds each logarithm by −100`() throws {
  #expect(try clipped(0, .torch) == 100)
  #expect(try clipped(1e-300, .torch) == 100)
  #expect(try isClose(clipped(1e-40, .torch), 40 * log(10.0)))
  #expect(try clipped(1, .torch) == 0)
}

@Test func `an ε bounds the probability on both sides`() throws {
  let hundredth = try #require(Clip(epsilon: 0.01))
  #expect(try isClose(clipped(0, hundredth), log(100.0)))
  #expect(try isClose(clipped(0.001, hundredth), log(100.0)))
  #expect(try isClose(clipped(1, hundredth), -log(0.99)))
  #expect(try isClose(clipped(0.5, hundredth), log(2.0)))
  #expect(try isClose(clipped(1, .sklearn), 0x1p-52))
  #expect(try isClose(clipped(0, .sklearn), 52 * log(2.0)))
  #expect(try isClose(clipped(0, .keras), 7 * log(10.0)))
}

@Test func `zeros on the truth cost what the bound says`() throws {
  let expected = try Document(file: reference("edge/p0_truth/expected.json"))["metrics"]
  let files = (reference("edge/p0_truth/labels.csv"), reference("edge/p0_truth/pred.csv"))
  for (clip, name) in try [
    (Clip.sklearn, "eps_2^-52_sklearn_float64"), (.keras, "eps_1e-07_keras"),
    (#require(Clip(epsilon: 1e-15)), "eps_1e-15_sklearn_before_1.2"),
  ] {
    let value = try MeasuredModel(labels: files.0, model: files.1, clip: clip)
      .value(MetricKey.clippedCrossEntropy)
    let right = try expected["cross_entropy_clipped_nats"][name].double()
    #expect(isClose(value, right, relative: 1e-12))
  }
  let torch = try MeasuredModel(labels: files.0, model: files.1, clip: .torch)
    .value(MetricKey.clippedCrossEntropy)
  #expect(isClose(torch, (100 - log(0.7) - log(0.6) - log(0.9)) / 4))
}

@Test(arguments: [Clip.sklearn, .keras, .torch])
func `losses of logits are not clipped`(_ clip: Clip) throws {
  let measured = try MeasuredModel(
    testSet(
      classes: ["a", "b"], labels: .hard([0]),
      predictions: .logits(Matrix(columns: 2, values: [0, 500]))),
    clip: clip)
  #expect(try measured.value(MetricKey.clippedCrossEntropy) == 500)
}
