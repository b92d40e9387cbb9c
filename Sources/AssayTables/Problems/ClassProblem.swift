import AssayData
import AssayText

/// Problems with the list of classes, and with class names.
package enum ClassProblem: Sendable, Equatable {
  case positiveUnknown(String, classes: [String])
  /// A positive class of more than two classes.
  case positiveOfMany(classes: [String])
  /// All labels are one class, and nothing names the other one.
  case negativeUnknown(positive: String)
  case classTwice(String)
  /// An empty line in a file with one class per line.
  case emptyClassLine
  /// Labels that are many different numbers, with an example.
  case measurements(distinct: Int, rows: Int, example: String)
  /// Classes whose names differ only in spelling, in pairs.
  case spellings([SpellingPair])
  /// Classes of which two become one if spelling is ignored.
  case foldedTogether([String])
  case tooManyClasses(Int, limit: Int, example: String)
  /// A class without a column in a model's file; `isStated` if an option lists the classes.
  case missingClass(String, among: [String], isStated: Bool = false)
  /// A model's file with columns for other classes.
  case classesDiffer(expected: [String], found: [String])
  /// Predicted classes that are labels spelled differently, in pairs.
  case predictedSpelling([SpellingPair])
  /// Predicted classes of which none is a label.
  case predictedForeign(predicted: [String], labels: [String])
}

extension ClassProblem: ThemeProblem {
  var words: String {
    switch self {
    case .positiveUnknown(let name, let classes):
      "the positive class \(quoted(name)) is not \(oneOf(classes))"
        + nearestHint(name, classes)
    case .positiveOfMany(let classes):
      "a positive class is one of two classes, but there are \(classes.count): \(quotedList(classes))"
    case .negativeUnknown(let positive):
      "every label is \(quoted(positive)), so the other class has no name"
    case .classTwice(let name): "the class \(quoted(name)) is named twice"
    case .emptyClassLine: "an empty line among the names of classes"
    case .measurements(let distinct, let rows, let example):
      "the labels are \(distinct) different numbers in \(rows) rows, such as \(quoted(example)): they look like "
        + "measurements, but Assay needs classes"
    case .spellings(let pairs):
      "classes differ only in spelling: "
        + pairs.prefix(6).map(\.difference).joined(separator: ", ")
        + (pairs.count > 6 ? " and \(pairs.count - 6) more" : "")
    case .foldedTogether(let names):
      "with \(Flag.matchClasses) loose two of the classes \(quotedList(names)) are one"
    case .tooManyClasses(let count, let limit, let example):
      "there are \(count) classes, such as \(quoted(example)), but at most \(limit) are supported"
    case .missingClass(let name, let among, _):
      "no column for the class \(quoted(name)) among \(quotedList(among))"
    case .classesDiffer(let expected, let found):
      "these columns are not the classes \(quotedList(expected)): \(quotedList(found))"
    case .predictedSpelling(let pairs):
      "predicted classes are labels spelled differently: "
        + pairs.prefix(6).map(\.words).joined(separator: ", ")
        + (pairs.count > 6 ? " and \(pairs.count - 6) more" : "")
    case .predictedForeign(let predicted, let labels):
      "no predicted class is a label: the predictions are \(quotedList(predicted)), the labels \(quotedList(labels))"
    }
  }

  var advice: String? {
    switch self {
    case .positiveUnknown(let name, let classes):
      nearestName(to: name, among: classes) == nil
        ? "name one of these with \(Flag.positive)" : nil
    case .positiveOfMany: "leave out \(Flag.positive)"
    case .classTwice: "name each class once with \(Flag.classes)"
    case .foldedTogether: "leave out \(Flag.matchClasses) loose, or say \(Flag.matchClasses) exact"
    case .emptyClassLine: "take the line out"
    case .measurements:
      "write each sample's class instead of its number; if the numbers are classes, name all "
        + "of them with \(Flag.classes) A,B,… or \(Flag.classes) @FILE, one per line"
    case .spellings:
      "treat them as one class with \(Flag.matchClasses) loose, or as different classes with \(Flag.matchClasses) exact"
    case .negativeUnknown: "name the classes with \(Flag.classes) A,B,…"
    case .tooManyClasses:
      "name the column of labels with \(Flag.label), or the classes with \(Flag.classes)"
    case .missingClass(let name, _, isStated: true):
      "write a column for it, or leave \(quoted(name)) out of \(Flag.classes)"
    case .classesDiffer(let expected, let found)
    where expected.count == found.count && !found.contains(where: expected.contains(exactly:)):
      "if these are the same classes, name them in the order of the columns with \(Flag.classes) A,B,…, or rename "
        + "the columns"
    case .missingClass, .classesDiffer:
      "all models need a column for each class: write one with 0 where a model does not know the class"
    case .predictedSpelling:
      "treat them as the labels with \(Flag.matchClasses) loose, or as other classes with \(Flag.matchClasses) exact"
    case .predictedForeign:
      "spell both the same way; if the model was never right, name all classes with \(Flag.classes) A,B,…"
    }
  }
}

/// The classes that a text is not among: `one of the classes 'a' and 'b'`.
func oneOf(_ classes: [String]) -> String {
  (classes.count == 1 ? "the only class " : "one of the classes ") + quotedList(classes)
}

extension SpellingPair {
  fileprivate var difference: String { "\(quoted(label)) and \(quoted(predicted))\(unseen)" }

  fileprivate var words: String { "\(quoted(predicted)) for \(quoted(label))\(unseen)" }

  /// Explains the difference between two texts that look the same.
  private var unseen: String {
    if predicted == label { return " (spelled with other Unicode characters)" }
    func hidden(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.properties.generalCategory == .format }
    }
    guard let scalar = (hidden(predicted) + hidden(label)).first,
      hidden(predicted) != hidden(label)
    else { return "" }
    let code = String(scalar.value, radix: 16, uppercase: true)
    return " (one has U+\(String(repeating: "0", count: max(0, 4 - code.utf8.count)))\(code), "
      + "which is invisible)"
  }
}

/// A predicted class and a label that may be the same, spelled differently.
package struct SpellingPair: Sendable, Equatable {
  package let predicted: String
  package let label: String

  package init(predicted: String, label: String) {
    self.predicted = predicted
    self.label = label
  }
}
