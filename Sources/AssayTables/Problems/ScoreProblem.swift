import AssayText

/// Problems with which classes the columns of scores are of.
package enum ScoreProblem: Sendable, Equatable {
  /// One score for two classes, with nothing that says of which.
  case positiveNeeded(column: String, classes: [String])
  /// A single score of another class than the positive one.
  case positiveDiffers(column: String, positive: String)
  /// A score that is about the predicted class, whichever that is: in this row `class`.
  case confidence(column: String, predicted: String, class: String, score: String)
  /// A single score where there are not two classes.
  case notBinary(column: String, classes: [String])
  /// Scores beside predicted classes, without a class.
  case scoreBesideClasses(column: String, predicted: String, classes: [String])
  /// Two columns that are given as two models' scores of one class, and add up to 1.
  case complements(String, String)
  /// Labels are numbers, and the columns of scores are in another order than their names.
  case numberedLabels(labels: [String], columns: [String])
  /// A column that is named for another class than the one that its place gives it.
  case columnOrder(String, named: String, given: String)
  /// Several columns where sigmoid logits were stated.
  case oneLogitExpected(columns: Int)
  /// One column where a logit a class was stated.
  case logitsExpected(column: String)
  /// Arrays of scores without names, and labels that do not say their order.
  case arrayNeedsClasses(column: String, count: Int, labels: [String])
  /// Arrays of scores that are not as many as the stated classes.
  case arrayAndClasses(column: String, count: Int, classes: Int)
  /// One predicted class a sample with `--task multilabel`.
  case classOfSeveral(column: String)
  /// Logits of a softmax with `--task multilabel`.
  case softmaxOfSeveral
}

extension ScoreProblem: ThemeProblem {
  var words: String {
    switch self {
    case .positiveNeeded(let column, let classes):
      "column \(quoted(column)) is the only score, and its class may be \(quotedList(classes, last: "or"))"
    case .positiveDiffers(let column, let positive):
      "column \(quoted(column)) is the score of that class, but the positive class is "
        + quoted(positive)
    case .confidence(let column, let predicted, let name, let score):
      "\(quoted(column)) is \(score) where \(quoted(predicted)) is \(quoted(name)): "
        + "it is how sure the model is of the class that it predicted, and not the score of one class"
    case .notBinary(let column, let classes):
      "column \(quoted(column)) is the only score, but there are \(classes.count) classes: "
        + quotedList(classes)
    case .scoreBesideClasses(let column, let predicted, let classes):
      "column \(quoted(column)) holds scores beside the predicted classes in \(quoted(predicted)), "
        + "and its class may be \(quotedList(classes, last: "or"))"
    case .complements(let one, let other):
      "columns \(quoted(one)) and \(quoted(other)) add up to 1 in every row, so they are the scores of "
        + "two classes, and not of one class by two models"
    case .numberedLabels(let labels, let columns):
      "the labels are \(quotedList(labels)), and the columns of scores \(quotedList(columns)): "
        + "it is not known which label is which column"
    case .columnOrder(let column, let named, let given):
      "column \(quoted(column)) is named for \(quoted(named)), but by its place it is \(quoted(given))"
    case .oneLogitExpected(let count): "sigmoid logits come in one column, here are \(count)"
    case .logitsExpected(let column): "column \(quoted(column)) is the only column of logits"
    case .arrayNeedsClasses(let column, let count, let labels):
      "it is not known which classes the \(count) scores in \(quoted(column)) are of; "
        + "the labels are \(quotedList(labels))"
    case .arrayAndClasses(let column, let count, let classes):
      "\(count) scores in \(quoted(column)), but \(classes) classes"
    case .classOfSeveral(let column):
      "column \(quoted(column)) holds predicted classes, and samples may have several"
    case .softmaxOfSeveral:
      "logits of a softmax share one whole, and here each class is a separate yes or no"
    }
  }

  var advice: String? {
    switch self {
    case .positiveNeeded: "say which with --positive CLASS"
    case .positiveDiffers:
      "single scores must all be about one class: rename the column, or give one column a class"
    case .confidence(let column, let predicted, _, _):
      "take the predicted classes with FILE:column=\(predicted); where \(quoted(column)) is the score of one "
        + "class after all, leave \(quoted(predicted)) out of the file"
    case .notBinary: "give one column a class, or two classes with --classes"
    case .scoreBesideClasses(_, let predicted, _):
      "say which with --positive CLASS, or measure the predicted classes alone with "
        + "FILE:column=\(predicted)"
    case .complements:
      "leave out --positive and name the classes in the order of the columns with --classes A,B"
    case .numberedLabels(let labels, let columns) where labels.count == columns.count:
      "name the columns in the order of the numbers, as in --classes "
        + columns.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(6)
        .joined(separator: ",") + (columns.count > 6 ? ",…" : "")
    case .numberedLabels:
      "name the columns of scores, and no others, in the order of the numbers with --classes A,B,…"
    case .columnOrder:
      "name the classes in the order of the columns with --classes A,B,…, or rename the columns"
    case .oneLogitExpected: "for one logit a class say --scores logits"
    case .logitsExpected: "for one logit x with probability 1/(1+e^−x) say --scores sigmoid-logits"
    case .arrayNeedsClasses, .arrayAndClasses:
      "name the classes in the order of the scores with --classes A,B,…"
    case .classOfSeveral:
      "give a column a class with its probability, 1 or 0 where only the answer is known"
    case .softmaxOfSeveral:
      "for one logit a class, with probability 1/(1+e^−x), say --scores sigmoid-logits"
    }
  }
}
