/// Why an interval or a test has no answer.
package enum Indeterminate: Error, Sendable, Equatable {
  /// There are fewer values than it takes.
  case tooFew(least: Int)
  /// There are more values than the method takes.
  case tooMany(most: Int)
  /// Nothing varies, so that nothing tells how far chance reaches.
  case noSpread
  /// A value is infinite or not a number.
  case notFinite
  /// No data can have these values: a negative count, more successes than trials, 2 as an area.
  case impossible
}
