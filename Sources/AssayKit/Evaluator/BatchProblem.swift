import AssayText

/// A fault of an evaluator's arguments or of a batch.
enum BatchProblem: Error {
  case classTwice
  case fewClasses(Int)
  case noModel
  case modelTwice(String)
  case unknownPositive(String, among: [String])
  case positiveOfMany(Int)
  case modelCount(Int, expected: Int)
  case count(Part, Int, expected: Int)
  case uneven(Part, row: Int, count: Int, expected: Int)
  case columns(Part, Int, expected: Int)
  case unknownClass(Part, row: Int, String, among: [String])
  case place(Part, row: Int, Int, classes: Int)
  case notFinite(Part, row: Int, column: Int?, Double)
  case noProbability(Part, row: Int, column: Int?, Double)
  case sum(Part, row: Int, Double)
  case singleScores(Part)
  case weight(row: Int, Double)
  case sliceTwice(String)
  case idTwice(String, row: Int)
  /// Two evaluators to be merged have a sample in common.
  case sharedID
  case differs(String, expected: [String], found: [String])
  /// Evaluators to be merged have different options.
  case otherOptions
  case noSamples

  /// The array of a batch that has the fault.
  enum Part {
    case labels
    case scores(of: String)
    case ids
    case weights
    case groups
    case slice(String)

    var words: String {
      switch self {
      case .labels: "labels"
      case .scores(let model): "scores of '\(model)'"
      case .ids: "ids"
      case .weights: "weights"
      case .groups: "groups"
      case .slice(let name): "values of the slice '\(name)'"
      }
    }
  }

  var error: AssayError { .input(description) }

  private var description: String {
    switch self {
    case .classTwice: "each class needs a different name"
    case .fewClasses(let count): "an evaluator needs at least two classes, not \(count)"
    case .noModel: "an evaluator needs the name of at least one model"
    case .modelTwice(let name): "two models are named '\(name)'; give each a different name"
    case .unknownPositive(let name, let among):
      "the positive class '\(name)' is not one of the classes \(quotedList(among))"
    case .positiveOfMany(let count):
      "a positive class needs two classes, but there are \(count); leave it out"
    case .modelCount(let count, let expected):
      "a batch has the scores of each model: \(expected), not \(count)"
    case .count(let part, let count, let expected):
      "there are \(count) \(part.words) and \(expected) labels; give one per sample"
    case .uneven(let part, let row, let count, let expected):
      "\(part.words): row \(row) has \(count) numbers, but the first has \(expected)"
    case .columns(let part, let count, let expected):
      "\(part.words): a row has \(count) numbers, but there are \(expected) classes"
    case .unknownClass(let part, let row, let name, let among):
      "\(part.words): row \(row) says '\(name)', which is not one of the classes \(quotedList(among))"
    case .place(let part, let row, let place, let classes):
      "\(part.words): row \(row) says class \(place); classes count from 0 to \(classes - 1)"
    case .notFinite(let part, let row, let column, let value):
      "\(part.words): row \(row)\(place(column)) is \(value), but must be finite"
    case .noProbability(let part, let row, let column, let value):
      "\(part.words): row \(row)\(place(column)) is \(value), which is not a probability; give logits as logits"
    case .sum(let part, let row, let sum):
      "\(part.words): row \(row) adds up to \(sum), not to 1; give logits as logits, or allow more in the sum rule"
    case .singleScores(let part):
      "\(part.words): scores of the positive class alone need two classes, one of them positive"
    case .weight(let row, let value):
      "weights: row \(row) is \(value); weights are finite numbers, 0 or more"
    case .sliceTwice(let name): "two slices are named '\(name)'; give each a different name"
    case .idTwice(let id, let row):
      "ids: row \(row) has '\(id)', which occurred before; give each sample one id, and each epoch a new evaluator"
    case .sharedID: "some ids are in both evaluators; give each sample to one of them"
    case .differs(let part, let expected, let found):
      "these samples differ from those before in \(part): \(list(found)) instead of \(list(expected))"
    case .otherOptions:
      "these samples were measured with other options; use the same in all evaluators"
    case .noSamples: "no samples were added"
    }
  }

  private func list(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  private func place(_ column: Int?) -> String { column.map { ", class \($0)," } ?? "" }
}
