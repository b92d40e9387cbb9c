package import AssayData
import AssayText

/// Kinds of numbers that are not probabilities.
package enum NumberScale: Sendable, Equatable {
  /// One logit per row.
  case logit
  /// One logit per class.
  case logits
  /// Whole numbers from 0 up: counts, or percentages.
  case counts
  /// Numbers that add up to 100 in each row.
  case percentages
  /// Losses or distances, according to their names; the smallest is best.
  case losses
  /// Numbers in columns other than those of the probabilities, such as a feature.
  case noScore
  /// A probability that rounding moved outside 0 to 1.
  case rounded
  /// Classes in several columns named like labels; the first holds the best class.
  case topClasses(best: String)

  /// Judges a value outside 0 to 1 by all numbers that were taken for scores.
  ///
  /// Logits are outside in every column, or some are negative while the columns inside do not add
  /// up to 1.
  package init(of value: Double, in column: String, among columns: [String], of matrix: Matrix) {
    if (-1e-6...1 + 1e-6).contains(value) {
      self = .rounded
      return
    }
    if NameTokens(column).startsLikeLabel {
      self = .topClasses(best: columns.first { NameTokens($0).startsLikeLabel } ?? column)
      return
    }
    let lossWords = ["nll", "loss", "losses", "dist", "distance", "distances", "cost", "energy"]
    if columns.allSatisfy({ name in lossWords.contains { NameTokens(name).contains($0) } }) {
      self = .losses
      return
    }
    var isOutside = [Bool](repeating: false, count: matrix.columns)
    var (hasNegative, areWhole) = (false, true)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        let value = matrix[row, column]
        areWhole = areWhole && value.rounded() == value
        guard !(0...1).contains(value) else { continue }
        isOutside[column] = true
        hasNegative = hasNegative || value < 0
      }
    }
    let inside = isOutside.indices.filter { !isOutside[$0] }
    let addUp =
      inside.count > 1
      && (0..<matrix.rows).allSatisfy { row in
        abs(inside.reduce(0) { $0 + matrix[row, $1] } - 1) < 0.01
      }
    if !hasNegative, NumberScale.arePercentages(matrix) {
      self = .percentages
      return
    }
    if areWhole, !hasNegative, matrix.rows > 1 {
      self = .counts
      return
    }
    self = inside.isEmpty || (hasNegative && !addUp) ? .logits : .noScore
  }

  /// Whether all numbers are 0 to 100 and add up to about 100 in each of several rows.
  package static func arePercentages(_ matrix: Matrix) -> Bool {
    matrix.columns > 1 && matrix.rows > 1
      && (0..<matrix.rows).allSatisfy { row in
        let values = matrix.row(row)
        return values.allSatisfy { (0...100).contains($0) } && abs(values.reduce(0, +) - 100) < 0.5
      }
  }

  var advice: String {
    switch self {
    case .percentages: "divide these percentages by 100"
    case .logit: "for logits say \(Flag.scores) sigmoid-logits; divide percentages by 100"
    case .logits: "for logits say \(Flag.scores) logits; divide percentages by 100"
    case .counts: "divide percentages by 100, and counts by their sum in each row"
    case .losses:
      "the smallest of these is best: write their negatives, and say \(Flag.scores) logits"
    case .noScore:
      "leave columns that hold no scores out of the file, or name the columns that do with "
        + "\(Flag.classes) A,B,…; divide percentages by 100"
    case .rounded: "clip values that rounding moved out of the range: np.clip(p, 0, 1)"
    case .topClasses(let best):
      "measure the predicted classes alone with FILE:column=\(argument(best))"
    }
  }
}
