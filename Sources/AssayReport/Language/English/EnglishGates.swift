import AssayData
import AssayResults

extension English {
  func word(_ outcome: GateResult.Outcome) -> String {
    switch outcome {
    case .held: "held"
    case .broken: "broken"
    case .undecided: "undecided"
    }
  }

  func gates(held: Int, broken: Int, undecided: Int) -> String {
    let parts = [(broken, "broken"), (undecided, "undecided"), (held, "held")]
      .filter { $0.0 > 0 }.map { "\(Figures.count($0.0)) \($0.1)" }
    return "Gates: \(commas(parts))"
  }

  var gatesNote: String {
    "Intervals of rules are not widened for multiple comparisons; those of the table may be."
  }

  func value(_ parts: GateParts, _ bound: GateRule.Bound) -> String {
    let limit = "the limit of \(parts.limit ?? "")"
    let side = bound == .atMost ? "above" : "below"
    let found =
      switch parts.outcome {
      case .held: "within \(limit)"
      case .broken: "\(side) \(limit)"
      case .undecided: "perhaps \(side) \(limit)"
      }
    return "\(name(parts)) is \(parts.value ?? undefined)\(evidence(parts)): \(found)."
      + self.found(parts) { "A true value of \($0) or \(bound == .atMost ? "more" : "less")" }
  }

  func difference(_ parts: GateParts, _ comparison: GateComparison) -> String {
    let other = comparison.reference == .baseline ? "the baseline’s" : "before"
    let size =
      switch comparison.sign {
      case 0: "the same as \(comparison.reference == .baseline ? other : "before")"
      case 1: "\(parts.value ?? "") higher than \(other)"
      default: "\(parts.value ?? "") lower than \(other)"
      }
    let margin = parts.limit.map { " by more than \($0)" } ?? ""
    let found =
      switch (parts.outcome, comparison.mustBeBetter) {
      case (.held, true): "better"
      case (.broken, true): "not better"
      case (.undecided, true): "not clearly better"
      case (.held, false): "not worse\(margin)"
      case (.broken, false):
        margin.isEmpty || comparison.isBeyond ? "worse\(margin)" : "worse, perhaps\(margin)"
      case (.undecided, false): "perhaps worse\(margin)"
      }
    return "\(name(parts)) is \(size)\(evidence(parts)): \(found)."
      + self.found(parts) {
        "A true change for the \(comparison.mustBeBetter ? "better" : "worse") of \($0) or more"
      }
  }

  /// The breach that these samples could have detected.
  private func found(_ parts: GateParts, _ breach: (String) -> String) -> String {
    if parts.detectsNothing { return " The samples are too few to find any breach." }
    return parts.detectable.map {
      " \(breach($0)) would be found in \(parts.isDetectableExact ? "at least" : "about") four of five such test sets."
    } ?? ""
  }

  private func name(_ parts: GateParts) -> String {
    (parts.model.map { "\(whose($0)) " } ?? "") + parts.subject
  }

  private func evidence(_ parts: GateParts) -> String {
    let shown = [parts.interval, parts.p].compactMap(\.self)
    return shown.isEmpty ? "" : " (\(shown.joined(separator: ", ")))"
  }

  func samples(_ count: String, atLeast least: String) -> String {
    "There are \(count) samples; the rule requires \(least)."
  }

  func testSet(isSame: Bool) -> String {
    isSame
      ? "Both versions were measured on the same samples."
      : "The two versions were measured on different samples."
  }

  func because(_ reason: GateResult.Reason, _ model: String?) -> String {
    switch reason {
    case .missing(let part, let name, let nearest):
      "There is no \(word(part)) ‘\(name)’ in the \(part == .older ? "older " : "")results"
        + (nearest.map { "; the nearest is ‘\($0)’." } ?? ".")
    case .undefined(let reason): "There is no value: \(words(reason))."
    case .infinite: "The value is infinite."
    case .infiniteReference: "The value is finite, and that of the reference is infinite."
    case .byValue: "There is no interval, so the value alone decided."
    case .untested(let reason): "The difference is not tested: \(words(reason))."
    case .noStandardError:
      "There is no test for it: the interval decided, not adjusted for the other rules."
    case .otherTestSet(let old, let new):
      "The two versions were measured on different samples (\(Figures.count(old)) and \(Figures.count(new))); measure "
        + "both on the same ones, or allow it\(namesOptions ? " with \(Flag.otherTestSet)" : "")."
    case .noDirection: "Neither higher nor lower is better."
    case .noTest: "There is no test for such a difference."
    case .noSliceShown(let column):
      "No slice of ‘\(column)’ has enough samples to be shown\(named(.sliceMin))."
    case .noOlder:
      "There are no older results to compare with"
        + (namesOptions
          ? ": judge it with assay check NEW \(Flag.against) OLD, or waive it once with \(Flag.firstRun)."
          : ".")
    case .waived: "WAIVED: there are no older results yet\(named(.firstRun))."
    case .noBaseline: "There is no baseline to compare this model with."
    case .percentOfNothing:
      "A margin in percent needs a reference above 0; give it in the metric’s unit."
    case .identical: "The two are identical."
    case .unknownPairs:
      "It depends on which samples each version got wrong, which was not saved."
    }
  }

  private func word(_ part: GateResult.Reason.Part) -> String {
    switch part {
    case .model, .older: "model"
    case .metric: "metric"
    case .class: "class"
    case .column: "column of slices"
    case .slice: "slice"
    }
  }

  func subject(_ metric: String, ofClass label: String?, slice: String?) -> String {
    metric + (label.map { " of \($0)" } ?? "") + (slice.map { " where \($0)" } ?? "")
  }
}
