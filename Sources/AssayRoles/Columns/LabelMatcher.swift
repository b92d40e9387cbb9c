package import AssayData
import AssayTables

/// Finds the class that a label's text means: by its name, by a number equal to its name, by a
/// one-hot code, or by its number in the list.
package struct LabelMatcher {
  let classes: ClassList
  private let byNumber: [Int: Int]
  private let hasLabelPrefix: Bool
  /// The classes by their names reduced by ``ClassSpelling``; empty if spelling matters.
  private let byFold: [String: Int]

  /// How a column of labels names the classes.
  package enum Convention: Equatable {
    case names
    case oneHotCodes
    case classNumbers

    /// The caveat that a report needs about the convention; nil if it needs none.
    func caveat(path: String) -> Caveat? {
      switch self {
      case .names: nil
      case .oneHotCodes: .oneHotCodes(path: path)
      case .classNumbers: .classNumbers(path: path)
      }
    }
  }

  package init(_ classes: ClassList, isLoose: Bool = false) {
    self.classes = classes
    let numbers = classes.names.map(LabelMatcher.classNumber)
    var byNumber: [Int: Int] = [:]
    for (index, number) in numbers.enumerated() {
      if let number { byNumber[number] = index }
    }
    // Numbers identify classes only if all classes are numbers, and different ones.
    self.byNumber = byNumber.count == classes.count ? byNumber : [:]
    hasLabelPrefix = classes.names.allSatisfy { withoutLabelPrefix($0) != nil }
    byFold =
      isLoose
      ? Dictionary(
        classes.names.enumerated().map { (ClassSpelling.folded($0.element), $0.offset) },
        uniquingKeysWith: { first, _ in first }) : [:]
  }

  /// The convention that explains all these texts; names if absent, so that the texts that
  /// fit no class can be shown.
  ///
  /// An exact name comes first, then codes, since `01` is a code before it is the number 1. Class
  /// numbers count from 0 and must include 0, or they might count from 1.
  package func convention(of texts: [String]) -> Convention {
    if texts.contains(where: { classes.index(of: $0) != nil }) { return .names }
    if texts.allSatisfy({ index(of: $0, by: .oneHotCodes) != nil }) { return .oneHotCodes }
    if texts.contains(where: { index(of: $0, by: .names) != nil }) { return .names }
    if texts.allSatisfy({ index(of: $0, by: .classNumbers) != nil }),
      texts.contains(where: { index(of: $0, by: .classNumbers) == 0 })
    {
      return .classNumbers
    }
    return .names
  }

  func index(of text: String, by convention: Convention) -> Int? {
    switch convention {
    case .names:
      return classes.index(of: text)
        ?? (byNumber.isEmpty ? nil : LabelMatcher.classNumber(text).flatMap { byNumber[$0] })
        ?? withoutLabelPrefix(text).flatMap { index(of: $0, by: .names) }
        ?? (hasLabelPrefix ? classes.index(of: labelPrefix + text) : nil)
        ?? signed(text)
        ?? (byFold.isEmpty ? nil : byFold[ClassSpelling.folded(text)])
    case .oneHotCodes:
      let code = Array(text.utf8)
      guard code.count == classes.count, code.count > 1,
        code.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }),
        let place = code.firstIndex(of: UInt8(ascii: "1")),
        code.lastIndex(of: UInt8(ascii: "1")) == place
      else { return nil }
      return place
    case .classNumbers:
      guard let number = LabelMatcher.classNumber(text), (0..<classes.count).contains(number),
        LabelMatcher.boolean(text) == nil
      else { return nil }
      return number
    }
  }

  /// The class `+1` for `1` beside an SVM's class `-1`, and vice versa.
  private func signed(_ text: String) -> Int? {
    guard let other = ["1": "+1", "+1": "1"][text], classes.index(of: "-1") != nil else {
      return nil
    }
    return classes.index(of: other)
  }

  /// The class at the end of a column's name: `prob_no`, `proba_0`, `p0`; nil if absent.
  func index(ofNameEnding name: String) -> Int? {
    if let (_, number) = NumberedColumns.cut(name), let place = byNumber[number] { return place }
    let lower = name.lowercased()
    let ends = classes.names.indices.filter { place in
      let end = classes.names[place].lowercased()
      guard !end.isEmpty, lower.hasSuffix(end) else { return false }
      return lower.dropLast(end.count).last.map { !$0.isLetter && !$0.isNumber } ?? false
    }
    return ends.max { classes.names[$0].utf8.count < classes.names[$1].utf8.count }
  }

  /// The only class that is a word of a column's name: `no_prob`, `P (class=no)`; nil unless there
  /// is exactly one.
  func index(inName name: String) -> Int? {
    let words = NameTokens(name)
    let found = classes.names.indices.filter { words.contains(classes.names[$0]) }
    return found.count == 1 ? found[0] : nil
  }

  /// The whole number or boolean that a label means: `1`, `1.0` and `True` are all 1.
  static func number(_ text: String) -> Int? {
    if let boolean = boolean(text) { return boolean }
    // `01`, `1e2` and `+1` are names: codes look like that, but class numbers do not.
    if let number = Int(text) { return String(number) == text ? number : nil }
    // `1.0`, `1.000e+00`; beyond 2⁵³, different numbers would become equal.
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let hasPoint = digits.dropFirst().contains(".")
    guard hasPoint, digits.hasPrefix("0.") || !digits.hasPrefix("0"),
      digits.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || isDigitPointOrExponent($0) }),
      let value = Double(text), value.magnitude <= 0x1p53
    else { return nil }
    return Int(exactly: value)
  }

  /// The number that a label means, or 1 for `LABEL_1`, as Hugging Face calls classes without
  /// names.
  private static func classNumber(_ text: String) -> Int? {
    if let number = number(text) { return number }
    let prefix = "LABEL_"
    guard text.hasPrefix(prefix), let number = Int(text.dropFirst(prefix.count)), number >= 0,
      text == "\(prefix)\(number)"
    else { return nil }
    return number
  }

  private static func isDigitPointOrExponent(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"): true
    default: byte | 0x20 == UInt8(ascii: "e")
    }
  }

  private static func boolean(_ text: String) -> Int? {
    switch text {
    case "true", "True", "TRUE": 1
    case "false", "False", "FALSE": 0
    default: nil
    }
  }
}

// MARK: - Classes from labels

extension LabelMatcher {
  /// The classes named by labels and predictions; `LABEL_1` beside the label 1 is the same class.
  static func classNames(
    among labels: [String], and predicted: [String], isLoose: Bool = false
  ) -> [String] {
    let names = classNames(from: isLoose ? ClassSpelling.distinct(labels) : labels.distinct)
    let matcher = ClassList(names).map { LabelMatcher($0, isLoose: isLoose) }
    let others = predicted.filter { matcher?.index(of: $0, by: .names) == nil }
    guard !others.isEmpty else { return names }
    return classNames(
      from: isLoose ? ClassSpelling.distinct(names + others) : (names + others).distinct)
  }

  /// The stated classes numbered from 0 by these names, in the order of the names; nil for other
  /// names, or if the stated classes are numbers too.
  static func counted(_ names: [String], of stated: [String]) -> [String]? {
    let numbers = names.compactMap(classNumber)
    guard numbers.count == names.count, Set(numbers) == Set(stated.indices),
      numbers.count == stated.count, stated.allSatisfy({ classNumber($0) == nil })
    else { return nil }
    return numbers.map { stated[$0] }
  }

  /// The classes named by these texts, each once: numbers and booleans in numeric order, other
  /// names in byte order, so that the order of rows does not matter.
  static func classNames(from texts: [String]) -> [String] {
    let numbers = texts.map(number)
    guard numbers.allSatisfy({ $0 != nil }) else {
      return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    var names: [Int: String] = [:]
    for (text, number) in zip(texts, numbers) {
      guard let number else { continue }
      // Of `1`, `1.0` and `True`, the shortest is shown.
      if let known = names[number], known.utf8.count <= text.utf8.count { continue }
      names[number] = text
    }
    return names.sorted { $0.key < $1.key }.map(\.value)
  }
}
