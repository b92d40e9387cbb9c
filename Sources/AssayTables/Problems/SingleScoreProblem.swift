import AssayData
import AssayText

/// Problems with finding the class of a single score.
package enum SingleScoreProblem: Sendable, Equatable {
  /// One score for two classes, and nothing says which class it is of.
  case positiveNeeded(column: String, classes: [String])
  /// Several columns that are each a single score, and nothing says which class they are of.
  case positiveOfSeveral(columns: [String], classes: [String])
  /// One column of a few whole numbers that are neither probabilities nor labels.
  case numbersForClasses(column: String, values: [String], labels: [String])
  /// A score that is never below ½ beside a column of the labels' classes.
  case scoreOfAnswers(column: String, answers: String)
  /// Scores that may be of the classes in a text column, whose names are not those of the labels.
  case scoreOfNames(column: String, names: String, values: [String], labels: [String])
  /// A single score of another class than the positive one.
  case positiveDiffers(column: String, positive: String)
  /// A score of the predicted class, whichever that is; in this row it is `class`.
  case confidence(column: String, predicted: String, class: String, score: String)
  /// A single score, although there are not two classes; `areStated` if an option lists them.
  case notBinary(column: String, classes: [String], areStated: Bool = false)
  /// Scores beside predicted classes, and nothing says which class they are of.
  case scoreBesideClasses(column: String, predicted: String, classes: [String])
  /// The score of the predicted class, which leaves the scores of several others unknown.
  case scoreOfPredicted(column: String, predicted: String, classes: Int)
  /// With two classes, a score of the predicted class that is below ½.
  case scoreBelowHalf(column: String, predicted: String, score: String)
}

extension SingleScoreProblem: ThemeProblem {
  var words: String {
    switch self {
    case .positiveNeeded(let column, let classes):
      "column \(quoted(column)) is the only score, and its class may be \(quotedList(classes, last: "or"))"
    case .positiveOfSeveral(let columns, let classes):
      "columns \(quotedList(columns)) are not named for classes and do not add up to 1, so each may be one "
        + "model’s score of \(quotedList(classes, last: "or"))"
    case .numbersForClasses(let column, let values, let labels):
      "column \(quoted(column)) holds classes only as the numbers \(quotedList(values)), but the labels are "
        + quotedList(labels)
    case .scoreOfNames(let column, let names, let values, let labels):
      "column \(quoted(column)) is ½ or more in every row, as the score of the predicted class is, and "
        + "\(quoted(names)) may say which that is: \(quotedList(values)) where the labels are "
        + quotedList(labels)
    case .scoreOfAnswers(let column, let answers):
      "column \(quoted(column)) is ½ or more in every row, as the score of the predicted class is, and "
        + "\(quoted(answers)) may say which that is"
    case .positiveDiffers(let column, let positive):
      "column \(quoted(column)) is the score of that class, but the positive class is "
        + quoted(positive)
    case .confidence(let column, let predicted, let name, let score):
      "\(quoted(column)) is \(score) where \(quoted(predicted)) is \(quoted(name)): "
        + "it is how sure the model is of the class that it predicted, not the score of one class"
    case .notBinary(let column, let classes, _):
      "column \(quoted(column)) is the only score, but "
        + (classes.count == 1 ? "there is 1 class: " : "there are \(classes.count) classes: ")
        + quotedList(classes)
    case .scoreBesideClasses(let column, let predicted, let classes):
      "column \(quoted(column)) holds scores beside the predicted classes in \(quoted(predicted)), "
        + "and its class may be \(quotedList(classes, last: "or"))"
    case .scoreOfPredicted(let column, let predicted, let classes):
      "column \(quoted(column)) is the score of the class predicted in \(quoted(predicted)), but with "
        + "\(classes) classes the other scores are unknown"
    case .scoreBelowHalf(let column, let predicted, let score):
      "column \(quoted(column)) is \(score) here, but the score of the class predicted in "
        + "\(quoted(predicted)) is ½ or more if there are two classes"
    }
  }

  var advice: String? {
    switch self {
    case .positiveNeeded, .positiveOfSeveral: "say which with \(Flag.positive) CLASS"
    case .numbersForClasses(let column, let values, _):
      (ColumnNames.isLabel(column)
        ? "if this file has the labels, exchange \(Flag.labels) and \(Flag.model); if not, " : "")
        + "write the labels’ names: df[\(quoted(column))].map({"
        + values.map { "\($0): LABEL" }.joined(separator: ", ") + "})"
    case .scoreOfNames(_, let names, let values, _):
      "write the labels’ names into a column 'prediction': df['prediction'] = df[\(quoted(names))].map({"
        + values.map { "\(quoted($0)): LABEL" }.joined(separator: ", ")
        + "}); if it is something else, keep it with \(Flag.slice) \(argument(names))"
    case .scoreOfAnswers(let column, let answers):
      "rename \(quoted(answers)) to 'prediction', or measure the classes alone with FILE:column=\(argument(answers)); if "
        + "\(quoted(column)) is the score of one class, leave \(quoted(answers)) out of the file"
    case .positiveDiffers:
      "single scores must all be about one class: rename the column, or write one column per class"
    case .confidence(let column, let predicted, _, _):
      "leave out \(Flag.positive)"
        + (mayBeOther(predicted) ? " and rename \(quoted(predicted)) to 'prediction'" : "")
        + ", or measure the predicted classes alone with FILE:column=\(argument(predicted)); if "
        + "\(quoted(column)) is the score of one class after all, leave \(quoted(predicted)) out of the file"
    case .notBinary(_, _, areStated: true):
      "write one column per class; if the labels have only two, name these with \(Flag.classes)"
    case .notBinary:
      "write one column per class; if there are only two, leave out rows with other labels: "
        + "\(Flag.ignoreLabel) LABEL"
    case .scoreBesideClasses(_, let predicted, _):
      "say which with \(Flag.positive) CLASS, or measure the predicted classes alone with "
        + "FILE:column=\(argument(predicted))"
        + (mayBeOther(predicted)
          ? "; if it is the score of the predicted class, rename \(quoted(predicted)) to 'prediction'"
          : "")
    case .scoreOfPredicted(_, let predicted, _):
      "measure the predicted classes alone with FILE:column=\(argument(predicted)), or write a score for each class"
    case .scoreBelowHalf(_, let predicted, _):
      "say whose score it is with \(Flag.positive) CLASS, or measure the predicted classes alone with "
        + "FILE:column=\(argument(predicted))"
    }
  }
}

/// Whether a column's name may mean something other than predicted classes.
private func mayBeOther(_ name: String) -> Bool {
  ColumnNames.isLabel(name) || !ColumnNames.isPredictedClass(name)
}
