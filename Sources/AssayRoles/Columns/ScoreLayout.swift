import AssayData
import AssayTables

/// Which columns of a table hold one model's predictions.
package struct ScoreLayout {
  package enum Form {
    /// One score column a class.
    case classes(columns: [Int], names: [String])
    /// One score for the positive class, with the name that may say which that is; nil if the
    /// column's place alone gave it one.
    case positive(column: Int, name: String?)
    /// The predicted class and nothing else.
    case predictedClass(column: Int)
    /// The predicted class, of two, and its score.
    case predictedScore(column: Int, predicted: Int)
  }

  /// The name its columns give the model; nil if they are the file's only model.
  let name: String?
  package let form: Form
  /// Why these columns.
  var reason = RoleReason.numbers
  /// The predicted classes that stand beside a single score, which may be no more than how sure the
  /// model is of them.
  var predictedBeside: PredictedBeside?

  /// A column of predicted classes.
  struct PredictedBeside {
    let column: Int
    /// Whether it may be no prediction, as where its name is also one for the truth.
    var mayBeTruth: Bool
  }

  /// The column of predicted classes, where there is one.
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
