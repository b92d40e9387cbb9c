package import AssayData

/// The values of kept samples to search for weak slices: those in some columns, and the losses and
/// errors of each model and each pair of models.
struct KeptSides: Sendable {
  /// The columns, in the order of ``SearchedColumns``.
  private(set) var columns: [TextColumn]
  /// The losses by model, then their differences by pair of models; empty for a model without
  /// scores.
  private(set) var losses: [[Double]]
  /// The same for the errors.
  private(set) var errors: [[Double]]

  init(columnCount: Int, modelCount: Int, pairCount: Int) {
    columns = Array(repeating: TextColumn(), count: columnCount)
    losses = Array(repeating: [], count: modelCount + pairCount)
    errors = losses
  }

  /// Adds samples of a batch.
  mutating func add(_ batch: SideBatch, _ offsets: [Int]) {
    for column in columns.indices {
      for offset in offsets { columns[column].append(batch.columns[column], batch.first + offset) }
    }
    KeptSides.add(batch.losses, offsets, to: &losses)
    KeptSides.add(batch.errors, offsets, to: &errors)
  }

  private static func add(_ batch: [[Double]?], _ offsets: [Int], to kept: inout [[Double]]) {
    for (place, values) in batch.enumerated() {
      if let values { kept[place] += offsets.map { values[$0] } }
    }
  }

  /// Adds some samples of another part.
  mutating func append(_ other: KeptSides, _ places: [Int]) {
    for column in columns.indices {
      for place in places { columns[column].append(other.columns[column], place) }
    }
    KeptSides.append(other.losses, places, to: &losses)
    KeptSides.append(other.errors, places, to: &errors)
  }

  private static func append(_ other: [[Double]], _ places: [Int], to kept: inout [[Double]]) {
    for (place, values) in other.enumerated() where !values.isEmpty {
      kept[place] += places.map { values[$0] }
    }
  }

  /// The samples at these places, in this order.
  func reordered(_ places: [Int]) -> KeptSides {
    var kept = self
    kept.columns = columns.map { $0.reordered(places) }
    kept.losses = losses.map { $0.isEmpty ? [] : $0.reordered(places) }
    kept.errors = errors.map { $0.isEmpty ? [] : $0.reordered(places) }
    return kept
  }
}

/// The values of a batch to search for weak slices.
package struct SideBatch: Sendable {
  fileprivate let columns: [TextColumn]
  /// The index of the batch's first value in the columns.
  fileprivate let first: Int
  fileprivate let losses: [[Double]?]
  fileprivate let errors: [[Double]?]

  /// - Parameters:
  ///   - columns: The values in each column; the batch's start at index `first`.
  ///   - first: The index of the batch's first value.
  ///   - losses: The losses by model, then their differences by pair of models; nil without scores.
  ///   - errors: The same for the errors.
  package init(_ columns: [TextColumn], from first: Int, losses: [[Double]?], errors: [[Double]?]) {
    (self.columns, self.first, self.losses, self.errors) = (columns, first, losses, errors)
  }
}

/// The samples to search for weak slices, in the order of their rows.
package struct SearchedSamples: Sendable {
  /// The half that each sample belongs to, 0 or 1.
  package let halves: [Int]
  /// The columns, in the order of ``SearchedColumns``.
  package let columns: [TextColumn]
  /// The losses by model, then their differences by pair of models; empty for a model without
  /// scores.
  package let losses: [[Double]]
  /// The same for the errors.
  package let errors: [[Double]]
}

extension KeptSamples {
  /// The samples to search for weak slices; nil if not requested.
  package var searched: SearchedSamples? {
    guard let sides else { return nil }
    let order = order
    let kept = sides.reordered(order)
    return SearchedSamples(
      halves: order.map(half), columns: kept.columns, losses: kept.losses, errors: kept.errors)
  }
}
