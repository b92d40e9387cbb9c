import AssayBytes
package import AssayData

/// A batch of samples with one model's predictions, prepared so that each metric is a plain loop.
package struct SampleBatch: Sendable {
  /// The samples' rows in the whole test set.
  package let rows: SampleRows
  package let classCount: Int
  /// Each sample's class; for soft labels the one with the largest share, the first of equals.
  ///
  /// For sets of classes it is 0, the code of the right set: see ``IndependentOutcome``.
  package let labels: [Int32]
  /// Soft labels, or sets of classes as 1 and 0; nil for hard labels.
  package let shares: Matrix?
  /// The class with the highest score, the first of equals; for sets of classes, the code of
  /// ``IndependentOutcome``.
  package let predicted: [Int32]
  /// The predicted distributions; nil if the model gives only classes.
  package let distributions: Distributions?
  /// The precision of the model's scores.
  package let precision: Precision
  /// Numbers that several losses use; nil unless labels are single classes and the model gives
  /// scores.
  let oneHotSums: OneHotSums?
  /// Weights and groups; nil if there are neither.
  package let units: SampleUnits?
  /// The labels as numbers; the last is repeated to fill up a block of eight.
  private let labelLanes: [Double]

  /// Prepares some rows of a test set whose first row is row `firstRow` of the whole test set.
  package init(
    _ testSet: TestSet, model: TestSet.Model, rows: Range<Int>, firstRow: Int = 0
  ) {
    self.init(
      testSet, model: model, rows: rows, in: .from(rows.lowerBound + firstRow),
      units: SampleUnits(testSet.side, rows: rows))
  }

  /// Prepares all rows of a test set, which are the rows `whole` of the whole test set.
  package init(
    _ testSet: TestSet, model: TestSet.Model, in whole: SampleRows, isComplete: Bool = true
  ) {
    let rows = 0..<testSet.count
    self.init(
      testSet, model: model, rows: rows, in: whole, units: SampleUnits(testSet.side, rows: rows),
      isComplete: isComplete)
  }

  /// Prepares some rows of a test set, which are the rows `whole` of the whole test set.
  ///
  /// `units` has their weights and groups. `isComplete` says whether all probabilities and
  /// logarithms will be needed.
  package init(
    _ testSet: TestSet, model: TestSet.Model, rows: Range<Int>, in whole: SampleRows,
    units: SampleUnits?, isComplete: Bool = true
  ) {
    self.units = units
    self.rows = whole
    classCount = testSet.classes.count
    switch testSet.labels {
    case .hard(let classes):
      labels = Array(classes[rows])
      shares = nil
    case .soft(let distributions):
      let matrix = distributions.matrix[rows: rows]
      labels = (0..<rows.count).map { Int32(firstOfLargest(matrix.row($0))) }
      shares = matrix
    case .several(let sets):
      labels = Array(repeating: IndependentOutcome.right, count: rows.count)
      shares = sets.matrix[rows: rows]
    }
    precision = model.precision
    distributions = Distributions(
      model.predictions, rows: rows, classCount: classCount, positive: testSet.positive ?? 1,
      isComplete: isComplete)
    if case .classes(let classes) = model.predictions {
      predicted = Array(classes[rows])
    } else if let shares, let distributions, distributions.areIndependent {
      predicted = IndependentOutcome.codes(of: distributions, for: shares)
    } else {
      predicted = distributions?.tops.classes ?? []
    }
    let filledUp = Matrix.blockCount(rows.count) * Matrix.laneCount
    let last = labels.last.map { Double($0) } ?? 0
    labelLanes =
      labels.map { Double($0) } + Array(repeating: last, count: filledUp - rows.count)
    if let distributions, shares == nil {
      oneHotSums = OneHotSums(distributions, labels: labelLanes)
    } else {
      oneHotSums = nil
    }
  }

  package var count: Int { labels.count }

  /// 1 where several classes share the highest score, else 0; empty if the model gives no scores.
  var ties: [UInt8] {
    guard let tops = distributions?.tops else { return [] }
    var ties = [UInt8](repeating: 0, count: count)
    for (row, _) in tops.ties { ties[row] = 1 }
    return ties
  }

  /// The number of blocks of eight samples; the last may be padded.
  var blocks: Int { Matrix.blockCount(count) }

  /// The share of a class in a sample's label; 1 or 0 for a hard label.
  func share(of index: Int, _ row: Int) -> Double {
    guard let shares else { return index == Int(labels[row]) ? 1 : 0 }
    return shares[row, index]
  }
}

/// The rows of a batch's samples in the whole test set.
package enum SampleRows: Sendable {
  /// Consecutive rows, from this one on.
  case from(Int)
  case listed(ArraySlice<Int>)

  package subscript(offset: Int) -> Int {
    switch self {
    case .from(let first): first + offset
    case .listed(let rows): rows[rows.startIndex + offset]
    }
  }

  /// The rows of the same samples when `count` rows are put before them.
  package func moved(by count: Int) -> SampleRows {
    switch self {
    case .from(let first): .from(first + count)
    case .listed(let rows): .listed(rows.map { $0 + count }[...])
    }
  }
}

/// The index of the largest number, the first of equals; there must be a number, and none may be
/// NaN.
func firstOfLargest(_ values: [Double]) -> Int {
  var best = 0
  for place in values.indices where values[place] > values[best] { best = place }
  return best
}
