import AssayCompare
import AssayData
package import AssayReport
package import AssayResults
import AssaySamples

/// Rules that results must meet, such as `error_rate not worse than before by 1 points`.
///
/// <doc:JudgingByRules> has the grammar, and the meaning of held, broken and undecided.
///
/// ```swift
/// var gates = try Gates(["error_rate <= 5%", "error_rate not worse than before by 1 points"])
/// gates.isFirstRun = true  // holds the second rule: there are no older results
/// gates.allowsOtherTestSet = true  // and judges older results of other samples
/// let outcomes = try report.outcomes(of: gates)
/// print(outcomes.text())
/// if outcomes.counts.broken > 0 { print("not to be released") }
/// ```
public struct Gates: Sendable {
  let rules: [GateRule]
  /// Whether rules that say *before* are judged even if the older results are of other samples;
  /// else they are broken.
  public var allowsOtherTestSet = false
  /// Whether rules that say *before* are held if there are no older results; else they are broken.
  public var isFirstRun = false

  /// Parses rules.
  ///
  /// ```swift
  /// let gates = try Gates(["n >= 1000"], file: "gates.txt")
  /// ```
  ///
  /// - Parameters:
  ///   - texts: Rules, one per text.
  ///   - file: A file with one rule per line, and comments from `#` to the end of a line; nil for
  ///     none.
  /// - Throws: ``AssayError/usage(_:)`` with the character (and the line of the file) if a rule
  ///   does not parse, if the file has no rules, or if no number can meet two of them;
  ///   ``AssayError/input(_:)`` if the file cannot be read.
  public init(_ texts: [String], file: String? = nil) throws(AssayError) {
    var rules: [GateRule] = []
    for text in texts {
      do {
        rules.append(try GateParser.rule(text))
      } catch {
        throw .usage("the rule '\(text)': \(error.description)")
      }
    }
    if let file { rules += try Gates.rules(in: file) }
    self.rules = rules
    if let (one, other) = rules.contradiction {
      throw .usage("the rules '\(one.text)' and '\(other.text)' cannot both be met")
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
      throw .usage("\(path): this file has no rules; write one per line, as in error_rate <= 0.05")
    }
    return rules
  }

  /// The part of a line before the first `#` that is not in quotes.
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

/// The outcomes of rules: held, broken or undecided.
///
/// ```swift
/// let (held, broken, undecided) = outcomes.counts
/// for outcome in outcomes.rules { print(outcome.verdict, outcome.rule) }
/// ```
public struct GateOutcomes: Sendable {
  package let gates: [GateResult]
  package let results: WordedResults
  /// The changes from an older version; nil if absent.
  package let diff: VersionDiff?

  /// Judges results by rules.
  init(_ gates: Gates, _ results: WordedResults, against diff: VersionDiff?) {
    var options = GateJudge.Options()
    (options.allowsOtherTestSet, options.isFirstRun) = (gates.allowsOtherTestSet, gates.isFirstRun)
    self.gates = GateJudge(results.results, against: diff, options).results(of: gates.rules)
    (self.results, self.diff) = (results, diff)
  }

  /// The numbers of outcomes; a rule about several models has one for each.
  public var counts: (held: Int, broken: Int, undecided: Int) {
    (gates.count(.held), gates.count(.broken), gates.count(.undecided))
  }

  /// The outcomes as text for a terminal, each with a sentence that has its numbers.
  ///
  /// ```swift
  /// print(outcomes.text(width: 100))
  /// ```
  ///
  /// - Parameters:
  ///   - width: The number of columns of the terminal.
  ///   - isStyled: Whether weight and colour are used, by ANSI control sequences.
  ///   - isBesideChanges: Whether the text of a comparison with an earlier version is above.
  /// - Returns: The lines: the counts, then what is broken, undecided and held.
  public func text(
    width: Int = 80, isStyled: Bool = false, isBesideChanges: Bool = false
  ) -> String {
    gateText(
      gates, results, width: max(width, 20), isStyled: isStyled, isBesideChanges: isBesideChanges)
  }

  /// The outcomes as strict JSON: each rule with its model, outcome, value, limit and interval.
  ///
  /// ```swift
  /// try outcomes.json().write(toFile: "gates.json", atomically: true, encoding: .utf8)
  /// ```
  public func json() -> String { gateJSON(gates, results.results).text }
}

extension Report {
  /// Judges this report by rules.
  ///
  /// ```swift
  /// let gates = try Gates(["cross_entropy not worse than before by 0.05"])
  /// let outcomes = try report.outcomes(of: gates, against: .saved("released.json"))
  /// ```
  ///
  /// - Parameters:
  ///   - gates: The rules.
  ///   - old: The older version, for rules that say *before*; nil if absent.
  ///   - outcomes: The paths of the ``outcomesFile``s of the older and of this version, which make
  ///     comparisons exact; nil if the version keeps its outcomes, or if there is no such file.
  /// - Returns: The outcome of each rule for each model that it is about.
  /// - Throws: ``AssayError/input(_:)`` if a file cannot be read, or is of other samples;
  ///   ``AssayError/usage(_:)`` if only one of the two versions has outcomes.
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
  /// Two limits of the same value that no number can meet.
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
