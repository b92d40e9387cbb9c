package import AssayData

/// Some consecutive samples with what one model said of them, prepared so that each metric is a
/// plain loop.
package struct SampleBatch: Sendable {
  /// The samples' rows in the whole test set.
  package let rows: Range<Int>
  package let classCount: Int
  /// Each sample's class; for soft labels the one with the largest share, the first of equals.
  package let labels: [Int32]
  /// Soft labels `[rows, classCount]`; nil for hard ones.
  package let shares: [Double]?
  /// The class with the highest score, the first of equals.
  package let predicted: [Int32]
  /// Nil where the model gives classes only.
  package let distributions: Distributions?

  /// The label's share of a class, of a hard label 1 or 0.
  ///
  /// - Parameters:
  ///   - index: The class.
  ///   - start: Where the sample's row starts in ``shares``.
  ///   - label: The sample's class.
  /// - Returns: A number from 0 to 1.
  func share(of index: Int, at start: Int, label: Int32) -> Double {
    guard let shares else { return index == Int(label) ? 1 : 0 }
    return shares[start + index]
  }

  /// Prepares some rows of a test set whose own first row is `firstRow` of the whole.
  package init(
    _ testSet: TestSet, model: TestSet.Model, rows: Range<Int>, firstRow: Int = 0
  ) {
    self.rows = (rows.lowerBound + firstRow)..<(rows.upperBound + firstRow)
    classCount = testSet.classes.count
    switch testSet.labels {
    case .hard(let classes):
      labels = Array(classes[rows])
      shares = nil
    case .soft(let distributions):
      let matrix = distributions.matrix
      labels = rows.map { row in
        let shares = matrix.row(row)
        return Int32(firstOfLargest(shares) - shares.startIndex)
      }
      shares = Array(matrix.values[matrix.places(of: rows)])
    }
    if case .classes(let classes) = model.predictions {
      predicted = Array(classes[rows])
      distributions = nil
    } else {
      let prepared = Distributions(
        model.predictions, rows: rows, classCount: classCount, positive: testSet.positive ?? 1)
      predicted = prepared.topClasses
      distributions = prepared
    }
  }
}

/// The first place that holds the largest of some numbers; none may be NaN, one must be there.
func firstOfLargest(_ values: ArraySlice<Double>) -> Int {
  var best = values.startIndex
  for place in values.indices where values[place] > values[best] { best = place }
  return best
}
