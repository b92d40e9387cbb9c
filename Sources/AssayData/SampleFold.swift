/// What takes samples in, part by part: accumulate, merge.
///
/// Samples come in one of two ways. Where the rows of all files are about the same samples in the
/// same order, ``add(_:firstRow:)`` gets some with what every model said. Else labels come first,
/// then what each model said in its own order, and then single samples that are wanted in full.
/// However samples are split and merged, the result must be the same.
package protocol SampleFold: Sendable {
  /// Whether it must see what all models say of a sample together, so that models cannot be added
  /// one by one.
  var comparesPredictions: Bool { get }

  /// Why the samples so far cannot be folded, so that no further ones need be added; nil if they can.
  var failure: (any Error)? { get }

  /// Adds samples with all models, whose first is row `firstRow` of the whole test set.
  ///
  /// Rows come in rising order.
  mutating func add(_ samples: TestSet, firstRow: Int)

  /// Adds labels that no model is joined to yet.
  mutating func add(labels: TestSet, firstRow: Int)

  /// Adds what one model said of some samples.
  ///
  /// - Parameters:
  ///   - model: The model's place.
  ///   - samples: The samples with that model alone.
  ///   - rows: Each one's row in the whole test set.
  mutating func add(model: Int, of samples: TestSet, rows: [Int32])

  /// Adds what another fold has of other samples.
  mutating func merge(_ other: Self)

  /// Ends the adding of models one by one.
  ///
  /// - Returns: The rows of the samples that are wanted in full.
  mutating func join() -> [Int]

  /// Adds one of the samples that are wanted in full.
  mutating func add(sample: TestSet, row: Int)
}

extension SampleFold {
  package var failure: (any Error)? { nil }
}
