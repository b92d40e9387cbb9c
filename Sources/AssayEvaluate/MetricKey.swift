/// The metrics that other stages know by name.
package enum MetricKey {
  package static let errorRate = "error_rate"
  package static let expectedError = "expected_error"
  package static let tieAveragedError = "tie_averaged_error"
  package static let accuracy = "accuracy"
  package static let squaredError = "mse"
  package static let crossEntropy = "cross_entropy"
  package static let clippedCrossEntropy = "cross_entropy_clipped"
  package static let binaryCrossEntropy = "binary_cross_entropy"
  package static let klDivergence = "kl_divergence"
  package static let labelEntropy = "label_entropy"
  package static let predictionEntropy = "prediction_entropy"
}
