/// Why an interval or a test has no answer.
package enum Indeterminate: Error, Sendable, Equatable {
  /// There are fewer values than needed.
  case tooFew(least: Int)
  /// There are more values than the method can handle.
  case tooMany(most: Int)
  /// Nothing varies, so that the effect of chance cannot be estimated.
  case noSpread
  /// A value is infinite or not a number.
  case notFinite
  /// No data can have these values: a negative count, more successes than trials, an area of 2.
  case impossible
}
