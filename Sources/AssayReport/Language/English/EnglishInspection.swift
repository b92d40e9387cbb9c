import AssayData

extension English {
  func thing(_ word: InspectionWord) -> String {
    switch word {
    case .takenFor: "taken for"
    case .because: "because"
    case .toChange: "to change it"
    case .format: "format"
    case .names: "names"
    case .text: "text"
    case .ids: "ids"
    case .labels: "labels"
    case .predicted: "predicted"
    case .shares: "shares"
    case .sets: "sets"
    case .scores: "scores"
    case .scale: "scale"
    case .classes: "classes"
    case .mostLikely: "most likely"
    case .positive: "positive"
    case .model: "model"
    case .read: "read"
    case .firstLine: "the first line"
    case .comment: "a comment"
    case .none: "none"
    case .keys: "the keys"
    case .predictedClasses: "predicted classes"
    case .scoreOfOneClass: "score of one class"
    case .scoreOfPredicted: "score of the predicted class"
    case .slices: "slices"
    case .weights: "weights"
    case .groups: "groups"
    case .rowNumbers: "row numbers, left out"
    case .unused: "not used"
    case .oneLine: "one line"
    case .mixedLineEnds: "mixed line ends"
    case .asReportReads: "As assay report reads them"
    case .asReportWouldRead: "As assay report would read them, apart from the problems above"
    }
  }

  func why(_ reason: InspectionReason) -> String {
    switch reason {
    case .stated: "an option says so"
    case .isDefault: "the default"
    case .beginsLikeOne: "the start of the file looks like it"
    case .noSeparator: "the first line has no separator"
    case .blanks: "numbers are separated by blanks"
    case .decimalCommas: "every field has a decimal comma, so commas separate nothing"
    case .notLikeRow: "it does not look like a row"
    case .aboveRows: "it is above the rows, with a name for each column"
    case .firstLineNumbers: "the first line is numbers"
    case .beforeValues: "they come before the values"
    case .arraysHaveNoNames: "arrays have no names; columns are counted from 0"
    case .byteOrderMark: "with a byte order mark"
    case .singleScores: "single scores refer to this class"
    case .scoreColumns: "the columns of scores, in their order"
    case .shareColumns: "the columns of the labels, in their order"
    case .sortedLabels: "the labels, sorted"
    case .sameFile: "labels and predictions in one file"
    case .byRow: "paired with the labels row by row"
    case .looksRight: "the values fit"
    case .justOutside: "! some value lies just outside 0 to 1"
    case .notAllSumToOne: "! all lie in 0 to 1, but not all rows add up to 1"
    case .looksLikeLogarithms:
      "! the values do not fit: none is above 0, as for logarithms or logits"
    case .looksLikeLogits: "! the values do not fit: they look like logits"
    case .looksLikeProbabilities: "they look like probabilities"
    case .allInUnit: "all lie in 0 to 1"
    }
  }
}

// MARK: - Roles

extension English {
  func words(
    _ reason: RoleReason, option: String, role: InspectedColumns.Role, hasLabels: Bool
  ) -> String {
    switch reason {
    case .stated: why(.stated)
    case .named: "named by \(option)"
    case .usualName: usualName(role)
    case .labelPrefix: "the names start with a usual name for labels"
    case .hasPrediction: "a column predicted_… is beside it"
    case .besidePrediction: "beside predicted classes, and never below ½"
    case .isPrediction: "it is named for the labels’ column"
    case .onlyColumn:
      role == .label && !hasLabels
        ? "the only column, and its values may be classes" : "the only column left"
    case .numbersAmongLabels: "numbers in the file with the labels"
    case .numbers:
      hasLabels
        ? "numbers with no other role"
        : "numbers with no other role; only labels show whether these are the classes"
    case .array: "an array of numbers in each row"
    case .namedAsLabels: "every label is one of these names"
    case .statedClasses: "names or number as in \(Flag.classes)"
    case .classInName: "each name contains a class"
    case .modelAndClass: "each name is a model and a class"
    case .producer: "a known program uses such names"
    case .valuesAreLabels: "every value is a label"
    case .unneeded: "nothing needs it"
    case .searched: "\(Flag.findSlices) searches it"
    }
  }

  private func usualName(_ role: InspectedColumns.Role) -> String {
    switch role {
    case .id: "a usual name for ids"
    case .label, .labelShares: "a usual name for labels"
    case .rowNumber: "pandas writes row numbers this way"
    case .scores, .positiveScore, .predictedClass, .predictedScore, .slice, .weight, .group,
      .unused:
      "a usual name for predictions"
    }
  }

  func of(_ model: String, _ thing: String) -> String { "\(thing) of \(model)" }
  func shares(of classes: Int) -> String { "labels: shares of \(count(classes, .class))" }
  func anyOf(_ classes: Int) -> String { "labels: any of \(count(classes, .class))" }

  func scores(of classes: Int, isArray: Bool) -> String {
    (isArray ? "array of scores: " : "scores of ") + count(classes, .class)
  }

  func score(of positive: String) -> String { "score of \(positive)" }
}

// MARK: - Files

extension English {
  func format(_ name: String) -> String { name }
  func soFar(_ rows: String) -> String { "\(rows) so far" }

  func unpacked(_ stored: String, _ unpacked: String) -> String {
    "\(stored), \(unpacked) unpacked"
  }

  func separate(_ separators: InspectedSeparators) -> String {
    switch separators {
    case .tabs: "tabs separate the first line"
    case .bars: "bars separate the first line"
    case .semicolons: "semicolons separate the first line"
    case .commas: "commas separate the first line"
    }
  }

  func encoding(_ lineEnds: String) -> String { "UTF-8, \(lineEnds)" }

  func readable(_ count: Int, of rows: Int) -> String {
    "\(share(count, of: rows, .row)), because bad rows hide those near them"
  }

  func risingIDs(_ count: Int) -> String {
    "\(Figures.count(count)), in ascending order, no repeats"
  }

  func distinctIDs(_ count: Int) -> String {
    "\(Figures.count(count)), all different, not in ascending order"
  }

  func repeatedIDs(_ count: Int, _ repeated: Int, example: String, rows: (Int, Int)) -> String {
    "\(Figures.count(count)), of which \(Figures.count(repeated)) "
      + "\(repeated == 1 ? "repeats" : "repeat") one above: '\(example)' "
      + "in rows \(Figures.count(rows.0)) and \(Figures.count(rows.1))"
  }

  func tooManyTexts(_ limit: Int) -> String {
    "more than \(Figures.count(limit)) distinct texts: too many for classes"
  }

  func classCounts(_ count: Int, _ counts: String) -> String {
    "\(self.count(count, .class)): \(counts)"
  }

  func counts(_ first: [String], more: Int) -> String {
    commas(first) + (more > 0 ? ", … and \(Figures.count(more)) more" : "")
  }

  func all(_ value: String) -> String { "all \(value)" }
  func sets(_ ones: String) -> String { "0 or 1; each row has \(ones) of the classes" }

  func rangeAndSums(
    _ range: String, _ sums: String, off: Int, of rows: Int, by limit: String
  ) -> String {
    "\(range); rows add up to \(sums), "
      + (off == 0 ? "none" : share(off, of: rows)) + " off by more than \(limit)"
  }

  func remark(_ start: String, _ look: String) -> String { "\(start); \(look)" }
  func joined(by column: String) -> String { "joined to the labels by \(column)" }

  func joined(_ column: String, to labels: String) -> String {
    "its \(column) joined to the labels’ \(labels)"
  }

  func file(_ path: String, _ pairing: String) -> String { "\(path), \(pairing)" }
}
