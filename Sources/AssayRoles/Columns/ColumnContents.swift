import AssayData
import AssayTables

// What the texts of a column say of it.

extension ScoreLayoutFinder {
  /// Whether every value of the column is a label that occurs, or a stated class.
  ///
  /// Of stated classes the order is known, so that a column with a name for predicted classes may
  /// also hold their numbers or codes.
  func holdsClasses(_ column: Int) -> Bool { holdsClasses(column, table.texts(of: column)) }

  /// The same of a column whose texts are known.
  func holdsClasses(_ column: Int, _ texts: TextColumn) -> Bool {
    let names = request.classes ?? LabelMatcher.classNames(from: known)
    guard let classes = ClassList(names) else { return false }
    let matcher = LabelMatcher(classes)
    let texts = DistinctTexts(texts).texts
    let isNamed = request.classes != nil && ColumnNames.isPredictedClass(table.columns[column])
    let convention = isNamed ? matcher.convention(of: texts) : .names
    return texts.allSatisfy { matcher.index(of: $0, by: convention) != nil }
  }

  /// Whether a column has a name for predicted classes, and holds such.
  func isOfPredictedClasses(_ column: Int) -> Bool {
    ColumnNames.isPredictedClass(table.columns[column])
      && (holdsClasses(column) || isNamedAndNumbered(column))
  }

  /// Whether labels are whole numbers, and so are all values of a column with a name for predicted
  /// classes: then one that is no label is a class that no sample has.
  func isNamedAndNumbered(_ column: Int) -> Bool {
    isNamedAndNumbered(column, table.texts(of: column))
  }

  /// The same of a column whose texts are known.
  func isNamedAndNumbered(_ column: Int, _ texts: TextColumn) -> Bool {
    ColumnNames.isPredictedClass(table.columns[column])
      && (known + DistinctTexts(texts).texts).allSatisfy { LabelMatcher.number($0) != nil }
  }
}
