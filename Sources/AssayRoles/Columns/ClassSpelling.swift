import AssayData
import AssayTables

/// Finds predicted classes that differ from labels only in spelling: `spam` for `Spam`.
///
/// Spelling means upper and lower case, blanks, invisible characters, underscores and hyphens, and
/// the Unicode form of letters; also `True` and `1`, or `1.0` and `1`.
struct ClassSpelling {
  let labels: [String]
  let predicted: [String]

  private let matcher: LabelMatcher?

  init(labels: [String], predicted: [String]) {
    self.labels = labels.filter { !$0.isEmpty }
    self.predicted = predicted.filter { !$0.isEmpty }
    matcher = ClassList(LabelMatcher.classNames(from: self.labels)).map { LabelMatcher($0) }
  }

  /// The problem with predictions that would all be wrong only because of their spelling.
  ///
  /// A model may predict classes that no label has, as long as some prediction is a label. If both
  /// sides are numbers, none need agree.
  func problem() -> Problem.Kind? {
    let others = predicted.filter { matcher?.index(of: $0, by: .names) == nil }
    guard !others.isEmpty, !labels.isEmpty else { return nil }
    let pairs = pairs(of: others)
    if !pairs.isEmpty { return .classes(.predictedSpelling(pairs)) }
    let areNumbers = (labels + predicted).allSatisfy { LabelMatcher.number($0) != nil }
    guard others.count == predicted.count, !areNumbers else { return nil }
    return .classes(
      .predictedForeign(
        predicted: LabelMatcher.classNames(from: predicted),
        labels: LabelMatcher.classNames(from: labels)))
  }

  /// The problem with names of which two differ only in spelling; if all are numbers, `1` and `1.0`
  /// are one.
  static func problem(among names: [String]) -> Problem.Kind? {
    if names.allSatisfy({ LabelMatcher.number($0) != nil }) { return nil }
    var first: [String: String] = [:]
    var pairs: [SpellingPair] = []
    for name in names {
      let key = folded(name)
      guard let other = first[key] else {
        first[key] = name
        continue
      }
      pairs.append(SpellingPair(predicted: name, label: other))
    }
    return pairs.isEmpty ? nil : .classes(.spellings(pairs))
  }

  /// The problem with labels that are column names in another spelling.
  static func problem(of labels: [String], for columns: [String]) -> Problem.Kind? {
    let byFold = Dictionary(
      columns.map { (folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = labels.compactMap { label in
      byFold[folded(label)].map { SpellingPair(predicted: $0, label: label) }
    }
    return pairs.isEmpty ? nil : .classes(.spellings(pairs))
  }

  /// The names without those that another one before has in another spelling.
  static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert(folded($0)).inserted }
  }

  private func pairs(of others: [String]) -> [SpellingPair] {
    let byFold = Dictionary(
      labels.map { (ClassSpelling.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    return others.compactMap { text in
      byFold[ClassSpelling.folded(text)].map { SpellingPair(predicted: text, label: $0) }
    }
  }

  /// A name reduced to what spelling does not change; comparing the results ignores the Unicode
  /// form.
  static func folded(_ text: String) -> String {
    if let number = LabelMatcher.number(text) { return String(number) }
    var scalars = String.UnicodeScalarView()
    let all = Array(text.lowercased().unicodeScalars)
    for (place, scalar) in all.enumerated() {
      // The sign of `A-` is not a separator.
      let isSeparator = (scalar == "_" || scalar == "-") && place < all.count - 1
      if !isSeparator && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .format
      {
        scalars.append(scalar)
      }
    }
    // `--` and `_` are names too.
    return scalars.isEmpty ? text : String(scalars)
  }
}
