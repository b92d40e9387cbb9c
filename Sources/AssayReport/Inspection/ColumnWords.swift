import AssayData

/// A thing that was decided about a file: what, why, and the option that decides otherwise.
struct Decision: Equatable {
  let subject: String
  let taken: String
  let because: String
  let change: String

  init(_ subject: String, _ taken: String, because: String = "", change: String = "") {
    (self.subject, self.taken, self.because, self.change) = (subject, taken, because, change)
  }
}

extension InspectedFile {
  /// How the file is written, what its columns are, and the scale of its scores.
  func decisions(_ together: Inspection.Together?) -> [Decision] {
    [formatDecision, namesDecision] + [encoding.map(\.decision)].compactMap(\.self)
      + columns.map { $0.decision(in: self, together) }
      + scores.compactMap { $0.model == nil ? nil : $0.scaleDecision(in: self) }
  }

  /// The models that the file has, in the order of their columns.
  var models: [String] {
    var models: [String] = []
    for columns in columns {
      if let model = columns.model, !models.contains(model) { models.append(model) }
    }
    return models
  }

  /// Bytes on the disk, and unpacked where these are others.
  var sizeWords: String {
    let unpacked = Figures.bytes(size.bytes)
    guard let stored = size.stored, encoding?.isGzipped == true else { return unpacked }
    return "\(Figures.bytes(stored)), \(unpacked) unpacked"
  }

  private var formatDecision: Decision {
    let because =
      switch recognition.format {
      case .stated: statedWords
      case .firstBytes: "the file begins like one"
      case .separator: "\(separators) separate the first line"
      case .noSeparator: "the first line has no separator"
      case .blanks: "numbers stand between blanks"
      case .decimalCommas: "every field has a decimal comma, so commas separate nothing"
      }
    let canChange = recognition.format != .firstBytes
    return Decision(
      "format", format, because: because, change: canChange ? "FILE:format=FORMAT" : "")
  }

  private var separators: String {
    if format.hasPrefix("TSV") { return "tabs" }
    return format.hasPrefix("CSV with semicolons") ? "semicolons" : "commas"
  }

  private var namesDecision: Decision {
    switch recognition.names {
    case .firstLine:
      Decision(
        "names", "the first line", because: "it does not look like a row",
        change: "FILE:header=false")
    case .statedHeader:
      Decision("names", "the first line", because: statedWords, change: "FILE:header=false")
    case .comment:
      Decision(
        "names", "a comment", because: "it stands above the rows, with a name a column",
        change: "FILE:header=false")
    case .firstLineIsRow:
      Decision("names", "none", because: "the first line is numbers", change: "FILE:header=true")
    case .statedRow:
      Decision("names", "none", because: statedWords, change: "FILE:header=true")
    case .keys: Decision("names", "the keys", because: "they stand before the values")
    case .array:
      Decision(
        "names", "none", because: "arrays have no names; columns are counted from 0",
        change: "--classes A,B,…")
    }
  }
}

/// Why something is as it is that the user said.
let statedWords = "an option says so"

extension InspectedFile.Encoding {
  fileprivate var decision: Decision {
    let ends =
      switch lineEnds {
      case .none: "one line"
      case .mixed: "mixed line ends"
      case .lineFeed, .pair, .carriageReturn: lineEnds.rawValue
      }
    return Decision(
      "text", "UTF-8, \(ends)", because: hasByteOrderMark ? "with a byte order mark" : "")
  }
}

extension InspectedColumns {
  var model: String? {
    switch role {
    case .scores(let model, _, _), .positiveScore(let model), .predictedClass(let model): model
    case .id, .label, .labelShares, .slice, .weight, .group, .rowNumber, .unused: nil
    }
  }

  /// The first and the last of several names.
  var subject: String {
    if case .scores(_, _, let array?) = role { return terminalText(array, limit: 24) }
    let isShort = names.count < 4
    let shown = (isShort ? names : [names[0], names[names.count - 1]]).map {
      $0.isEmpty ? "(no name)" : terminalText($0, limit: 24)
    }
    return shown.joined(separator: isShort ? ", " : " … ")
  }

  fileprivate func decision(
    in file: InspectedFile, _ together: Inspection.Together?
  ) -> Decision {
    Decision(
      subject, roleWords(in: file, together), because: reasonWords(hasLabels: together != nil),
      change: isOfSets(in: file) == .undecided ? "--task multilabel" : change)
  }

  /// Whether labels are of any number of classes, and whether an option says so.
  private enum SetLabels {
    case none
    case undecided
    case stated
  }

  private func isOfSets(in file: InspectedFile) -> SetLabels {
    guard case .labelShares = role, let labels = file.scores.first(where: { $0.model == nil }),
      labels.areSets
    else { return .none }
    return labels.isIndependent ? .stated : .undecided
  }

  private func roleWords(in file: InspectedFile, _ together: Inspection.Together?) -> String {
    // Where a file has one model, its name says nothing.
    let of = file.models.count > 1 ? model.map { " of \(terminalText($0, limit: 24))" } ?? "" : ""
    switch role {
    case .id: return "ids"
    case .label: return "labels"
    case .labelShares(let classes):
      let count = Figures.count(classes.count, "class", "classes")
      return isOfSets(in: file) == .none ? "labels: shares of \(count)" : "labels: any of \(count)"
    case .scores(_, let classes, let array):
      let count = Figures.count(classes.count, "class", "classes")
      return (array != nil ? "array of scores: \(count)" : "scores of \(count)") + of
    case .positiveScore:
      let positive = together?.positive.map { "score of \(terminalText($0, limit: 24))" }
      return (positive ?? "score of one class") + of
    case .predictedClass: return "predicted classes" + of
    case .slice: return "slices"
    case .weight: return "weights"
    case .group: return "groups"
    case .rowNumber: return "row numbers, left out"
    case .unused: return "not used"
    }
  }

  private func reasonWords(hasLabels: Bool) -> String {
    switch reason {
    case .stated: statedWords
    case .named: "named by \(change.prefix { $0 != " " })"
    case .usualName: usualNameWords
    case .labelPrefix: "the names start as labels are called"
    case .hasPrediction: "a column predicted_… stands beside it"
    case .isPrediction: "it is named for the labels’ column"
    case .onlyColumn:
      role == .label && !hasLabels
        ? "the only column, and its values may be classes" : "the only column left"
    case .numbersAmongLabels: "numbers in the file with the labels"
    case .numbers:
      hasLabels
        ? "numbers that are nothing else"
        : "numbers that are nothing else; only labels tell whether these are the classes"
    case .array: "an array of numbers in each row"
    case .namedAsLabels: "every label is one of these names"
    case .statedClasses: "--classes names them, or as many"
    case .modelAndClass: "each name is a model and a class"
    case .producer: "a known program gives such names"
    case .valuesAreLabels: "every value is a label"
    case .unneeded: "nothing needs it"
    }
  }

  private var usualNameWords: String {
    switch role {
    case .id: "a usual name for ids"
    case .label, .labelShares: "a usual name for labels"
    case .rowNumber: "pandas writes row numbers so"
    case .scores, .positiveScore, .predictedClass, .slice, .weight, .group, .unused:
      "a usual name for predictions"
    }
  }

  private var change: String {
    switch role {
    case .id, .rowNumber: "--id COLUMN"
    case .label, .labelShares: "--label COLUMN"
    case .scores(_, _, let array): array != nil ? "FILE:column=COLUMN" : "--classes A,B,…"
    case .slice: "--slice COLUMN"
    case .weight: "--weight COLUMN"
    case .group: "--group COLUMN"
    case .positiveScore: "--positive CLASS"
    case .predictedClass, .unused: "FILE:column=COLUMN"
    }
  }
}
