extension Interval {
  /// The hybrid score interval of one proportion less another one, of different samples.
  ///
  /// R. G. Newcombe 1998, method 10: each side's distance is made of Wilson's limits. It lies inside
  /// −1...1.
  ///
  /// - Throws: `tooFew` without trials, `impossible` unless successes are part of the trials.
  package static func newcombe(
    _ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int),
    _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    let one = try wilson(first.successes, of: first.trials, confidence)
    let other = try wilson(second.successes, of: second.trials, confidence)
    let p = Double(first.successes) / Double(first.trials)
    let q = Double(second.successes) / Double(second.trials)
    func distance(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: max(p - q - distance(p - one.low, other.high - q), -1),
      high: min(p - q + distance(one.high - p, q - other.low), 1))
  }
}
