import AssayData

/// What an inspection calls things: heads, subjects, and what these were taken for.
enum InspectionWord {
  case takenFor, because, toChange
  case format, names, text, ids, labels, predicted, shares, sets, scores, scale, classes, mostLikely
  case positive, model, read
  case firstLine, comment, none, keys, predictedClasses, scoreOfOneClass, scoreOfPredicted
  case slices, weights, groups, rowNumbers, unused
  case oneLine, mixedLineEnds
  case asReportReads, asReportWouldRead
}

/// Why a thing was taken for what it was.
enum InspectionReason {
  case stated, isDefault, beginsLikeOne, noSeparator, blanks, decimalCommas
  case notLikeRow, aboveRows, firstLineNumbers, beforeValues, arraysHaveNoNames, byteOrderMark
  case singleScores, scoreColumns, shareColumns, sortedLabels
  case sameFile, byRow
  // What to think of the scale of scores.
  case looksRight, justOutside, notAllSumToOne, looksLikeLogarithms, looksLikeLogits
  case looksLikeProbabilities, allInUnit
}

/// What `assay inspect` says of files.
protocol InspectionWording {
  func thing(_ word: InspectionWord) -> String
  func why(_ reason: InspectionReason) -> String
  func words(_ reason: RoleReason, option: String, role: InspectedColumns.Role, hasLabels: Bool)
    -> String
  /// How a file is written, from its English name: `CSV, no header, gzipped`.
  func format(_ name: String) -> String
  /// So many rows have been read as yet.
  func soFar(_ rows: String) -> String
  func unpacked(_ stored: String, _ unpacked: String) -> String
  func separate(_ separators: InspectedSeparators) -> String
  func encoding(_ lineEnds: String) -> String
  /// Something of one of several models.
  func of(_ model: String, _ thing: String) -> String
  func shares(of classes: Int) -> String
  func anyOf(_ classes: Int) -> String
  func scores(of classes: Int, isArray: Bool) -> String
  func score(of positive: String) -> String
  /// So many rows were read, as bad ones hide those near them.
  func readable(_ count: Int, of rows: Int) -> String
  func risingIDs(_ count: Int) -> String
  func distinctIDs(_ count: Int) -> String
  func repeatedIDs(_ count: Int, _ repeated: Int, example: String, rows: (Int, Int)) -> String
  func tooManyTexts(_ limit: Int) -> String
  func classCounts(_ count: Int, _ counts: String) -> String
  /// The first of many, and how many more there are.
  func counts(_ first: [String], more: Int) -> String
  func all(_ value: String) -> String
  func sets(_ ones: String) -> String
  func rangeAndSums(_ range: String, _ sums: String, off: Int, of rows: Int, by limit: String)
    -> String
  /// The default scale, and what the scores look like.
  func remark(_ start: String, _ look: String) -> String
  func joined(by column: String) -> String
  func joined(_ column: String, to labels: String) -> String
  /// A model’s file with how its rows find their labels.
  func file(_ path: String, _ pairing: String) -> String
}

/// What separates the fields of a text.
enum InspectedSeparators {
  case tabs
  case semicolons
  case bars
  case commas
}
