/// Which of the classes each sample has, `[n, K]`: 1 where it has one, else 0.
///
/// It can only be made by ``check(_:)``, so whoever holds one need not look again.
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

  /// Sets of classes by their places.
  package init(_ sets: [[Int]], classCount: Int) {
    var values = Array(repeating: 0.0, count: sets.count * classCount)
    for (row, places) in sets.enumerated() {
      for place in places { values[row * classCount + place] = 1 }
    }
    self.init(Matrix(columns: classCount, values: values))
  }

  /// Sets one part behind the other.
  init(joining parts: [LabelSets], classCount: Int) {
    let values = parts.flatMap(\.matrix.values)
    self.init(Matrix(columns: classCount, values: values))
  }

  package func reordered(_ order: [Int]) -> LabelSets {
    LabelSets(matrix.reordered(order))
  }
}

/// The probability of each class by itself, `[n, K]`, each in [0, 1]; rows add up to anything.
///
/// It can only be made by ``check(_:)``, so whoever holds one need not look again.
package struct IndependentProbabilities: Sendable {
  package let matrix: Matrix

  private init(_ matrix: Matrix) {
    self.matrix = matrix
  }

  /// Checks every number; a NaN is outside.
  package static func check(_ matrix: Matrix) -> Result<IndependentProbabilities, CellFaults> {
    let faults = CellFaults(matrix) { $0 >= 0 && $0 <= 1 }
    return faults.count == 0
      ? .success(IndependentProbabilities(matrix)) : .failure(faults)
  }

  package func reordered(_ order: [Int]) -> IndependentProbabilities {
    IndependentProbabilities(matrix.reordered(order))
  }
}

/// The numbers of a matrix that are not what they must be: all counted, the first ten kept.
package struct CellFaults: Error, Sendable, Equatable {
  package static let kept = 10

  /// Where a number stands.
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
