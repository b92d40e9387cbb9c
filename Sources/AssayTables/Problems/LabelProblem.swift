import AssayData
import AssayText

/// Problems with the label of a sample, or with its predicted class.
package enum LabelProblem: Sendable, Equatable {
  case emptyLabel
  /// A word that programs write for a missing value, and that no model predicts.
  case missingWord(String)
  /// Every row is left out, by the options that were given.
  case noneLeft(ignoresLabels: Bool, commonIDs: Bool)
  /// `areStated` if an option lists the classes.
  case unknownLabel(String, classes: [String], areStated: Bool = false)
  /// A predicted class that is not one of the classes.
  case unknownClass(String, classes: [String])
  /// A share of a class outside 0 to 1.
  case labelShare(column: String, text: String)
  case labelSum(Double, classes: [String])
  /// A row of zeros and ones without exactly one 1, although each sample has one class.
  case severalLabels(Int, classes: [String])
  /// A value that is neither yes nor no in the label column of a class, with `--task multilabel`.
  case notZeroOrOne(column: String, text: String)
}

extension LabelProblem: ThemeProblem {
  var words: String {
    switch self {
    case .emptyLabel: "the label is empty"
    case .missingWord(let word):
      "\(quoted(word)) is among the labels: it usually marks a missing value, and no model predicts it"
    case .noneLeft: "no samples remain"
    case .unknownLabel(let text, let classes, _):
      "the label \(quoted(text)) is not \(oneOf(classes))"
    case .unknownClass("", _): "the predicted class is empty"
    case .unknownClass(let text, let classes):
      "the predicted class \(quoted(text)) is not one of \(quotedList(classes))"
    case .labelShare(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a label’s share of a class: "
        + "it lies outside 0 to 1"
    case .labelSum(let sum, let classes):
      "the label’s shares of \(quotedList(classes)) add up to \(sum), not 1"
    case .severalLabels(0, let classes): "the label has none of the classes \(quotedList(classes))"
    case .severalLabels(let count, let classes):
      "the label has \(count) of the classes \(quotedList(classes)), not one"
    case .notZeroOrOne(let column, ""): "the label in column \(quoted(column)) is missing"
    case .notZeroOrOne(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) does not say whether the sample has the class"
    }
  }

  /// The words for several rows.
  var plural: String {
    switch self {
    case .emptyLabel: "empty labels"
    case .noneLeft, .missingWord: words
    case .unknownLabel: "labels that are not among the classes"
    case .unknownClass("", _): "empty predicted classes"
    case .unknownClass: "predicted classes that are not among the classes"
    case .labelShare: "shares of labels outside 0 to 1"
    case .labelSum: "shares of labels that do not add up to 1"
    case .severalLabels: "labels that are not exactly one class"
    case .notZeroOrOne(_, ""): "missing labels"
    case .notZeroOrOne: "values that do not say whether the sample has the class"
    }
  }

  var advice: String? {
    switch self {
    case .emptyLabel: "to leave such rows out say \(Flag.ignoreLabel) ''"
    case .missingWord(let word):
      "to leave such rows out say \(Flag.ignoreLabel) \(argument(word)); if it is a class, name all classes with "
        + "\(Flag.classes) A,B,…"
    case .noneLeft(ignoresLabels: true, commonIDs: true):
      "ignore fewer labels with \(Flag.ignoreLabel), or leave out \(Flag.commonIds)"
    case .noneLeft(ignoresLabels: _, commonIDs: true):
      "leave out \(Flag.commonIds), and check that these are predictions of the same samples"
    case .noneLeft: "ignore fewer labels with \(Flag.ignoreLabel)"
    case .unknownClass("", _): nil
    case .unknownLabel("-1", let classes, _) where classes.count == 2:
      "if -1 and 1 are the classes, name them in the order of the columns with \(Flag.classes)"
    case .unknownLabel(let text, _, _) where meansNothing(text):
      "to leave such rows out say \(Flag.ignoreLabel) \(argument(text))"
    case .unknownClass(let text, let classes) where countedFromOne(text, classes) != nil:
      "if predictions count classes from 1 and labels from 0, let both start at the same number"
    case .unknownLabel(let text, let classes, areStated: true)
    where cure(for: text, classes) == nil && hint == nil:
      "name the classes of all labels with \(Flag.classes), in the order of the columns of scores, or leave it out if "
        + "the columns are named for the labels"
    case .unknownLabel(let text, let classes, areStated: false)
    where arePositions(classes) && cure(for: text, classes) == nil && hint == nil:
      "name the classes in the order of the columns with \(Flag.classes) A,B,…; FILE:column=NAME names the predictions"
    case .unknownLabel(let text, let classes, _), .unknownClass(let text, let classes):
      cure(for: text, classes)
        ?? (hint == nil
          ? "classes are the score columns, or what \(Flag.classes) says; FILE:column=NAME names the predictions"
          : nil)
    case .labelShare, .labelSum:
      "labels are classes, or shares that add up to 1; convert counts to shares"
    case .severalLabels: "if samples may have any number of classes, say \(Flag.task) multilabel"
    case .notZeroOrOne: "write 1 or true if it has the class, and 0 or false if it does not"
    }
  }

  /// A suggested class for a text; nil if no class is similar, or if there is a cure.
  var hint: String? {
    switch self {
    case .unknownLabel(let text, _, _) where meansNothing(text): nil
    case .unknownLabel(let text, let classes, _), .unknownClass(let text, let classes):
      cure(for: text, classes) != nil
        ? nil
        : nearestName(to: text, among: classes).map { "did you mean \(suggested($0, for: text))?" }
    case .emptyLabel, .missingWord, .noneLeft, .labelShare, .labelSum, .severalLabels,
      .notZeroOrOne:
      nil
    }
  }
}

/// Whether a label is one that programs write if there is no answer: a number below 0, such as
/// PyTorch's -100, or a word for a missing value.
func meansNothing(_ label: String) -> Bool {
  if label.utf8.first == UInt8(ascii: "-"), Int(label) != nil { return true }
  return ["nan", "na", "n/a", "none", "null", "?", "ignore", "void"].contains(label.lowercased())
}

/// The cure for a text that is not a class, if the mistake is recognized.
private func cure(for text: String, _ classes: [String]) -> String? {
  severalNames(text, classes) ?? countedFromOne(text, classes)
}

/// The cure for a label that names several classes with a separator between them.
private func severalNames(_ label: String, _ classes: [String]) -> String? {
  let names = ClassNames.split(label)
  guard names.count > 1, names.allSatisfy(classes.contains(exactly:)) else { return nil }
  return "if samples may have any number of classes, say \(Flag.task) multilabel"
}

/// Whether the classes are 0 … K−1, as columns without names are called.
private func arePositions(_ classes: [String]) -> Bool {
  !classes.isEmpty && classes == classes.indices.map(String.init)
}

/// The cure if the classes are 0 … K−1 and a label is K.
private func countedFromOne(_ label: String, _ classes: [String]) -> String? {
  guard label == String(classes.count), arePositions(classes) else { return nil }
  let names =
    classes.count > 3
    ? "1,2,…,\(label)" : classes.indices.map { "\($0 + 1)" }.joined(separator: ",")
  return "if classes count from 1, say \(Flag.classes) \(names)"
}
