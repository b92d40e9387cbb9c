/// A rule that results must meet.
///
/// ```
/// RULE = [MODEL ":"] TEST ["on interval" | "on value" | "on test"]
/// TEST = METRIC ["[" CLASS "]"] ["@" COLUMN "=" VALUE] ("<=" | ">=") NUMBER ["%"]
///      | METRIC … "not worse than" REF ["by" NUMBER ["%" | " points"]]
///      | METRIC … "better than" REF
///      | "worst @" COLUMN METRIC ("<=" | ">=") NUMBER ["%"]
///      | "n >=" N | "same test set"
/// REF  = "baseline" | "before"
/// ```
package struct GateRule: Sendable, Equatable {
  /// The rule as it was written.
  package let text: String
  /// Nil means every model except the baseline, or the only model.
  package let model: String?
  package let test: Test
  package let basis: Basis

  package init(text: String, model: String?, test: Test, basis: Basis) {
    (self.text, self.model, self.test, self.basis) = (text, model, test, basis)
  }

  /// The evidence that decides the rule.
  package enum Basis: String, Sendable, CaseIterable {
    /// The whole interval.
    case interval
    /// The value alone.
    case value
    /// A test, adjusted for all rules that ask for one (Holm 1979).
    case test
  }

  /// A metric, optionally of one class or slice.
  package struct Subject: Sendable, Equatable {
    package let metric: String
    package var label: String?
    package var slice: Slice?

    package init(metric: String, label: String? = nil, slice: Slice? = nil) {
      (self.metric, self.label, self.slice) = (metric, label, slice)
    }
  }

  /// The samples with one value in a column.
  package struct Slice: Sendable, Equatable {
    package let column: String
    package let value: String

    package init(column: String, value: String) { (self.column, self.value) = (column, value) }
  }

  package enum Bound: String, Sendable {
    case atMost = "<="
    case atLeast = ">="
  }

  /// A bound and its number; a number given in per cent is stored as a share of 1.
  package struct Limit: Sendable, Equatable {
    package let bound: Bound
    package let number: Double

    package init(_ bound: Bound, _ number: Double) { (self.bound, self.number) = (bound, number) }
  }

  /// The model to compare with.
  package enum Reference: String, Sendable, CaseIterable {
    /// The baseline of these results.
    case baseline
    /// The same model in the older results.
    case before
  }

  /// How much worse the model may be.
  package enum Margin: Sendable, Equatable {
    /// In the metric's unit; points are hundredths of it.
    case unit(Double)
    /// In per cent of the reference's value.
    case percent(Double)
  }

  package enum Test: Sendable, Equatable {
    case value(Subject, Limit)
    case notWorse(Subject, Reference, Margin?)
    case better(Subject, Reference)
    /// The worst slice of a column.
    case worst(column: String, metric: String, Limit)
    case count(atLeast: Int)
    case sameTestSet
  }

  /// The metric that the rule is about; nil if it is about the samples.
  package var subject: Subject? {
    switch test {
    case .value(let subject, _), .notWorse(let subject, _, _), .better(let subject, _): subject
    case .worst(_, let metric, _): Subject(metric: metric)
    case .count, .sameTestSet: nil
    }
  }

  /// Whether the rule needs older results.
  package var needsBefore: Bool {
    switch test {
    case .notWorse(_, .before, _), .better(_, .before), .sameTestSet: true
    default: false
    }
  }
}

/// A syntax error in a rule, and its position.
package struct GateSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  package let rule: String
  /// The position of the character, counted from 1.
  package let column: Int
  package let words: String

  package init(rule: String, column: Int, words: String) {
    (self.rule, self.column, self.words) = (rule, column, words)
  }

  /// The message, then the rule with a mark beneath the character.
  package var description: String {
    "column \(column): \(words)\n  \(rule)\n  \(String(repeating: " ", count: column - 1))^"
  }
}
