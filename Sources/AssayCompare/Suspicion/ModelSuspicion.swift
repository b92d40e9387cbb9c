package import AssayResults
import AssayStatistics

/// Signs that a model's answers are wrong, checked before anything is concluded from them.
///
/// Columns or rows may be in another order than the labels. Nothing is ever corrected.
package struct ModelSuspicion: Sendable, Equatable {
  package let count: Int
  /// The number of right answers.
  package let agreements: Int
  /// The expected number of right answers if labels and answers were paired at random.
  package let expected: Double
  package let variance: Double
  /// The class of each column with which most answers are right; the columns' own order if nothing
  /// is gained.
  package let classOfColumn: [Int]
  /// The number of right answers with these classes.
  package let agreementsAfter: Int
  /// The mean of the highest probabilities; nil without probabilities.
  package let meanConfidence: Double?

  /// With more classes, no other order of the columns is tried.
  private static let mostClasses = 500

  /// Examines the answers of a model.
  package init(_ confusion: ConfusionMatrix, meanConfidence: Double?) {
    let classes = 0..<confusion.classCount
    let labels = classes.map { confusion.support(of: $0) }
    let answers = classes.map { confusion.predictedCount(of: $0) }
    let count = labels.reduce(0, +)
    let agreements = classes.reduce(0) { $0 + confusion[$1, $1] }
    let n = Double(count)
    let products = zip(labels, answers).map { Double($0) * Double($1) }
    let sum = products.reduce(0, +)
    let own = zip(labels, answers).map { (n - Double($0)) * (n - Double($1)) }
    let others = sum * sum - products.reduce(0) { $0 + $1 * $1 }
    (self.count, self.agreements, self.meanConfidence) = (count, agreements, meanConfidence)
    expected = count > 0 ? sum / n : 0
    variance =
      count > 1
      ? (zip(products, own).reduce(0) { $0 + $1.0 * $1.1 } + others) / (n * n * (n - 1)) : 0
    let best = ModelSuspicion.bestClasses(confusion, agreements: agreements, count: count)
    classOfColumn = best ?? Array(classes)
    agreementsAfter =
      best.map { best in classes.reduce(0) { $0 + confusion[best[$1], $1] } }
      ?? agreements
  }

  /// The class of each column; nil if no order of them halves the errors.
  private static func bestClasses(
    _ confusion: ConfusionMatrix, agreements: Int, count: Int
  ) -> [Int]? {
    let size = confusion.classCount
    guard size > 1, size <= mostClasses else { return nil }
    // No order gets more right than the largest cell of each column.
    let bound = (0..<size).reduce(0) { sum, column in
      sum + ((0..<size).map { confusion[$0, column] }.max() ?? 0)
    }
    guard isBetter(bound, than: agreements, of: count) else { return nil }
    // Of equal orders, the one that leaves most columns where they are.
    let gains = (0..<size).map { label in
      (0..<size).map { confusion[label, $0] * (size + 1) + (label == $0 ? 1 : 0) }
    }
    return Assignment.best(gains)
  }

  /// Whether the errors decrease by at least half, and by at least ten.
  private static func isBetter(_ after: Int, than before: Int, of count: Int) -> Bool {
    after - before >= 10 && 2 * (count - after) <= count - before
  }

  /// The deviation of the agreements from chance, in standard deviations; nil if chance allows only
  /// one number.
  package var z: Double? {
    variance > 0 ? (Double(agreements) - expected) / variance.squareRoot() : nil
  }

  /// One in a thousand, one-sided, in standard deviations.
  private static let limit = 3.0902

  /// Whether fewer answers are right than chance can explain.
  package var isBelowChance: Bool { z.map { $0 <= -ModelSuspicion.limit } ?? false }

  package var classOrderIsSuspected: Bool {
    classOfColumn != Array(classOfColumn.indices)
      && ModelSuspicion.isBetter(agreementsAfter, than: agreements, of: count)
  }

  /// Whether the model is confident of answers that are right only as often as by chance.
  package var rowOrderIsSuspected: Bool {
    guard !classOrderIsSuspected, count >= 50, let z, z.magnitude < ModelSuspicion.limit,
      let meanConfidence
    else { return false }
    return meanConfidence - Double(agreements) / Double(count) > 0.2
  }
}
