import AssayBytes
import AssayData
import AssayText

// The sentences that a reader of bad files gets to see.

extension ReadError: CustomStringConvertible {
  /// What is wrong, where, and what to do: one line a problem.
  package var description: String {
    switch self {
    case .system(let failure):
      return failure.description
    case .problems(let list):
      return list.description
    }
  }
}

extension ProblemList: CustomStringConvertible {
  /// A line for each of the first problems, one for how many there are, and what to do about them:
  /// once, however many rows it is for.
  package var description: String {
    if count == 1, let only = first.first {
      return only.words(path: path) + (only.kind.advice.map { "; \($0)" } ?? "")
    }
    var lines = first.map { $0.words(path: path) }
    if count > first.count {
      lines.append("\(shown(path)): \(count) problems in all; the first \(first.count) are shown")
    }
    var advice: [String] = []
    for problem in first {
      if let words = problem.kind.advice, !advice.contains(exactly: words) { advice.append(words) }
    }
    lines += advice.prefix(3)
    return lines.joined(separator: "\n")
  }
}

extension Problem {
  fileprivate func words(path: String) -> String {
    let place = place.map { ":\($0.line):\($0.column)" } ?? ""
    let sample = sample.map { " (sample \(quoted($0)))" } ?? ""
    return "\(shown(self.place?.file ?? path))\(place): \(kind.words)\(sample)"
  }
}

extension Problem.Kind {
  /// What is wrong.
  fileprivate var words: String {
    switch self {
    case .empty: "the file is empty"
    case .noRows: "there are column names but no rows"
    case .noRecords: "there are no records"
    case .noColumns: "the records have no columns: there is no value in them"
    case .invalidUTF8: "this is not UTF-8"
    case .nulByte: "a NUL byte: this is not a text table"
    case .gzip(.truncated, _): "the gzip file ends too early"
    case .gzip(.checksum, let offset), .gzip(.size, let offset):
      "what was unpacked is not what was packed (its check fails at byte \(offset))"
    case .gzip(.trailingBytes, let offset):
      "something follows the end of the gzip data at byte \(offset)"
    case .gzip(_, let offset): "the gzip data is damaged at byte \(offset)"
    case .npy(let kind): kind.words
    case .zip: "the zip archive is damaged, or packed in a way that NumPy does not use"
    case .noArray(let name, let among):
      name.map { "there is no array \(quoted($0)) among \(list(among))" }
        ?? "there are several arrays: \(list(among))"
    case .foreign(let format): format.words
    case .sizeChanged(let before, let after):
      "the file had \(before) bytes when it was opened, and \(after) when it was read"
    case .unterminatedQuote: "a quote opens here and is never closed"
    case .textAfterQuote: "text follows a closing quote"
    case .duplicateColumn(let name): "two columns are named \(quoted(name))"
    case .headerIsData(let text): "the first line looks like data (\(quoted(text))), not like names"
    case .noColumn(let name, let among): "there is no column \(quoted(name))\(nearest(name, among))"
    case .noLabelColumn(let among): "no column of labels among \(list(among))"
    case .noLabels(let among): "no file has labels: this one has \(list(among))"
    case .emptyLine: "an empty line inside a table of one column: is a value missing?"
    case .noScores(let among): "no column of scores or predicted classes among \(list(among))"
    case .noSuchModel(let name, let among):
      "there is no model \(quoted(name)) among \(list(among))\(nearest(name, among))"
    case .labelsInEveryModel: "several files have labels"
    case .positiveNeeded(let column, let classes):
      "column \(quoted(column)) is the only score, and its class may be \(list(classes, last: "or"))"
    case .positiveUnknown(let name, let classes):
      "the positive class \(quoted(name)) is not one of the classes \(list(classes))"
        + nearest(name, classes)
    case .positiveDiffers(let column, let positive):
      "column \(quoted(column)) is the score of that class, but the positive class is "
        + quoted(positive)
    case .notBinary(let column, let classes):
      "column \(quoted(column)) is the only score, but there are \(classes.count) classes: "
        + list(classes)
    case .negativeUnknown(let positive):
      "every label is \(quoted(positive)), so the other class has no name"
    case .tooManyClasses(let count, let limit, let example):
      "there are \(count) classes, such as \(quoted(example)), and more than \(limit) are a mistake"
    case .classTwice(let name): "the class \(quoted(name)) is named twice"
    case .modelTwice(let name): "two models are named \(quoted(name))"
    case .missingClass(let name, let among):
      "no column for the class \(quoted(name)) among \(list(among))"
    case .classesDiffer(let expected, let found):
      "these columns are not the classes \(list(expected)): \(list(found))"
    case .rowCounts(let labels, let found):
      "\(found) \(found == 1 ? "row" : "rows"), but \(labels) \(labels == 1 ? "label" : "labels"), "
        + "and without ids rows pair by position"
    case .idOrder(let other):
      "the ids are not those of \(other) in the same order, and the labels have none to join by"
    case .rowNumbers(let other):
      "the row numbers are not those of \(other) in the same order, so rows cannot pair by position"
    case .sharedColumn(let column, let other):
      "column \(quoted(column)) has the values that it has in \(other), but in another order, "
        + "and without ids rows pair by position"
    case .oneLogitExpected(let count): "sigmoid logits come in one column, here are \(count)"
    case .logitsExpected(let column): "column \(quoted(column)) is the only column of logits"
    case .summary(let problem): problem.words
    case .json(let kind): kind.words
    case .noMember(let key): "there is no \(quoted(key))"
    case .unexpected(let key, let found): "\(quoted(key)) is wrong: \(found)"
    case .formatVersion(let version):
      "the format version is \(quoted(version)), and this program reads 1.x"
    case .unknownKey(let key, let among): "there is no option \(quoted(key))\(nearest(key, among))"
    case .badOption(let words): words
    default: limitWords ?? arrayWords ?? cellWords
    }
  }

  /// Of JSON with rows, and of arrays of scores.
  private var arrayWords: String? {
    switch self {
    case .noTable: "this JSON is no table"
    case .columnLengths(let column, let count, let other, let otherCount):
      "\(quoted(column)) has \(count) \(count == 1 ? "value" : "values"), "
        + "but \(quoted(other)) has \(otherCount)"
    case .eitherOrientation(let outer, let inner):
      "the rows may be \(list(outer)), or \(list(inner)): either fits the values"
    case .byteOrderMark: "a byte order mark (U+FEFF) stands inside the file"
    case .notFiniteInJSON(let word): "\(word) is no number in JSON, though Python writes it"
    case .recordKind(let expected): "a row is \(expected) in this file, and this is none"
    case .missingValue(let column): "the value of \(quoted(column)) is missing"
    case .mixedTypes(let column, let expected, let found):
      "a \(found) in column \(quoted(column)), where other rows have a \(expected)"
    case .notOneValue(let column):
      "an array or object in column \(quoted(column)), where other rows have a single value"
    case .otherNumber(let column):
      "a number in \(quoted(column)), beside the scores, where most of the first rows have none"
    case .notAnArray(let column): "\(quoted(column)) is no array of numbers, as in other rows"
    case .arrayLength(let column, let expected, let found):
      "\(found) \(found == 1 ? "value" : "values") in \(quoted(column)), "
        + "but \(expected) in other rows"
    case .arrayClasses(let column, let expected, let found):
      "\(quoted(column)) is about \(list(found)), but about \(list(expected)) in other rows"
    case .arrayNeedsClasses(let column, let count, let labels):
      "it is not known which classes the \(count) scores in \(quoted(column)) are of; "
        + "the labels are \(list(labels))"
    case .arrayAndClasses(let column, let count, let classes):
      "\(count) scores in \(quoted(column)), but \(classes) classes"
    case .severalFilters(let filters):
      "each sample stands here once for each of the filters \(list(filters))"
    default: nil
    }
  }

  private var cellWords: String {
    switch self {
    case .fieldCount(let expected, let found):
      "\(found) \(found == 1 ? "field" : "fields"), "
        + "but \(expected) \(expected == 1 ? "column" : "columns")"
    case .notANumber(let column, let text):
      text.isEmpty
        ? "the value in column \(quoted(column)) is missing"
        : "\(quoted(text)) in column \(quoted(column)) is not a number"
    case .decimalComma(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a number"
    case .notFinite(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a finite number"
    case .tooLarge(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is beyond the range of a number"
    case .outsideUnit(let column, let text, _):
      "\(quoted(text)) in column \(quoted(column)) is not a probability: it lies outside 0 to 1"
    case .sum(let sum, let classes):
      "the probabilities of \(list(classes)) add up to \(sum), not 1"
    case .labelShare(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a label’s share of a class: it lies outside 0 to 1"
    case .labelSum(let sum, let classes):
      "the label’s shares of \(list(classes)) add up to \(sum), not 1"
    case .unknownLabel(let text, let classes):
      "the label \(quoted(text)) is not one of the classes \(list(classes))"
    case .unknownClass("", _): "the predicted class is empty"
    case .unknownClass(let text, let classes):
      "the predicted class \(quoted(text)) is not one of \(list(classes))"
    case .emptyLabel: "the label is empty"
    case .duplicateID(let id, let line, let file):
      "the id \(quoted(id)) stands already in line \(line)" + (file.map { " of \($0)" } ?? "")
    case .missingID(let id, let labels, let line):
      "no row for the id \(quoted(id)) (\(labels), line \(line))"
    case .extraID(let id, let labels): "the id \(quoted(id)) is not in \(labels)"
    default: setWords ?? sideWords ?? doubtWords ?? formWords
    }
  }

  /// What to do about it, where something can be said.
  fileprivate var advice: String? {
    switch self {
    case .noColumns: #"write them as {"label":"cat","cat":0.9,"dog":0.1}"#
    case .invalidUTF8: "save the file as UTF-8"
    case .gzip: "copy or write the file again"
    case .npy(.objectArray): "write numbers: np.save('p.npy', np.asarray(p, dtype=float))"
    case .foreign(let format): format.advice
    case .noArray: "name one, as in FILE.npz:NAME"
    case .sizeChanged: "read it again when nothing writes to it"
    case .textAfterQuote: "double the quotes inside a quoted field"
    case .headerIsData:
      "say what it is with FILE:header=false or FILE:header=true, or give the columns names"
    case .noLabelColumn: "name it with --label COLUMN"
    case .noLabels: "give the file that has them with --labels FILE, or their column with --label"
    case .emptyLine: "take the line out, or write an empty value as \"\""
    case .labelsInEveryModel: "say which to use with --labels FILE"
    case .positiveDiffers:
      "single scores must all be about one class: rename the column, or give one column a class"
    case .positiveNeeded: "say which with --positive CLASS"
    case .notBinary: "give one column a class, or two classes with --classes"
    case .negativeUnknown: "name the classes with --classes A,B,…"
    case .missingClass, .classesDiffer:
      "all models need a column for each class; name the classes with --classes A,B,…"
    case .modelTwice: "name them with --model NAME=FILE"
    case .sharedColumn(let column, _): "join by it with --id \(column)"
    case .rowNumbers: "name the column with the ids with --id"
    case .rowCounts(let labels, let found) where abs(labels - found) == 1:
      "add an id column to both files to join by id; where a first line is a row, say FILE:header=false"
    case .rowCounts: "add an id column to both files to join by id"
    case .idOrder: "add an id column to the labels"
    case .oneLogitExpected: "for one logit a class say --scores logits"
    case .logitsExpected: "for one logit x with probability 1/(1+e^−x) say --scores sigmoid-logits"
    case .noTable:
      "rows are objects, one a line or in an array; columns are arrays of one length under their names"
    case .eitherOrientation: "write a record a row: df.reset_index().to_json(orient='records')"
    case .byteOrderMark: "it starts a file: put files together without it"
    case .notFiniteInJSON: "mend the model's output or leave the row out"
    case .otherNumber:
      "give every row a score for each class, or name the classes with --classes A,B,…"
    case .mixedTypes: "write all as strings or all as numbers"
    case .arrayNeedsClasses, .arrayAndClasses:
      "name the classes in the order of the scores with --classes A,B,…"
    case .severalFilters: "leave the rows of one filter in the file"
    case .decimalComma: "write the decimal point as a point"
    case .notFinite: "nothing can be averaged over it: mend the model's output or leave the row out"
    case .outsideUnit(_, _, let scale): scale.advice
    case .sum:
      "say --renormalize to divide each row by its sum, --sum-tolerance T to accept it, "
        + "--scores logits for logits, or --classes A,B,… where some of these are no classes"
    case .labelShare, .labelSum:
      "labels are classes, or shares that add up to 1; of counts, write the shares"
    case .unknownClass("", _): nil
    case .unknownLabel(let text, let classes), .unknownClass(let text, let classes):
      severalNames(text, classes) ?? countedFromOne(text, classes) ?? nearestName(
        to: text, among: classes
      ).map {
        "did you mean \(suggested($0, for: text))?"
      } ?? "classes are the score columns, or what --classes says"
    case .tooManyClasses: "name the column of labels with --label, or the classes with --classes"
    case .duplicateColumn: "give each column a name of its own"
    case .duplicateID: "each sample needs an id of its own"
    case .missingID, .extraID: "both files need the same ids"
    case .summary(let problem): problem.advice
    default: limitAdvice ?? setAdvice ?? sideAdvice ?? doubtAdvice ?? formAdvice
    }
  }
}

/// What to say where a label is several classes, with something between them.
private func severalNames(_ label: String, _ classes: [String]) -> String? {
  let names = ClassNames.split(label)
  guard names.count > 1, names.allSatisfy(classes.contains(exactly:)) else { return nil }
  return "where samples may have any number of classes say --task multilabel"
}

/// What to say where classes are 0 … K−1 and a label is K.
private func countedFromOne(_ label: String, _ classes: [String]) -> String? {
  guard !classes.isEmpty, label == String(classes.count),
    classes == classes.indices.map(String.init)
  else { return nil }
  let names =
    classes.count > 3
    ? "1,2,…,\(label)" : classes.indices.map { "\($0 + 1)" }.joined(separator: ",")
  return "where classes count from 1 say --classes \(names)"
}

/// A path as people know it.
func shown(_ path: String) -> String {
  path == "-" || path == "/dev/stdin" ? "standard input" : path
}

/// A text in quotes, shortened and without what could disturb a terminal.
func quoted(_ text: String) -> String {
  let shown = String(text.unicodeScalars.prefix(60)).printableLine
  return "'\(shown)\(text.unicodeScalars.count > 60 ? "…" : "")'"
}

func list(_ names: [String], last: String = "and") -> String {
  let shown = names.prefix(12).map(quoted)
  if names.count > shown.count {
    return shown.joined(separator: ", ") + " \(last) \(names.count - shown.count) more"
  }
  guard shown.count > 1, let final = shown.last else { return shown.first ?? "nothing" }
  return shown.dropLast().joined(separator: ", ") + " \(last) \(final)"
}

func nearest(_ name: String, _ among: [String]) -> String {
  nearestName(to: name, among: among).map { "; did you mean \(suggested($0, for: name))?" } ?? ""
}

/// A name that somebody may have meant; where it looks like what was written, the difference is said.
func suggested(_ name: String, for written: String) -> String {
  name == written ? "\(quoted(name)), in another Unicode form" : quoted(name)
}
