import AssayText

/// Parses a rule.
///
/// Words are separated by blanks and by the signs `: [ ] @ = <= >= %`. Names that contain any of
/// these are written in double quotes, in which `\"` is a quote, `\\` a backslash and `\n` a line
/// break.
package struct GateParser {
  private enum Token: Equatable {
    case word(String)
    /// A quoted name, which is never a keyword.
    case name(String)
    case sign(String)
  }

  private let rule: String
  private var tokens: [(token: Token, column: Int)] = []
  private var place = 0
  private let end: Int

  /// - Throws: ``GateSyntaxError`` at the first character that does not fit.
  package static func rule(_ text: String) throws(GateSyntaxError) -> GateRule {
    var parser = try GateParser(text)
    return try parser.parse()
  }

  private init(_ text: String) throws(GateSyntaxError) {
    rule = text
    let scalars = Array(text.unicodeScalars)
    end = scalars.count + 1
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let column = index + 1
      if GateParser.isBlank(scalar) {
        index += 1
      } else if scalar == "\"" {
        tokens.append((.name(try GateParser.quoted(scalars, &index, text)), column))
      } else if let sign = GateParser.sign(scalars, index) {
        tokens.append((.sign(sign), column))
        index += sign.unicodeScalars.count
      } else {
        var word = String.UnicodeScalarView()
        while index < scalars.count, !GateParser.isBlank(scalars[index]), scalars[index] != "\"",
          GateParser.sign(scalars, index) == nil
        {
          word.append(scalars[index])
          index += 1
        }
        tokens.append((.word(String(word)), column))
      }
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  private static func sign(_ scalars: [Unicode.Scalar], _ index: Int) -> String? {
    if index + 1 < scalars.count, scalars[index + 1] == "=",
      "<>".unicodeScalars.contains(scalars[index])
    {
      return "\(scalars[index])="
    }
    return ":[]@=%<>".unicodeScalars.contains(scalars[index]) ? String(scalars[index]) : nil
  }

  private static func quoted(
    _ scalars: [Unicode.Scalar], _ index: inout Int, _ rule: String
  ) throws(GateSyntaxError) -> String {
    let column = index + 1
    var text = String.UnicodeScalarView()
    index += 1
    while index < scalars.count, scalars[index] != "\"" {
      var scalar = scalars[index]
      if scalar == "\\", index + 1 < scalars.count {
        index += 1
        scalar = scalars[index] == "n" ? "\n" : scalars[index]
      }
      text.append(scalar)
      index += 1
    }
    guard index < scalars.count else {
      throw GateSyntaxError(rule: rule, column: column, words: "this quote is not closed")
    }
    index += 1
    return String(text)
  }

  // MARK: - Steps

  private var column: Int { place < tokens.count ? tokens[place].column : end }

  private func fault(_ words: String, at column: Int? = nil) -> GateSyntaxError {
    GateSyntaxError(rule: rule, column: column ?? self.column, words: words)
  }

  /// The text at the current place, for an error message.
  private var found: String {
    guard place < tokens.count else { return "the rule ends" }
    return switch tokens[place].token {
    case .word(let text), .sign(let text): "not '\(text)'"
    case .name(let text): "not \"\(text)\""
    }
  }

  private var foundHere: String { place < tokens.count ? found : "but \(found)" }

  /// A hint for names with blanks, which look like several words before a colon.
  private var hint: String {
    tokens.dropFirst(place).contains { $0.token == .sign(":") }
      ? "; put a model name with blanks in double quotes" : ""
  }

  private mutating func take(_ token: Token) -> Bool {
    guard place < tokens.count, tokens[place].token == token else { return false }
    place += 1
    return true
  }

  private mutating func takeWords(_ words: String...) -> Bool {
    let next = tokens.dropFirst(place).prefix(words.count).map(\.token)
    guard next == words.map(Token.word) else { return false }
    place += words.count
    return true
  }

  private mutating func name(_ what: String) throws(GateSyntaxError) -> String {
    guard place < tokens.count else { throw fault("\(what) was expected, but \(found)") }
    switch tokens[place].token {
    case .word(let text), .name(let text):
      place += 1
      return text
    case .sign: throw fault("\(what) was expected, \(found)")
    }
  }

  /// A decimal number times a power of ten, parsed together: 4.1 per cent is exactly 0.041.
  private func decimal(_ text: String, exponent: Int = 0) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".eE+-".utf8.contains(byte)
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    guard exponent != 0 else { return number }
    let hasExponent = text.utf8.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    return hasExponent ? number / 100 : Double("\(text)e\(exponent)")
  }

  /// The number read last, divided by 100.
  private var lastInHundredths: Double? {
    guard place > 0, case .word(let text) = tokens[place - 1].token else { return nil }
    return decimal(text, exponent: -2)
  }

  private mutating func number() throws(GateSyntaxError) -> Double {
    guard place < tokens.count, case .word(let text) = tokens[place].token,
      let number = decimal(text)
    else { throw fault("a number was expected, \(foundHere)") }
    place += 1
    return number
  }

  // MARK: - The grammar

  private mutating func parse() throws(GateSyntaxError) -> GateRule {
    guard !tokens.isEmpty else {
      throw fault("a rule was expected, as in error_rate <= 0.05", at: 1)
    }
    var model: String?
    if tokens.count > 1, tokens[1].token == .sign(":") {
      model = try name("a model")
      place += 1
    }
    let test = try test()
    var basis = GateRule.Basis.interval
    if takeWords("on") {
      let words = GateRule.Basis.allCases.map(\.rawValue)
      let column = column
      let word = try name("interval, value or test")
      guard let known = GateRule.Basis(rawValue: word) else {
        let hint = nearestName(to: word, among: words).map { "; did you mean '\($0)'?" } ?? ""
        throw fault(
          "a rule is judged on interval, value or test, not on '\(word)'\(hint)", at: column)
      }
      basis = known
    }
    guard place == tokens.count else {
      throw fault("'on' or the end of the rule was expected, \(found)")
    }
    return GateRule(text: rule, model: model, test: test, basis: basis)
  }

  private mutating func test() throws(GateSyntaxError) -> GateRule.Test {
    if takeWords("same", "test", "set") { return .sameTestSet }
    if tokens.dropFirst(place).first?.token == .word("worst"),
      tokens.dropFirst(place + 1).first?.token == .sign("@")
    {
      place += 2
      let column = try name("a column")
      let metric = try name("a metric")
      return .worst(column: column, metric: metric, try limit(of: metric))
    }
    if tokens.dropFirst(place).first?.token == .word("n"),
      tokens.dropFirst(place + 1).first?.token == .sign(">=")
    {
      place += 2
      let column = column
      guard let count = Int(exactly: try number()), count > 0 else {
        throw fault("a whole number above 0 was expected", at: column)
      }
      return .count(atLeast: count)
    }
    let subject = try subject()
    if takeWords("better", "than") { return .better(subject, try reference()) }
    if takeWords("not", "worse", "than") {
      let reference = try reference()
      return .notWorse(subject, reference, try margin(of: subject.metric))
    }
    return .value(subject, try limit(of: subject.metric))
  }

  private mutating func subject() throws(GateSyntaxError) -> GateRule.Subject {
    var subject = GateRule.Subject(metric: try name("a metric"))
    if take(.sign("[")) {
      subject.label = try name("a class")
      guard take(.sign("]")) else { throw fault("']' was expected after the class; \(found)") }
    }
    if take(.sign("@")) {
      let column = try name("a column")
      guard take(.sign("=")) else { throw fault("'=' was expected after the column; \(found)") }
      subject.slice = GateRule.Slice(column: column, value: try name("a value"))
    }
    return subject
  }

  private mutating func limit(of metric: String) throws(GateSyntaxError) -> GateRule.Limit {
    let bound: GateRule.Bound
    if take(.sign("<=")) {
      bound = .atMost
    } else if take(.sign(">=")) {
      bound = .atLeast
    } else {
      throw fault("<=, >=, 'not worse than' or 'better than' was expected, \(foundHere)\(hint)")
    }
    let place = column
    let number = try number()
    let (column, share) = (column, lastInHundredths ?? number / 100)
    let isPercent = take(.sign("%"))
    if isPercent { try checkShare(metric, "%", at: column) }
    let limit = GateRule.Limit(bound, isPercent ? share : number)
    try checkRange(metric, limit.number, "%", at: place)
    return limit
  }

  private mutating func reference() throws(GateSyntaxError) -> GateRule.Reference {
    let column = column
    let word = try name("baseline or before")
    guard let reference = GateRule.Reference(rawValue: word) else {
      let names = GateRule.Reference.allCases.map(\.rawValue)
      let hint = nearestName(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw fault(
        "a model is compared with baseline or before, not with '\(word)'\(hint)", at: column)
    }
    return reference
  }

  private mutating func margin(of metric: String) throws(GateSyntaxError) -> GateRule.Margin? {
    guard takeWords("by") else { return nil }
    let column = column
    let number = try number()
    guard number > 0 else { throw fault("a margin must be above 0", at: column) }
    let (unit, share) = (self.column, lastInHundredths ?? number / 100)
    if take(.sign("%")) { return .percent(number) }
    if takeWords("points") || takeWords("point") {
      try checkShare(metric, "points", at: unit)
      return .unit(share)
    }
    try checkRange(metric, number, " points", at: column)
    return .unit(number)
  }

  /// Whether a metric is a share of samples; nil if there is no such metric.
  private func isShare(_ metric: String) -> Bool? {
    if ClassScore(rawValue: metric) != nil { return true }
    return Metric.all.first { $0.key.isExactly(metric) }.map { $0.unit == .rate }
  }

  /// Refuses limits outside the range of a metric, and shares beyond 1, which were meant in per
  /// cent.
  private func checkRange(
    _ metric: String, _ number: Double, _ unit: String, at column: Int
  ) throws(GateSyntaxError) {
    let known = Metric.all.first { $0.key.isExactly(metric) }
    if let known, known.unit != .rate, !known.canBe(number) {
      throw fault(
        "\(metric) is in \(known.range), so every value is on one side of this limit",
        at: column)
    }
    guard isShare(metric) == true, !(0...1).contains(number) else { return }
    throw fault(
      "\(metric) is a share from 0 to 1; write 0.95, or 95\(unit), for ninety-five hundredths",
      at: column)
  }

  /// Refuses per cent, and points, for metrics that are not shares.
  private func checkShare(
    _ metric: String, _ unit: String, at column: Int
  ) throws(GateSyntaxError) {
    guard isShare(metric) == false else { return }
    throw fault(
      "\(unit) is for shares, and \(metric) is not a share; give the number in its unit", at: column
    )
  }
}
