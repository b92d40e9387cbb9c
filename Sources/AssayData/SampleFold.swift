/// Accumulates samples part by part, and merges with others of its type.
///
/// Samples come in one of two ways. If the rows of all files are about the same samples in the same
/// order, ``add(_:firstRow:)`` gets them with every model's predictions. Otherwise labels come
/// first, then each model's predictions in its order, and then single samples that are needed in
/// full. The result must not depend on how samples are split and merged.
package protocol SampleFold: Sendable {
  /// Whether it must see all models' predictions of a sample together, so that models cannot be
  /// added one by one.
  var comparesPredictions: Bool { get }

  /// The reason why the samples so far cannot be folded, so that adding more is useless; nil if
  /// they can.
  var failure: (any Error)? { get }

  /// Adds samples with all models; the first one is row `firstRow` of the whole test set.
  ///
  /// Rows come in increasing order.
  mutating func add(_ samples: TestSet, firstRow: Int)

  /// Adds labels that are not joined with any model yet.
  mutating func add(labels: TestSet, firstRow: Int)

  /// Adds one model's predictions of some samples.
  ///
  /// - Parameters:
  ///   - model: The model's index.
  ///   - samples: The samples with that model only.
  ///   - rows: Each sample's row in the whole test set.
  mutating func add(model: Int, of samples: TestSet, rows: [Int32])

  /// Adds another fold of other samples.
  mutating func merge(_ other: Self)

  /// Ends the adding of models one by one.
  ///
  /// - Returns: The rows of the samples that are needed in full.
  mutating func join() -> [Int]

  /// Adds one of the samples that are needed in full.
  mutating func add(sample: TestSet, row: Int)
}

extension SampleFold {
  package var failure: (any Error)? { nil }
}
