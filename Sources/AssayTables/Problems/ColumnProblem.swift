import AssayData
import AssayText

/// Problems with the columns of a file, and with their roles.
package enum ColumnProblem: Sendable, Equatable {
  case duplicateColumn(String)
  /// A first line that may be names or data, with the text that looks like data.
  case headerIsData(String)
  case noColumn(String, among: [String])
  /// No column for an option such as `--slice`.
  case noSideColumn(String, option: String, among: [String])
  case noLabelColumn(among: [String])
  /// Several columns that may hold the labels.
  case severalLabelColumns([String])
  /// No file has labels.
  case noLabels(among: [String])
  /// Several files have labels.
  case labelsInEveryModel
  /// `haveLabels` if the file is that of the labels.
  case noScores(among: [String], haveLabels: Bool = false)
  case noSuchModel(String, among: [String])
  case modelTwice(String)
  case tooManyModels(Int, limit: Int)
  /// A column of weights that are all 0.
  case noWeight(column: String)
  /// No file has a column in which slices could be found.
  case nothingToSearch(among: [String])
}

extension ColumnProblem: ThemeProblem {
  var words: String {
    switch self {
    case .duplicateColumn(let name): "two columns are named \(quoted(name))"
    case .headerIsData(let text): "the first line looks like data (\(quoted(text))), not like names"
    case .noColumn(let name, let among):
      "there is no column \(quoted(name)) among \(quotedList(among))\(nearestHint(name, among))"
    case .noSideColumn(let name, let option, let among):
      "no column \(quoted(name)) for \(option) among \(quotedList(among))\(nearestHint(name, among))"
    case .noLabelColumn(let among): "no column of labels among \(quotedList(among))"
    case .severalLabelColumns(let names):
      "the labels may be \(quotedList(names, last: "or"))"
    case .noLabels(let among): "no file has labels: this one has \(quotedList(among))"
    case .labelsInEveryModel: "several files have labels"
    case .noScores(let among, _):
      "no column of scores or predicted classes among \(quotedList(among))"
    case .noSuchModel(let name, let among):
      "there is no model \(quoted(name)) among \(quotedList(among))\(nearestHint(name, among))"
    case .tooManyModels(let count, let limit):
      "the columns are those of \(count) models, but at most \(limit) are supported"
    case .modelTwice(let name): "two models are named \(quoted(name))"
    case .noWeight(let column): "every weight in column \(quoted(column)) is 0"
    case .nothingToSearch(let among):
      "no column for \(Flag.findSlices) besides ids, labels and predictions among \(quotedList(among))"
    }
  }

  var advice: String? {
    switch self {
    case .duplicateColumn: "give each column a different name"
    case .headerIsData:
      "say what it is with FILE:header=false or FILE:header=true, or give the columns names"
    case .noColumn(let name, let among), .noSideColumn(let name, _, let among),
      .noSuchModel(let name, let among):
      nearestName(to: name, among: among) == nil ? "name one of these" : nil
    case .noScores(_, haveLabels: true):
      "give the labels with \(Flag.labels) FILE and a model’s predictions with \(Flag.model) FILE, or name their "
        + "column with \(Flag.model) FILE:column=NAME"
    case .noScores: "give a file with predictions, or name their column with FILE:column=NAME"
    case .noLabelColumn: "name it with \(Flag.label) COLUMN"
    case .severalLabelColumns(let names):
      "say which with \(Flag.label) COLUMN, or FILE:label=\(names[0]) if only this file has it"
    case .noLabels:
      "give the file that has them with \(Flag.labels) FILE, or their column with \(Flag.label)"
    case .labelsInEveryModel: "say which to use with \(Flag.labels) FILE"
    case .tooManyModels:
      "name the columns of one with \(Flag.classes), or leave the others out of the file"
    case .modelTwice: "name them with \(Flag.model) NAME=FILE"
    case .noWeight: "give some sample a weight above 0, or leave out \(Flag.weight)"
    case .nothingToSearch:
      "add columns that describe the samples, such as a region or an age, or leave out \(Flag.findSlices)"
    }
  }
}
