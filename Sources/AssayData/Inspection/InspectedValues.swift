/// The ids of a file.
package struct InspectedIDs: Sendable, Equatable {
  package let count: Int
  /// Whether each id is greater than the one before, as a number or as a text.
  package let rises: Bool
  /// The number of rows whose id already occurred.
  package let repeated: Int
  /// The first repeated id, with its rows counted from 1.
  package let example: Example?

  /// An id that occurs twice.
  package struct Example: Sendable, Equatable {
    package let id: String
    package let firstRow: Int
    package let row: Int

    package init(id: String, firstRow: Int, row: Int) {
      (self.id, self.firstRow, self.row) = (id, firstRow, row)
    }
  }

  package init(count: Int, rises: Bool, repeated: Int = 0, example: Example? = nil) {
    (self.count, self.rises) = (count, rises)
    (self.repeated, self.example) = (repeated, example)
  }
}

/// Labels or predicted classes, with counts.
package struct InspectedClasses: Sendable, Equatable {
  /// The maximum number of texts; if there are more, they are not classes and are not counted.
  package static let limit = 10_000

  /// The model; nil for the labels.
  package let model: String?
  /// The texts in the order of the classes, each with its number of rows.
  package let counts: [Count]
  /// Whether there are more texts than ``limit``, so that these are only some.
  package let isCut: Bool

  /// A text and the number of its rows.
  package struct Count: Sendable, Equatable {
    package let name: String
    package let rows: Int

    package init(name: String, rows: Int) {
      (self.name, self.rows) = (name, rows)
    }
  }

  package init(model: String?, counts: [Count], isCut: Bool) {
    (self.model, self.counts, self.isCut) = (model, counts, isCut)
  }
}

/// Numbers that are scores or label shares.
package struct InspectedScores: Sendable, Equatable {
  /// The deviation of a row's sum from 1 above which the row is reported.
  package static let sumWarning = 1e-3

  /// The model; nil for label shares.
  package let model: String?
  /// The number of columns.
  package let columns: Int
  /// The scale they are read as, in the words of the option `--scores`.
  package let scale: String
  package let isStated: Bool
  /// Whether each class is a separate yes or no, so that rows need not add up to 1.
  package let isIndependent: Bool
  package private(set) var rows = 0
  package private(set) var lowest = Double.infinity
  package private(set) var highest = -Double.infinity
  package private(set) var smallestSum = Double.infinity
  package private(set) var largestSum = -Double.infinity
  package private(set) var rowsOff = 0
  /// For each column, the number of rows in which it has the largest number (the first of equals);
  /// only for labels.
  package private(set) var largest: [Int]
  /// For each column, the number of rows with a 1; only for labels.
  package private(set) var ones: [Int]
  /// Whether all numbers are 0 or 1; only for labels.
  private var areFlags = true

  package init(
    model: String?, columns: Int, scale: String, isStated: Bool, isIndependent: Bool = false
  ) {
    (self.model, self.columns, self.scale, self.isStated) = (model, columns, scale, isStated)
    self.isIndependent = isIndependent
    largest = model == nil ? Array(repeating: 0, count: columns) : []
    ones = largest
  }

  /// Whether these are labels with any number of classes per row.
  package var areSets: Bool {
    model == nil && rows > 0 && areFlags
      && (isIndependent || smallestSum != 1 || largestSum != 1)
  }

  /// Adds the rows of a matrix; `places` are the columns with these scores.
  package mutating func add(_ matrix: Matrix, places: [Int]) {
    guard let first = places.first else { return }
    let span = matrix.values.span
    for start in stride(from: 0, to: span.count, by: matrix.columns) {
      var sum = 0.0
      var (low, high) = (span[start + first], span[start + first])
      for place in places {
        let value = span[start + place]
        sum += value
        low = min(low, value)
        high = max(high, value)
      }
      lowest = min(lowest, low)
      highest = max(highest, high)
      smallestSum = min(smallestSum, sum)
      largestSum = max(largestSum, sum)
      if !((sum - 1).magnitude <= InspectedScores.sumWarning) { rowsOff += 1 }
      if !largest.isEmpty, let best = places.firstIndex(where: { span[start + $0] == high }) {
        largest[best] += 1
      }
      for column in ones.indices {
        let value = span[start + places[column]]
        ones[column] += value == 1 ? 1 : 0
        areFlags = areFlags && (value == 0 || value == 1)
      }
    }
    rows += matrix.rows
  }

  package mutating func merge(_ other: InspectedScores) {
    rows += other.rows
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
    smallestSum = min(smallestSum, other.smallestSum)
    largestSum = max(largestSum, other.largestSum)
    rowsOff += other.rowsOff
    areFlags = areFlags && other.areFlags
    for place in largest.indices {
      largest[place] += other.largest[place]
      ones[place] += other.ones[place]
    }
  }

  /// The scale that the numbers look like, independent of how they are read.
  package enum Look: String, Sendable {
    /// In [0, 1], and rows add up to 1.
    case probabilities
    /// Rows add up to 1, but some value is slightly outside [0, 1].
    case roundedProbabilities = "probabilities, nearly"
    /// In [0, 1], but some row does not add up to 1.
    case unitWithoutSum = "between 0 and 1"
    /// None is above 0: logarithms of probabilities, or logits.
    case logarithms
    case logits
  }

  /// nil if there are no rows.
  package var look: Look? {
    guard rows > 0 else { return nil }
    if lowest >= 0, highest <= 1 {
      return columns == 1 || rowsOff == 0 ? .probabilities : .unitWithoutSum
    }
    let warning = InspectedScores.sumWarning
    if rowsOff == 0, columns > 1, lowest >= -warning, highest <= 1 + warning {
      return .roundedProbabilities
    }
    return highest <= 0 ? .logarithms : .logits
  }
}
