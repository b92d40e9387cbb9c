import AssayData
import AssayTables

/// The columns of a table that hold one model's predictions.
package struct ScoreLayout {
  package enum Form {
    /// One score column per class.
    case classes(columns: [Int], names: [String])
    /// One score for the positive class, with a name that may contain that class; nil if the name
    /// is only the column's position.
    case positive(column: Int, name: String?)
    /// Only the predicted class.
    case predictedClass(column: Int)
    /// The predicted class of two, and its score.
    case predictedScore(column: Int, predicted: Int)
  }

  /// The name that the columns give the model; nil if it is the only one in the file.
  let name: String?
  package let form: Form
  /// Why these columns were chosen.
  var reason = RoleReason.numbers
  /// The predicted classes beside a single score, which may just be the confidence in them.
  var predictedBeside: PredictedBeside?

  /// A column of predicted classes.
  struct PredictedBeside {
    let column: Int
    /// Whether it may not be a prediction, for example if its name is also one for the true labels.
    var mayBeTruth: Bool
  }

  /// The column of predicted classes, if there is one.
  package var predictedColumn: Int? {
    switch form {
    case .predictedClass(let column): column
    case .predictedScore(_, let predicted): predicted
    case .classes, .positive: nil
    }
  }

  package var columns: [Int] {
    switch form {
    case .classes(let columns, _): columns
    case .positive(let column, _), .predictedClass(let column): [column]
    case .predictedScore(let column, let predicted): [column, predicted]
    }
  }
}
