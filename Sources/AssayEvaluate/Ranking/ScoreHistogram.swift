import AssayBytes

/// The numbers of positives and negatives with each code: a ranking of any number of rows in one
/// MiB.
///
/// Counts are added, so order and merging make no difference.
package struct ScoreHistogram: Sendable, Equatable {
  /// Negatives and positives of each code, side by side.
  private var counts = Array(repeating: 0, count: 2 * ScoreCode.count)

  package init() {}

  /// Counts a probability.
  @inline(__always)
  package mutating func add(_ score: Double, isPositive: Bool) {
    add(ScoreCode(score), isPositive: isPositive)
  }

  @inline(__always)
  package mutating func add(_ code: ScoreCode, isPositive: Bool) {
    counts[2 &* Int(code.rawValue) &+ (isPositive ? 1 : 0)] += 1
  }

  /// Sets the counts of a code.
  mutating func set(_ code: ScoreCode, positives: Int, negatives: Int) {
    counts[2 &* Int(code.rawValue)] = negatives
    counts[2 &* Int(code.rawValue) &+ 1] = positives
  }

  /// Adds the counts of another histogram.
  package mutating func merge(_ other: ScoreHistogram) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  package func positives(_ code: ScoreCode) -> Int { counts[2 * Int(code.rawValue) + 1] }
  package func negatives(_ code: ScoreCode) -> Int { counts[2 * Int(code.rawValue)] }
}
