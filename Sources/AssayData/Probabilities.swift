import AssayBytes

/// A checked matrix: every value lies in [0, 1] and every row adds up to about 1.
///
/// It can only be created from checked values, so users need not check them again.
package struct Probabilities: Sendable {
  package let matrix: Matrix
  package let sums: SumReport

  private init(matrix: Matrix, sums: SumReport) {
    self.matrix = matrix
    self.sums = sums
  }

  /// The deviations of the rows' sums from 1.
  package struct SumReport: Sendable, Equatable {
    package private(set) var largestDeviation = 0.0
    package private(set) var row = 0
    package private(set) var warnings = 0
    package private(set) var renormalizedRows = 0

    /// Records the deviation of a row that needs no warning.
    fileprivate mutating func take(_ deviation: Double, row: Int) {
      if (deviation, self.row) > (largestDeviation, row) {
        (largestDeviation, self.row) = (deviation, row)
      }
    }

    fileprivate mutating func note(_ sum: Double, row: Int, rule: SumRule, warning: Double) {
      let deviation = (sum - 1).magnitude
      if deviation > largestDeviation {
        (largestDeviation, self.row) = (deviation, row)
      }
      if deviation >= warning { warnings += 1 }
      if rule.renormalize && sum != 1 { renormalizedRows += 1 }
    }
  }

  /// A value outside [0, 1], or a row with a wrong sum.
  package enum Fault: Error, Sendable, Equatable {
    case outside(row: Int, column: Int, value: Double)
    case sum(row: Int, sum: Double)
  }

  /// Creates rows that are 1 in one place and 0 elsewhere.
  init(oneHot places: [Int32], classCount: Int) {
    var values = Array(repeating: 0.0, count: places.count * classCount)
    for (row, place) in places.enumerated() { values[row * classCount + Int(place)] = 1 }
    self.init(matrix: Matrix(columns: classCount, values: values), sums: SumReport())
  }

  /// Creates the probabilities of two classes from the score of the predicted one; nil if a score
  /// lies outside ½ … 1.
  ///
  /// The other class gets 1 minus the score, which is exact.
  ///
  /// - Parameters:
  ///   - scores: A score for each sample.
  ///   - places: The predicted class of each sample, 0 or 1.
  package init?(scores: [Double], ofPredicted places: [Int32]) {
    var values: [Double] = []
    values.reserveCapacity(2 * scores.count)
    for (score, place) in zip(scores, places) {
      guard score >= 0.5, score <= 1 else { return nil }
      values.append(place == 0 ? score : 1 - score)
      values.append(place == 0 ? 1 - score : score)
    }
    self.init(matrix: Matrix(columns: 2, values: values), sums: SumReport())
  }

  /// Creates the row-by-row mean of checked distributions: their sum, in this order, divided by
  /// their number.
  ///
  /// - Parameter parts: At least one matrix; all have the same shape.
  package init(means parts: [Matrix]) {
    var sum = parts[0]
    if parts.count > 1 {
      for part in parts.dropFirst() { sum.add(part) }
      let count = Lanes(repeating: Double(parts.count))
      sum.map { $0 / count }
    }
    self.init(matrix: sum, sums: SumReport())
  }

  /// Joins the distributions of several parts in order.
  init(joining parts: [Probabilities], classCount: Int) {
    let values = parts.flatMap(\.matrix.values)
    self.init(matrix: Matrix(columns: classCount, values: values), sums: SumReport())
  }

  /// Checks every value and every row; a NaN is a fault.
  package static func check(
    _ matrix: Matrix, rule: SumRule = SumRule()
  ) -> Result<Probabilities, Faults> {
    if !rule.renormalize, let sums = sums(ofPlain: matrix, rule: rule) {
      return .success(Probabilities(matrix: matrix, sums: sums))
    }
    return checkRows(matrix, rule: rule)
  }

  /// The sums of rows, eight at once, if all rows are valid and need no warning; otherwise nil.
  private static func sums(ofPlain matrix: Matrix, rule: SumRule) -> SumReport? {
    var lowest = Lanes(repeating: 0)
    var highest = Lanes(repeating: 1)
    var largest = Lanes(repeating: -1)
    var blockOfLargest = Lanes.zero
    let all = matrix.storage.span
    for block in 0..<matrix.blocks {
      var sum = Lanes.zero
      for column in 0..<matrix.columns {
        let values = all.lanes(at: matrix.place(ofBlock: block, column))
        sum += values
        lowest = lowest.minimum(values)
        highest = highest.maximum(values)
      }
      let deviations = (sum - 1).magnitudes
      let isLarger = .!(deviations .<= largest)
      largest = largest.replacing(with: deviations, where: isLarger)
      blockOfLargest = blockOfLargest.replacing(
        with: Lanes(repeating: Double(block)), where: isLarger)
    }
    guard lowest == .zero, highest == Lanes(repeating: 1) else { return nil }
    var report = SumReport()
    let limits = rule.limits(classes: matrix.columns)
    for lane in 0..<min(Matrix.laneCount, matrix.rows) {
      // A sum is NaN if a value is.
      guard largest[lane] <= limits.fault, largest[lane] < limits.warning else { return nil }
      let row = Int(blockOfLargest[lane]) * Matrix.laneCount + lane
      report.take(largest[lane], row: min(row, matrix.rows - 1))
    }
    return report
  }

  /// Checks row by row, and collects the rows and values at fault.
  private static func checkRows(
    _ matrix: Matrix, rule: SumRule
  ) -> Result<Probabilities, Faults> {
    var report = SumReport()
    var faults = Faults()
    var matrix = matrix
    let columns = matrix.columns
    let limits = rule.limits(classes: columns)
    for row in 0..<matrix.rows {
      var sum = 0.0
      var isInside = true
      for column in 0..<columns {
        let value = matrix[row, column]
        sum += value
        if !(value >= 0 && value <= 1) {
          isInside = isInside && value >= 0 && rule.renormalize
          if !isInside { faults.add(.outside(row: row, column: column, value: value)) }
        }
      }
      guard isInside else { continue }
      report.note(sum, row: row, rule: rule, warning: limits.warning)
      if rule.renormalize && sum > 0 && sum.isFinite {
        for column in 0..<columns { matrix[row, column] /= sum }
      } else if (sum - 1).magnitude > limits.fault {
        faults.add(.sum(row: row, sum: sum))
      }
    }
    guard faults.count == 0 else { return .failure(faults) }
    matrix.fillUp()
    return .success(Probabilities(matrix: matrix, sums: report))
  }

  /// The faults of one matrix: all are counted, and the first ten kept.
  package struct Faults: Error, Sendable, Equatable {
    package static let kept = 10
    package private(set) var count = 0
    package private(set) var first: [Fault] = []

    fileprivate mutating func add(_ fault: Fault) {
      count += 1
      if first.count < Faults.kept { first.append(fault) }
    }
  }

  package func reordered(_ order: [Int]) -> Probabilities {
    Probabilities(matrix: matrix.reordered(order), sums: sums)
  }
}
