/// The heads of what one model of a pair says of samples.
protocol PairWording {
  /// Of its predictions.
  func says(_ model: String) -> String
  /// Of its losses.
  func loss(of model: String) -> String
}
