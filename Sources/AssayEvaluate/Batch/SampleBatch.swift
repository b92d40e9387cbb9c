import AssayBytes
package import AssayData

/// Some consecutive samples with what one model said of them, prepared so that each metric is a
/// plain loop.
package struct SampleBatch: Sendable {
  /// The samples' rows in the whole test set.
  package let rows: SampleRows
  package let classCount: Int
  /// Each sample's class; for soft labels the one with the largest share, the first of equals.
  ///
  /// Of sets of classes it is 0, which stands for the right set: see ``IndependentOutcome``.
  package let labels: [Int32]
  /// Soft labels, or sets of classes as 1 and 0; nil for hard ones.
  package let shares: Matrix?
  /// The class with the highest score, the first of equals; of sets whether the set is another.
  package let predicted: [Int32]
  /// Nil if the model gives classes only.
  package let distributions: Distributions?
  /// How finely the model's numbers are written.
  package let precision: Precision
  /// What several losses need; nil for labels that are not one class, and models that give classes only.
  let oneHotSums: OneHotSums?
  /// Nil without weights and groups.
  package let units: SampleUnits?
  /// The labels as numbers, the last repeated to fill up a block of eight.
  private let labelLanes: [Double]

  /// Prepares some rows of a test set whose own first row is `firstRow` of the whole.
  package init(
    _ testSet: TestSet, model: TestSet.Model, rows: Range<Int>, firstRow: Int = 0
  ) {
    self.init(
      testSet, model: model, rows: rows, in: .from(rows.lowerBound + firstRow),
      units: SampleUnits(testSet.side, rows: rows))
  }

  /// Prepares all rows of a test set that are these of the whole.
  package init(
    _ testSet: TestSet, model: TestSet.Model, in whole: SampleRows, isComplete: Bool = true
  ) {
    let rows = 0..<testSet.count
    self.init(
      testSet, model: model, rows: rows, in: whole, units: SampleUnits(testSet.side, rows: rows),
      isComplete: isComplete)
  }

  /// Prepares some rows of a test set that are these of the whole, and how they count.
  ///
  /// `isComplete` says whether all probabilities and logarithms will be asked for.
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

  /// 1 where several classes share the highest score, else 0; empty where there are no scores.
  var ties: [UInt8] {
    guard let tops = distributions?.tops else { return [] }
    var ties = [UInt8](repeating: 0, count: count)
    for (row, _) in tops.ties { ties[row] = 1 }
    return ties
  }

  /// How many blocks of eight samples there are; the last may be filled up.
  var blocks: Int { Matrix.blockCount(count) }

  /// The label's share of a class, of a hard label 1 or 0.
  func share(of index: Int, _ row: Int) -> Double {
    guard let shares else { return index == Int(labels[row]) ? 1 : 0 }
    return shares[row, index]
  }
}

/// The rows that a batch's samples have in the whole test set.
package enum SampleRows: Sendable {
  /// Consecutive ones from a first on.
  case from(Int)
  case listed(ArraySlice<Int>)

  package subscript(offset: Int) -> Int {
    switch self {
    case .from(let first): first + offset
    case .listed(let rows): rows[rows.startIndex + offset]
    }
  }

  /// The same samples where so many come before.
  package func moved(by count: Int) -> SampleRows {
    switch self {
    case .from(let first): .from(first + count)
    case .listed(let rows): .listed(rows.map { $0 + count }[...])
    }
  }
}

/// The first place that holds the largest of some numbers; none may be NaN, one must be there.
func firstOfLargest(_ values: [Double]) -> Int {
  var best = 0
  for place in values.indices where values[place] > values[best] { best = place }
  return best
}
