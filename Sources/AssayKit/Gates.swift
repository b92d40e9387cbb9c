import AssayCompare
import AssayData
package import AssayReport
package import AssayResults
import AssaySamples

/// Rules that results must meet, such as `error_rate not worse than before by 1 points`.
public struct Gates: Sendable {
  let rules: [GateRule]
  /// Whether another test set than that of the older results will do.
  public var allowsOtherTestSet = false
  /// Whether rules about older results are waived where nothing older exists.
  public var isFirstRun = false

  /// Reads rules.
  ///
  /// - Parameters:
  ///   - texts: One rule each.
  ///   - file: A file with one rule a line and `#` comments; nil for none.
  /// - Throws: ``AssayError/usage(_:)`` with the character where a rule does not parse, or with two rules that no
  ///   results can meet; ``AssayError/input(_:)`` if the file cannot be read.
  public init(_ texts: [String], file: String? = nil) throws(AssayError) {
    var rules: [GateRule] = []
    for text in texts {
      do {
        rules.append(try GateParser.rule(text))
      } catch {
        throw .usage("\(Flag.gate): \(error.description)")
      }
    }
    if let file { rules += try Gates.rules(in: file) }
    self.rules = rules
    if let (one, other) = rules.contradiction {
      throw .usage("\(Flag.gate): '\(one.text)' and '\(other.text)' cannot both be met")
    }
  }

  private static func rules(in path: String) throws(AssayError) -> [GateRule] {
    let text = try TemplateFolder.text(of: path)
    var rules: [GateRule] = []
    let newline = UInt8(ascii: "\n")
    let lines = text.utf8.split(separator: newline, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let rule = withoutComment(
        String(
          decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self))
      guard rule.unicodeScalars.contains(where: { $0 != " " && $0 != "\t" }) else { continue }
      do {
        rules.append(try GateParser.rule(rule))
      } catch {
        throw .usage("\(path):\(index + 1): \(error.description)")
      }
    }
    guard !rules.isEmpty else {
      throw .usage("\(path): this file has no rules; write one a line, as in error_rate <= 0.05")
    }
    return rules
  }

  /// A line up to a `#` that is in no quotes.
  private static func withoutComment(_ line: String) -> String {
    var kept = String.UnicodeScalarView()
    var (isQuoted, isEscaped) = (false, false)
    for scalar in line.unicodeScalars {
      if scalar == "#", !isQuoted { break }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = scalar == "\\" && isQuoted && !isEscaped
      kept.append(scalar)
    }
    return String(kept)
  }
}

/// What became of rules.
public struct GateOutcomes: Sendable {
  package let gates: [GateResult]
  package let results: WordedResults
  /// What changed from an older version; nil without one.
  package let diff: VersionDiff?

  /// Judges results by rules.
  init(_ gates: Gates, _ results: WordedResults, against diff: VersionDiff?) {
    var options = GateJudge.Options()
    (options.allowsOtherTestSet, options.isFirstRun) = (gates.allowsOtherTestSet, gates.isFirstRun)
    self.gates = GateJudge(results.results, against: diff, options).results(of: gates.rules)
    (self.results, self.diff) = (results, diff)
  }

  /// How many rules are held, broken and undecided, one a model that a rule is about.
  public var counts: (held: Int, broken: Int, undecided: Int) {
    (gates.count(.held), gates.count(.broken), gates.count(.undecided))
  }

  /// The outcomes for a terminal, with a sentence each.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal.
  ///   - isStyled: Whether there are weights and colours.
  ///   - isBesideChanges: Whether the text of a comparison with an earlier version is above.
  /// - Returns: Whole lines.
  public func text(
    width: Int = 80, isStyled: Bool = false, isBesideChanges: Bool = false
  ) -> String {
    gateText(gates, results, width: width, isStyled: isStyled, isBesideChanges: isBesideChanges)
  }

  /// The outcomes as JSON.
  public func json() -> String { gateJSON(gates, results.results).text }
}

extension Report {
  /// Judges this report by rules.
  ///
  /// - Parameters:
  ///   - gates: The rules.
  ///   - old: The older version, for rules that say *before*; nil without any.
  ///   - outcomes: The files that `--outcomes` wrote beside the older and this version; nil without.
  /// - Returns: What became of each rule, one a model that it is about.
  /// - Throws: ``AssayError`` where the older results cannot be read.
  public func outcomes(
    of gates: Gates, against old: ModelVersion? = nil,
    outcomes: (old: String?, new: String?) = (nil, nil)
  ) throws(AssayError) -> GateOutcomes {
    var diff: VersionDiff?
    if let old {
      let jobs = ReportRequest().jobs
      var before = try MeasuredVersion(old, nil)
      var after = MeasuredVersion(results.results, self.outcomes)
      try MeasuredVersion.take(outcomes, of: (old.name, "NEW"), &before, &after)
      diff = try compared(before, after, jobs)
    }
    return GateOutcomes(gates, results, against: diff)
  }
}

extension [GateRule] {
  /// Two limits of the same value that leave nothing between them.
  fileprivate var contradiction: (GateRule, GateRule)? {
    for (index, rule) in enumerated() {
      guard case .value(let subject, let limit) = rule.test else { continue }
      for other in self[..<index] where other.model == rule.model {
        guard case .value(subject, let second) = other.test, limit.bound != second.bound else {
          continue
        }
        let (most, least) = limit.bound == .atMost ? (limit, second) : (second, limit)
        if least.number > most.number { return (other, rule) }
      }
    }
    return nil
  }
}
