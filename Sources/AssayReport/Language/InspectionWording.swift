import AssayData

/// The terms of an inspection: headings, subjects, and the roles that these were given.
enum InspectionWord {
  case takenFor, because, toChange
  case format, names, text, ids, labels, predicted, shares, sets, scores, scale, classes, mostLikely
  case positive, model, read
  case firstLine, comment, none, keys, predictedClasses, scoreOfOneClass, scoreOfPredicted
  case slices, weights, groups, rowNumbers, unused
  case oneLine, mixedLineEnds
  case asReportReads, asReportWouldRead
}

/// Why something was given its role.
enum InspectionReason {
  case stated, isDefault, beginsLikeOne, noSeparator, blanks, decimalCommas
  case notLikeRow, aboveRows, firstLineNumbers, beforeValues, arraysHaveNoNames, byteOrderMark
  case singleScores, scoreColumns, shareColumns, sortedLabels
  case sameFile, byRow
  // Assessments of the scale of scores.
  case looksRight, justOutside, notAllSumToOne, looksLikeLogarithms, looksLikeLogits
  case looksLikeProbabilities, allInUnit
}

/// Words of `assay inspect` about files.
protocol InspectionWording {
  func thing(_ word: InspectionWord) -> String
  func why(_ reason: InspectionReason) -> String
  func words(_ reason: RoleReason, option: String, role: InspectedColumns.Role, hasLabels: Bool)
    -> String
  /// The format of a file in this language, given its English name: `CSV, no header, gzipped`.
  func format(_ name: String) -> String
  /// The number of rows read so far.
  func soFar(_ rows: String) -> String
  func unpacked(_ stored: String, _ unpacked: String) -> String
  func separate(_ separators: InspectedSeparators) -> String
  func encoding(_ lineEnds: String) -> String
  /// Something that belongs to one of several models.
  func of(_ model: String, _ thing: String) -> String
  func shares(of classes: Int) -> String
  func anyOf(_ classes: Int) -> String
  func scores(of classes: Int, isArray: Bool) -> String
  func score(of positive: String) -> String
  /// The number of rows that could be read, because bad rows hide those near them.
  func readable(_ count: Int, of rows: Int) -> String
  func risingIDs(_ count: Int) -> String
  func distinctIDs(_ count: Int) -> String
  func repeatedIDs(_ count: Int, _ repeated: Int, example: String, rows: (Int, Int)) -> String
  func tooManyTexts(_ limit: Int) -> String
  func classCounts(_ count: Int, _ counts: String) -> String
  /// The first of many counts, and the number of the others.
  func counts(_ first: [String], more: Int) -> String
  func all(_ value: String) -> String
  func sets(_ ones: String) -> String
  func rangeAndSums(_ range: String, _ sums: String, off: Int, of rows: Int, by limit: String)
    -> String
  /// The default scale, and what the scores look like.
  func remark(_ start: String, _ look: String) -> String
  func joined(by column: String) -> String
  func joined(_ column: String, to labels: String) -> String
  /// A model's file, with how its rows are matched to labels.
  func file(_ path: String, _ pairing: String) -> String
}

/// The separator of the fields of a text file.
enum InspectedSeparators {
  case tabs
  case semicolons
  case bars
  case commas
}
