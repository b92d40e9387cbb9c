import AssayData
import AssayText

/// Problems with pairing the rows of several files.
package enum PairingProblem: Sendable, Equatable {
  /// Different numbers of rows, without ids.
  case rowCounts(labels: Int, found: Int)
  /// Labels without ids, and models whose ids are in different orders.
  case idOrder(other: String)
  /// Row numbers in different orders, without ids.
  case rowNumbers(column: String, other: String)
  /// Row numbers in another order, although the labels have ids.
  case indexBesideIDs(column: String, other: String)
  /// A column with the same values in both files but in another order, without ids.
  case sharedColumn(String, other: String)
  /// A column of groups that differs row by row, without ids.
  case groupsDiffer(column: String, other: String)
  /// Each sample occurs once for each of these filters of lm-evaluation-harness.
  case severalFilters([String])
  /// A file without ids, which an option needs.
  case noIDs(option: String, among: [String])
  /// Common ids are requested, but rows pair by position.
  case commonByPosition
  /// No id is in both files.
  case noCommonIDs(labels: String)
  /// Ids that differ from the labels' only in spelling: the first, the label's, and their number.
  case idSpelling(String, expected: String, labels: String, count: Int)
  /// In long form, a sample with two rows for one class or model.
  case longTwice(String, key: String, value: String)
  /// In long form, a sample without a row for a class or model that others have.
  case longMissing(String, key: String, value: String)
  /// In long form with a row per class, a sample whose rows have different labels, or not exactly
  /// one 1.
  case longLabels(String, column: String)
  /// Several columns that may name the class of each of a sample's rows.
  case longKeys([String], id: String)
  /// Rows of one class each, without ids that show which are the same sample; `id` may hold them.
  case stackedClasses(column: String, count: Int, id: String?)
  /// Rows of several models, without ids that show which are the same sample.
  ///
  /// With `hasIDs`, each sample has a row for each model and each class.
  case stackedModels(column: String, models: [String], hasIDs: Bool = false)
  /// Ids that are consecutive whole numbers, but start at another number than those of the labels.
  ///
  /// `isInOrder` is true if they increase from row to row in both files.
  case idsCounted(from: Int, expected: Int, labels: String, isInOrder: Bool)
  case duplicateID(String, firstLine: Int, firstFile: String? = nil)
  /// An id of the labels that a model's file lacks.
  case missingID(String, labels: String, line: Int)
  /// An id of a model's file that the labels lack.
  case extraID(String, labels: String)
}

extension PairingProblem: ThemeProblem {
  var words: String {
    switch self {
    case .rowCounts(let labels, let found):
      "\(found) \(found == 1 ? "row" : "rows"), but \(labels) \(labels == 1 ? "label" : "labels"), "
        + "and without ids rows are paired by position"
    case .idOrder(let other):
      "the ids are not those of \(other) in the same order, and the labels have none to join by"
    case .rowNumbers(_, let other):
      "the row numbers are not those of \(other) in the same order, so rows cannot be paired by position"
    case .indexBesideIDs(_, let other):
      "the row numbers are in a different order, and may be the ids of \(other)"
    case .sharedColumn(let column, let other):
      "column \(quoted(column)) has the values that it has in \(other), but in a different order, "
        + "and without ids rows are paired by position"
    case .groupsDiffer(let column, let other):
      "column \(quoted(column)) is not that of \(shown(other)) row by row, "
        + "and without ids rows are paired by position"
    case .severalFilters(let filters):
      "each sample occurs once per filter: \(quotedList(filters))"
    case .noIDs(let option, let among):
      "\(option) needs ids in both files, but there is no column of ids among \(quotedList(among))"
    case .commonByPosition: "\(Flag.commonIds) needs ids, but \(Flag.pairBy) position ignores them"
    case .noCommonIDs(let labels): "none of the ids is in \(shown(labels))"
    case .idSpelling(let id, let expected, let labels, let count):
      "\(count) \(count == 1 ? "id is" : "ids are") written differently than in \(shown(labels)): "
        + "\(quoted(id)) here, \(quoted(expected)) there"
    case .longTwice(let id, let key, let value):
      "the id \(quoted(id)) has two rows with \(quoted(value)) in column \(quoted(key)) "
        + "instead of one"
    case .longMissing(let id, let key, let value):
      "the id \(quoted(id)) has no row with \(quoted(value)) in column \(quoted(key)), but other ids have one"
    case .longLabels(let id, let column):
      "the rows of the id \(quoted(id)) do not agree on one class in column \(quoted(column)), unlike those of other ids"
    case .longKeys(let columns, _):
      "each sample has several rows, and \(quotedList(columns)) may both say which class a row is about"
    case .stackedClasses(let column, let count, let id?):
      "each sample has \(count) rows, one for each class in column \(quoted(column)), and its id may be in column "
        + quoted(id)
    case .stackedClasses(let column, let count, nil):
      "each sample has \(count) rows, one for each class in column \(quoted(column)), and no ids say which rows "
        + "belong to one sample"
    case .stackedModels(let column, let models, _):
      "column \(quoted(column)) says that the rows belong to \(models.count) models or runs, "
        + "\(quotedList(models)), one after the other"
    case .idsCounted(let first, let expected, let labels, _):
      "the ids count from \(first), but those of \(labels) from \(expected)"
    case .duplicateID(let id, let line, let file):
      "the id \(quoted(id)) already occurs on line \(line)" + (file.map { " of \($0)" } ?? "")
    case .missingID(let id, let labels, let line):
      "no row for the id \(quoted(id)) (\(labels), line \(line))"
    case .extraID(let id, let labels): "the id \(quoted(id)) is not in \(labels)"
    }
  }

  /// The words for several rows; nil if it is about the file as a whole.
  var plural: String? {
    switch self {
    case .rowCounts, .idOrder, .rowNumbers, .indexBesideIDs, .sharedColumn, .groupsDiffer,
      .severalFilters, .noIDs,
      .noCommonIDs, .commonByPosition, .idSpelling, .longTwice, .longMissing, .longLabels,
      .longKeys,
      .stackedClasses, .stackedModels,
      .idsCounted:
      nil
    case .duplicateID: "ids that occur more than once"
    case .missingID, .extraID: "ids that only one of the files has"
    }
  }

  var advice: String? {
    switch self {
    case .rowCounts(let labels, let found) where abs(labels - found) == 1:
      "add an id column to both files to join by id; if a first line is a row, say FILE:header=false"
    case .rowCounts: "add an id column to both files to join by id"
    case .idOrder: "add an id column to the labels"
    case .rowNumbers(let column, _):
      "join by them with \(Flag.id) \(argument(column)), or pair the rows as they are with \(Flag.pairBy) position"
    case .indexBesideIDs(let column, _):
      "join by them with FILE:id=\(argument(column)), or pair the rows as they are with \(Flag.pairBy) position"
    case .groupsDiffer:
      "name the column with the ids with \(Flag.id); \(Flag.pairBy) position pairs the rows as they are"
    case .sharedColumn(let column, _):
      "join by it with \(Flag.id) \(argument(column)), or pair the rows as they are with \(Flag.pairBy) position"
    case .severalFilters: "keep only the rows of one filter in the file"
    case .noIDs: "name their column with \(Flag.id) COLUMN"
    case .commonByPosition: "leave out one of them"
    case .noCommonIDs: "are these predictions of the same samples?"
    case .idSpelling:
      "write them the same way in both files, as pandas does if it reads them as text: dtype={'id': str}"
    case .longLabels:
      "write the sample’s class in all its rows, or 1 in the row of that class and 0 in the others"
    case .longKeys(let columns, let id):
      "make it wide, for example with df.pivot(index=\(quoted(id)), columns=\(quoted(columns[0])), values=SCORE)"
        + ".to_csv('wide.csv'), or leave one of them out"
    case .stackedClasses(_, _, let id?):
      "name the column with the ids with \(Flag.id) \(argument(id))"
    case .stackedClasses(let column, _, nil):
      "give each sample an id, for example with df.insert(0, 'id', df.groupby(\(quoted(column))).cumcount()), "
        + "and write it with df.to_csv('long.csv', index=False)"
    case .stackedModels(let column, _, hasIDs: true):
      "write a file for each: for name, rows in df.groupby(\(quoted(column))): "
        + "rows.to_csv(f'{name}.csv', index=False); give each with \(Flag.model), and one of them with \(Flag.labels) too"
    case .stackedModels(let column, _, _):
      "write a file for each: for name, rows in df.groupby(\(quoted(column))): "
        + "rows.to_csv(f'{name}.csv', index=False); if all rows are samples of one test, say \(Flag.slice) "
        + argument(column)
    case .idsCounted(_, _, _, isInOrder: true):
      "start the ids at the same number in both files; if their rows are in the same order, \(Flag.pairBy) position "
        + "pairs them as they are"
    case .idsCounted: "start the ids at the same number in both files"
    case .longTwice(_, let key, _), .longMissing(_, let key, _):
      "a file in long form needs one row for each id and each \(quoted(key)); if ids do not name samples, "
        + "make it wide, for example with df.pivot(index=ID, columns=\(quoted(key)), values=SCORE).to_csv('wide.csv')"
    case .duplicateID:
      "give each sample a different id; if an id has several samples, name its column with \(Flag.group)"
    case .missingID, .extraID:
      "both files need the same ids; \(Flag.commonIds) leaves out samples that are not in all files"
    }
  }
}
