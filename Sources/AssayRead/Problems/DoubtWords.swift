// What is said where the classes of scores or of predictions could be taken in more than one way.
extension Problem.Kind {
  var doubtWords: String? {
    switch self {
    case .scoreBesideClasses(let column, let predicted, let classes):
      "column \(quoted(column)) holds scores beside the predicted classes in \(quoted(predicted)), "
        + "and its class may be \(list(classes, last: "or"))"
    case .complements(let one, let other):
      "columns \(quoted(one)) and \(quoted(other)) add up to 1 in every row, so they are the scores of "
        + "two classes, and not of one class by two models"
    case .numberedLabels(let labels, let columns):
      "the labels are \(list(labels)), and the columns of scores \(list(columns)): "
        + "it is not known which label is which column"
    case .columnOrder(let column, let named, let given):
      "column \(quoted(column)) is named for \(quoted(named)), but by its place it is \(quoted(given))"
    case .predictedSpelling(let pairs):
      "predicted classes are labels in another spelling: "
        + pairs.prefix(6).map(\.words).joined(separator: ", ")
        + (pairs.count > 6 ? " and \(pairs.count - 6) more" : "")
    case .predictedForeign(let predicted, let labels):
      "no predicted class is a label: predicted are \(list(predicted)), labels are \(list(labels))"
    case .configuration: "this is a configuration, and not data"
    default: nil
    }
  }

  var doubtAdvice: String? {
    switch self {
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
    case .predictedSpelling:
      "write both alike; where they are different classes, name all of them with --classes A,B,…"
    case .predictedForeign:
      "write both alike; where the model was never right, name all classes with --classes A,B,…"
    case .configuration:
      "give it to assay report as a file, whatever its name"
    default: nil
    }
  }
}

extension SpellingPair {
  fileprivate var words: String {
    let difference = predicted == label ? " (in another Unicode form)" : ""
    return "\(quoted(predicted)) for \(quoted(label))\(difference)"
  }
}
