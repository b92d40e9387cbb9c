import AssayData
import AssayText

/// Problems with finding the classes of several score columns.
package enum ScoreProblem: Sendable, Equatable {
  /// The best few classes of each row and their scores, with the first column of each.
  case bestScores(label: String, score: String, count: Int)
  /// Columns whose scores decrease in every row.
  case bestFirst(columns: [String])
  /// Two columns that are stated to be two models' scores of one class, but add up to 1.
  case complements(String, String)
  /// A score column for each class, whose names do not say which label is which column.
  case unmatchedColumns(labels: [String], columns: [String])
  /// Labels that are numbers for classes which the scores name.
  case numberedLabels(labels: [String], classes: [String])
  /// A column that is named for another class than the one at its position.
  case columnOrder(String, named: String, given: String)
  /// Several columns where sigmoid logits were stated; `ofFile` if they were for this file alone.
  case oneLogitExpected(columns: Int, ofFile: Bool = false)
  /// One column, although one logit per class was stated.
  case logitsExpected(column: String, ofFile: Bool = false)
  /// Arrays of names in the cells of a column, which put each row's scores in another order.
  case namesInCells(names: String, scores: String, order: [String]?)
  /// Arrays of class names beside the scores, in another order than stated or in no fixed order,
  /// under a key that does not say what they are.
  case namesBeside(names: String, scores: String)
  /// Arrays of numbers beside the scores, which are the same in each row except for their order.
  case numbersInCells(names: String, scores: String)
  /// Columns that are stated to be logits, but add up to 1 in every row as probabilities do.
  case probabilitiesAsLogits(columns: [String], ofFile: Bool = false)
  /// Columns that are stated to be logits, but are percentages in every row examined.
  case percentagesAsLogits(columns: [String], ofFile: Bool = false)
  /// Arrays of scores without names, and labels that do not show their order.
  case arrayNeedsClasses(column: String, count: Int, labels: [String])
  /// Numeric columns that are not named for the stated classes and differ from them in number;
  /// `areOfLabels` if they are named for the labels instead.
  case columnsAndClasses(columns: [String], classes: Int, areOfLabels: Bool = false)
  /// Arrays of scores whose length is not the number of stated classes.
  case arrayAndClasses(column: String, count: Int, classes: Int)
  /// One predicted class per sample with `--task multilabel`.
  case classOfSeveral(column: String)
  /// Softmax logits with `--task multilabel`.
  case softmaxOfSeveral(ofFile: Bool = false)
}

extension ScoreProblem: ThemeProblem {
  var words: String {
    switch self {
    case .bestScores(let label, let score, let count):
      "columns \(quoted(label)), \(quoted(score)) and further ones are the best \(count) classes of each row "
        + "and their scores, not a score for each class"
    case .bestFirst(let columns):
      "the scores in \(quotedList(columns)) fall in every row, as if each row had its best class first"
    case .complements(let one, let other):
      "columns \(quoted(one)) and \(quoted(other)) add up to 1 in every row, so they are the scores of "
        + "two classes, not of one class by two models"
    case .unmatchedColumns(let labels, let columns):
      "the labels are \(quotedList(labels)), and the columns of scores \(quotedList(columns)): "
        + "it is not known which label is which column"
    case .numberedLabels(let labels, let classes):
      "the labels are \(quotedList(labels)), and the scores are of \(quotedList(classes)): it is not known which "
        + "label is which class"
    case .columnOrder(let column, let named, let given):
      "column \(quoted(column)) is named for \(quoted(named)), but by its place it is \(quoted(given))"
    case .oneLogitExpected(let count, _): "sigmoid logits come in one column, but here are \(count)"
    case .logitsExpected(let column, _): "column \(quoted(column)) is the only column of logits"
    case .namesInCells(let names, let scores, let order):
      "column \(quoted(names)) names the classes of the scores in \(quoted(scores)), "
        + (order.map { "in the order \(quotedList($0))" } ?? "in a different order in each row")
    case .namesBeside(let names, let scores):
      "\(quoted(names)) has the names of the classes in each row, and may name the scores in \(quoted(scores))"
    case .numbersInCells(let names, let scores):
      "column \(quoted(names)) says which classes the scores in \(quoted(scores)) belong to, in a different order in "
        + "each row"
    case .probabilitiesAsLogits(let columns, _) where columns.count == 1:
      "column \(quoted(columns[0])) lies in 0 to 1 in every row, as probabilities do and logits do not"
    case .probabilitiesAsLogits(let columns, _):
      "columns \(quotedList(columns)) are probabilities: they lie in 0 to 1 and add up to 1 in every row, "
        + "which logits do not"
    case .percentagesAsLogits(let columns, _) where columns.count == 1:
      "column \(quoted(columns[0])) lies in 0 to 100 and is never negative, as percentages are and logits are not"
    case .percentagesAsLogits(let columns, _):
      "columns \(quotedList(columns)) are percentages: they add up to 100 in every row, which logits do not"
    case .arrayNeedsClasses(let column, let count, let labels):
      "it is not known which classes the \(count) scores in \(quoted(column)) belong to; "
        + "the labels are \(quotedList(labels))"
    case .columnsAndClasses(let columns, let classes, _):
      "\(columns.count) columns of numbers, \(quotedList(columns)), but \(classes) \(classes == 1 ? "class" : "classes"), and none "
        + "of the columns is named for a class"
    case .arrayAndClasses(let column, let count, let classes):
      "\(count) scores in \(quoted(column)), but \(classes) classes"
    case .classOfSeveral(let column):
      "column \(quoted(column)) holds predicted classes, and samples may have several"
    case .softmaxOfSeveral:
      "softmax logits assume one class per sample, but here each class is independent"
    }
  }

  var advice: String? {
    switch self {
    case .bestScores(let label, _, _):
      "measure the best class alone with FILE:column=\(argument(label)), or write a score for each class"
    case .bestFirst:
      "write the scores of all rows in the same order of classes; if they are, name the columns after the classes"
    case .complements:
      "leave out \(Flag.positive) and name the classes in the order of the columns with \(Flag.classes) A,B"
    case .unmatchedColumns(let labels, _) where labels.contains(where: meansNothing):
      "to leave rows out that have no label say \(Flag.ignoreLabel) "
        + argument(labels.first(where: meansNothing) ?? "")
        + "; name the classes in the order of the columns of scores with \(Flag.classes) A,B,…"
    case .unmatchedColumns(_, let columns) where !areCounted(columns):
      "name each column of scores after its label"
    case .unmatchedColumns(let labels, let columns) where labels.count == 2 && columns.count == 2:
      "say which label each column belongs to, in the order of the columns: \(Flag.classes) "
        + labels.joined(separator: ",") + " or \(Flag.classes) "
        + labels.reversed().joined(separator: ",")
    case .unmatchedColumns(let labels, let columns) where labels.count == columns.count:
      "say which label each column belongs to, in the order of the columns, with \(Flag.classes) A,B,…"
    case .unmatchedColumns:
      "name the classes in the order of the columns of scores with \(Flag.classes) A,B,…"
    case .numberedLabels(let labels, let classes) where classes.count == 2:
      "name the class of \(labels[0]) and then that of \(labels[labels.count - 1]): \(Flag.classes) "
        + argument(classes.joined(separator: ",")) + " or \(Flag.classes) "
        + argument(classes.reversed().joined(separator: ","))
    case .numberedLabels:
      "name the class of each label in the order of the numbers, that of 0 first, with \(Flag.classes) A,B,…"
    case .columnOrder:
      "name the classes in the order of the columns with \(Flag.classes) A,B,…, or rename the columns"
    case .oneLogitExpected(_, let ofFile):
      "for one logit per class, say \(stating(.logits, ofFile))"
    case .logitsExpected(_, let ofFile):
      "for one logit x with probability 1/(1+e^−x) say \(stating(.sigmoidLogits, ofFile))"
    case .namesInCells(_, _, let order?):
      "name the classes in this order with \(Flag.classes) \(argument(order.joined(separator: ",")))"
    case .namesInCells:
      "write JSON Lines instead of CSV, while the cells are still lists: "
        + "df.to_json('p.jsonl', orient='records', lines=True)"
    case .namesBeside(let names, _):
      "if it does, name them 'classes' and 'scores'; if it does not, leave \(quoted(names)) out of the file"
    case .numbersInCells(let names, let scores):
      "write them in one order: row[\(quoted(scores))] = [p for _, p in sorted(zip(row[\(quoted(names))], "
        + "row[\(quoted(scores))]))]"
    case .probabilitiesAsLogits(_, let ofFile): takingProbabilities(ofFile)
    case .percentagesAsLogits(_, let ofFile):
      "divide them by 100, and \(takingProbabilities(ofFile))"
    case .arrayNeedsClasses, .arrayAndClasses:
      "name the classes in the order of the scores with \(Flag.classes) A,B,…"
    case .columnsAndClasses(_, _, areOfLabels: true):
      "leave out \(Flag.classes): the columns are named for the labels"
    case .columnsAndClasses:
      "name as many classes as there are columns of scores, in their order, with \(Flag.classes) A,B,…, or name each "
        + "column of scores after its class"
    case .classOfSeveral:
      "write one column per class with its probability, or 1 or 0 if only the answer is known"
    case .softmaxOfSeveral(let ofFile):
      "for one logit per class, with probability 1/(1+e^−x), say \(stating(.sigmoidLogits, ofFile))"
    }
  }
}

/// The option that states the kind of scores, of all files or of one.
private func stating(_ kind: ScoreKind, _ ofFile: Bool) -> String {
  ofFile
    ? "FILE:\(Flag.scores.rawValue)=\(kind.rawValue)" : "\(Flag.scores) \(kind.rawValue)"
}

/// How a file is read as probabilities after all.
private func takingProbabilities(_ ofFile: Bool) -> String {
  let ofThis = stating(.probabilities, true)
  return ofFile
    ? "say \(ofThis)" : "leave out \(Flag.scores), or say \(ofThis) for this file alone"
}

/// Whether the numbers at the end of the names increase; also true if absent.
private func areCounted(_ names: [String]) -> Bool {
  let numbers = names.compactMap { name in
    Int(String(name.reversed().prefix { ("0"..."9").contains($0) }.reversed()))
  }
  return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
}
