/// The classes of each sample, `[n, K]`: 1 if the sample has the class, otherwise 0.
///
/// The initializers and ``check(_:)`` guarantee the values, so users need not check them again.
package struct LabelSets: Sendable {
  package let matrix: Matrix

  private init(_ matrix: Matrix) {
    self.matrix = matrix
  }

  /// Checks that every number is 0 or 1.
  package static func check(_ matrix: Matrix) -> Result<LabelSets, CellFaults> {
    let faults = CellFaults(matrix) { $0 == 0 || $0 == 1 }
    return faults.count == 0 ? .success(LabelSets(matrix)) : .failure(faults)
  }

  /// Creates sets from class indices.
  package init(_ sets: [[Int]], classCount: Int) {
    var values = Array(repeating: 0.0, count: sets.count * classCount)
    for (row, places) in sets.enumerated() {
      for place in places { values[row * classCount + place] = 1 }
    }
    self.init(Matrix(columns: classCount, values: values))
  }

  /// Joins the sets of several parts in order.
  init(joining parts: [LabelSets], classCount: Int) {
    let values = parts.flatMap(\.matrix.values)
    self.init(Matrix(columns: classCount, values: values))
  }

  package func reordered(_ order: [Int]) -> LabelSets {
    LabelSets(matrix.reordered(order))
  }
}

/// The independent probability of each class, `[n, K]`, each in [0, 1]; rows may have any sum.
///
/// Only ``check(_:)`` creates one, so users need not check the values again.
package struct IndependentProbabilities: Sendable {
  package let matrix: Matrix

  private init(_ matrix: Matrix) {
    self.matrix = matrix
  }

  /// Checks every number; a NaN is a fault.
  package static func check(_ matrix: Matrix) -> Result<IndependentProbabilities, CellFaults> {
    let faults = CellFaults(matrix) { $0 >= 0 && $0 <= 1 }
    return faults.count == 0
      ? .success(IndependentProbabilities(matrix)) : .failure(faults)
  }

  package func reordered(_ order: [Int]) -> IndependentProbabilities {
    IndependentProbabilities(matrix.reordered(order))
  }
}

/// The invalid numbers of a matrix: all are counted, and the first ten kept.
package struct CellFaults: Error, Sendable, Equatable {
  package static let kept = 10

  /// The place of a number.
  package struct Cell: Sendable, Equatable {
    package let row: Int
    package let column: Int
  }

  package private(set) var count = 0
  package private(set) var first: [Cell] = []

  fileprivate init(_ matrix: Matrix, isFine: (Double) -> Bool) {
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns where !isFine(matrix[row, column]) {
        count += 1
        guard first.count < CellFaults.kept else { continue }
        first.append(Cell(row: row, column: column))
      }
    }
  }
}
