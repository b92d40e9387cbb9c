package import AssayData

/// The values that weak slices are looked for in, of samples that are kept: those in some columns, and what each model and
/// each pair of models makes of the samples.
struct KeptSides: Sendable {
  /// In the order of ``SearchedColumns``.
  private(set) var columns: [TextColumn]
  /// By model, then by pair of models: the losses, or how they differ; nothing of a model without scores.
  private(set) var losses: [[Double]]
  /// The same of the errors.
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

  /// Adds some samples of others.
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

  /// Some of the samples, in the order of these places.
  func reordered(_ places: [Int]) -> KeptSides {
    var kept = self
    kept.columns = columns.map { $0.reordered(places) }
    kept.losses = losses.map { $0.isEmpty ? [] : $0.reordered(places) }
    kept.errors = errors.map { $0.isEmpty ? [] : $0.reordered(places) }
    return kept
  }
}

/// The values of a batch that weak slices are looked for in.
package struct SideBatch: Sendable {
  fileprivate let columns: [TextColumn]
  /// Where the batch starts in the columns.
  fileprivate let first: Int
  fileprivate let losses: [[Double]?]
  fileprivate let errors: [[Double]?]

  /// - Parameters:
  ///   - columns: The values in each column; the batch’s are those from place `first` on.
  ///   - first: Where they start.
  ///   - losses: By model, then by pair of models: the losses, or how they differ; nil without scores.
  ///   - errors: The same of the errors.
  package init(_ columns: [TextColumn], from first: Int, losses: [[Double]?], errors: [[Double]?]) {
    (self.columns, self.first, self.losses, self.errors) = (columns, first, losses, errors)
  }
}

/// The samples that weak slices are looked for in, in the order of their rows.
package struct SearchedSamples: Sendable {
  /// The half that each belongs to, 0 or 1.
  package let halves: [Int]
  /// In the order of ``SearchedColumns``.
  package let columns: [TextColumn]
  /// By model, then by pair of models: the losses, or how they differ; nothing of a model without scores.
  package let losses: [[Double]]
  /// The same of the errors.
  package let errors: [[Double]]
}

extension KeptSamples {
  /// The samples that weak slices are looked for in; nil if nobody asked.
  package var searched: SearchedSamples? {
    guard let sides else { return nil }
    let order = order
    let kept = sides.reordered(order)
    return SearchedSamples(
      halves: order.map(half), columns: kept.columns, losses: kept.losses, errors: kept.errors)
  }
}
