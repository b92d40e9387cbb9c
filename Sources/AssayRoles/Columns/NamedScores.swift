import AssayBytes
import AssayData
import AssayTables

// Models whose columns are named for the classes.

extension ScoreLayoutFinder {
  /// The models whose columns have all known classes in their names; nil if absent.
  ///
  /// Columns named exactly like the classes are the file's only model, whatever other columns there
  /// are.
  func byClassNames(_ numeric: [Int]) -> [ScoreLayout]? {
    guard let found = ClassColumns(numeric, of: table, known: request.classes ?? known) else {
      return nil
    }
    if let exact = found.groups.first(where: \.isExact) { return [layout(of: exact, name: nil)] }
    var groups = found.groups
    func drop(_ isOther: (ClassColumns.Group) -> Bool) {
      let others = groups.filter { !isOther($0) }
      if !others.isEmpty { groups = others }
    }
    // `label.cat, label.dog` beside a model's columns are the true labels; alone they are scores.
    drop { ColumnNames.isLabel($0.modelName(among: [$0])) }
    let isBesideLabels = groups.count < found.groups.count
    drop { isRaw($0) == (scores == .probabilities) }
    groups.removeAll { !$0.isExact && mayBeModels($0.columns, named: $0.prefix) }
    // H2O's `cal_p0, cal_p1` are variants of `p0, p1`.
    if let plain = groups.first(where: { plain in groups.allSatisfy { $0.isVariant(of: plain) } }) {
      groups = [plain]
    }
    return groups.isEmpty
      ? nil
      : groups.map { group in
        let name = group.modelName(among: groups)
        let isNamed = groups.count > 1 || isBesideLabels && !NameTokens(name).saysScore
        return layout(of: group, name: isNamed ? name : nil)
      }
  }

  private func isRaw(_ group: ClassColumns.Group) -> Bool {
    NameTokens(group.prefix + " " + group.suffix).saysLogits
      || group.columns.contains { ProducerColumns.isRaw(table.columns[$0]) }
  }

  private func layout(of group: ClassColumns.Group, name: String?) -> ScoreLayout {
    let group = withFurtherClasses(group)
    return ScoreLayout(
      name: name, form: .classes(columns: group.columns, names: group.classes),
      reason: group.isExact
        ? (request.classes == nil ? .namedAsLabels : .statedClasses)
        : name == nil ? .classInName : .modelAndClass)
  }

  /// The group with its other columns if the rows show that these are scores too, of classes
  /// without a label; otherwise they are something else, such as model inputs.
  private func withFurtherClasses(_ group: ClassColumns.Group) -> ClassColumns.Group {
    guard !group.others.isEmpty, request.classes == nil else { return group }
    let extended = group.extended
    switch (request.task, scores) {
    case (.multilabel, .probabilities):
      return areWithinUnit(group.others.map(\.column)) ? extended : group
    case (.classes, .probabilities):
      return distributions(extended.columns) >= distributions(group.columns) ? extended : group
    default:
      // Whole numbers beside logits with fractions are counts.
      return areWhole(group.others.map(\.column)) && !areWhole(group.columns) ? group : extended
    }
  }

  /// Whether numbered columns may each be one model's score of the positive class, such as
  /// `model_0, model_1` beside labels 0 and 1: no row adds up to 1, and no word says that they are
  /// class scores.
  func mayBeModels(_ columns: [Int], named prefix: String) -> Bool {
    let classes = LabelMatcher.classNames(
      from: (request.classes ?? known).filter { !$0.isEmpty }.distinct)
    return table.hasNames && request.task == .classes && scores == .probabilities && !prefix.isEmpty
      && classes.count == 2 && classes.allSatisfy { LabelMatcher.number($0) != nil }
      && !NameTokens(prefix).saysScore && distributions(columns) == 0 && areWithinUnit(columns)
  }

  /// The number of first rows that are probabilities which add up to about 1.
  private func distributions(_ columns: [Int]) -> Int {
    rows(of: columns).count { row in
      row.allSatisfy { $0 >= 0 && $0 <= 1 } && abs(row.reduce(0, +) - 1) <= 0.02
    }
  }

  func areWithinUnit(_ columns: [Int]) -> Bool {
    rows(of: columns).allSatisfy { $0.allSatisfy { $0 >= 0 && $0 <= 1 } }
  }

  private func areWhole(_ columns: [Int]) -> Bool {
    rows(of: columns).allSatisfy { $0.allSatisfy { $0.rounded() == $0 } }
  }

  /// The numbers in the first rows; NaN for other texts.
  func rows(of columns: [Int]) -> [[Double]] {
    // With many columns, a few rows are enough.
    let limit = min(ScoreLayoutFinder.rowsLookedAt, max(20, 100_000 / max(1, columns.count)))
    let texts = table.firstTexts(of: columns, rows: limit)
    let count = min(texts.map(\.count).min() ?? 0, limit)
    return (0..<count).map { row in
      texts.map { column in
        if case .finite(let value) = parseNumber(column.bytes.span.bytes, column.ranges[row]) {
          value
        } else {
          .nan
        }
      }
    }
  }
}

extension ClassColumns.Group {
  /// Whether the names are those of another group with more text before or after them.
  fileprivate func isVariant(of plain: ClassColumns.Group) -> Bool {
    prefix.utf8.reversed().starts(with: plain.prefix.utf8.reversed())
      && suffix.utf8.starts(with: plain.suffix.utf8)
  }

  /// The model's name: the text before or after the class, without what all groups share.
  fileprivate func modelName(among groups: [ClassColumns.Group]) -> String {
    let prefixes = Set(exactly: groups.map(\.prefix))
    let suffixes = Set(exactly: groups.map(\.suffix))
    let parts = [
      prefixes.count > 1 || groups.count == 1 ? prefix : "", suffixes.count > 1 ? suffix : "",
    ]
    return parts.map(withoutSeparators).filter { !$0.isEmpty }.joined(separator: "_")
  }
}

/// A text without the separators at its ends.
private func withoutSeparators(_ text: String) -> String {
  let separators = ".:/|_- =([)]".utf8
  var bytes = Array(text.utf8)[...]
  bytes = bytes.drop { separators.contains($0) }
  while let last = bytes.last, separators.contains(last) { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}
