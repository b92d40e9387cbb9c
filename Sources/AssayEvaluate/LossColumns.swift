/// The losses of a batch's samples, one column per metric.
package struct LossColumns: Sendable {
  package internal(set) var columns: [String: [Double]] = [:]
  /// The rank of each sample's label among the classes by score, 0 for the highest; nil without
  /// scores.
  package internal(set) var labelRanks: [Int32]?

  package init(columns: [String: [Double]] = [:]) { self.columns = columns }

  /// The loss of one sample of the batch; nil if the metric needs probabilities and there are
  /// none.
  package func loss(_ key: String, at offset: Int) -> Double? {
    columns[key]?[offset]
  }

  /// The losses of all samples of the batch; nil if the metric needs probabilities and there are
  /// none.
  package func column(_ key: String) -> [Double]? {
    columns[key]
  }

  /// All losses of one sample of the batch, by metric.
  package func losses(at offset: Int) -> [String: Double] {
    columns.mapValues { $0[offset] }
  }

  /// The losses of a range of the samples.
  package subscript(range: Range<Int>) -> LossColumns {
    LossColumns(columns: columns.mapValues { Array($0[range]) })
  }

  /// The losses of some metrics.
  package func only(_ keys: [String]) -> LossColumns {
    LossColumns(columns: columns.filter { keys.contains($0.key) })
  }

  /// Appends the losses of further samples; both must have the same metrics.
  mutating func append(_ other: LossColumns) {
    for (key, column) in other.columns { columns[key, default: []] += column }
  }

  /// The losses of the samples at the places in `order`, in that order.
  func reordered(_ order: [Int]) -> LossColumns {
    LossColumns(columns: columns.mapValues { $0.reordered(order) })
  }
}
