import AssayData
import AssayTables

/// Finds predicted classes that are labels but for how they are written: `spam` for `Spam`.
///
/// Letters in upper or lower case, blanks, underscores and hyphens, and the Unicode form of letters
/// are taken for ways of writing; so are `True` and `1`, or `1.0` and `1`.
struct ClassSpelling {
  let labels: [String]
  let predicted: [String]

  private let matcher: LabelMatcher?

  init(labels: [String], predicted: [String]) {
    self.labels = labels.filter { !$0.isEmpty }
    self.predicted = predicted.filter { !$0.isEmpty }
    matcher = ClassList(LabelMatcher.classNames(from: self.labels)).map(LabelMatcher.init)
  }

  /// Refuses predictions that would all be wrong for nothing but their spelling.
  ///
  /// A model may predict classes that no label has, as long as some prediction is a label. Numbers of
  /// both sides are one kind of names, so that none need agree.
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

  private func pairs(of others: [String]) -> [SpellingPair] {
    let byFold = Dictionary(
      labels.map { (ClassSpelling.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    return others.compactMap { text in
      byFold[ClassSpelling.folded(text)].map { SpellingPair(predicted: text, label: $0) }
    }
  }

  /// What is left of a name without its ways of writing; two of them are equal in any Unicode form.
  private static func folded(_ text: String) -> String {
    if let number = LabelMatcher.number(text) { return String(number) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars
    where !(scalar == "_" || scalar == "-" || scalar.properties.isWhitespace) {
      scalars.append(scalar)
    }
    // `--` and `_` are names too.
    return scalars.isEmpty ? text : String(scalars)
  }
}
