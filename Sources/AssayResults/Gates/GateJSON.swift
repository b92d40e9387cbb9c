package import AssayData

extension GateResult {
  /// The outcome of the rule as JSON; unknown numbers are null.
  package func written(sentence: String) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    var members: [(String, JSON)] = [
      ("rule", .string(rule.text)), ("model", model.map { .string($0) } ?? .null),
      ("outcome", .string(outcome.rawValue)), ("on", .string(rule.basis.rawValue)),
      ("metric", (rule.subject?.metric ?? metric?.key).map { .string($0) } ?? .null),
      ("value", number(value)), ("reference", number(reference)), ("limit", number(limit)),
      ("low", number(interval?.low)), ("high", number(interval?.high)), ("p", number(p)),
      ("detectable", number(detectable)),
    ]
    if let label = rule.subject?.label { members.append(("class", .string(label))) }
    if let slice = slice ?? rule.subject?.slice {
      members += [("column", .string(slice.column)), ("slice", .string(slice.value))]
    }
    if let reason { members += written(reason) }
    return .object(members + [("sentence", .string(sentence))])
  }

  private func written(_ reason: Reason) -> [(String, JSON)] {
    let code: String
    switch reason {
    case .missing(let part, let name, let nearest):
      return [
        ("reason", .string("missing_\(part.rawValue)")), ("missing", .string(name)),
        ("nearest", nearest.map { .string($0) } ?? .null),
      ]
    case .undefined(let reason): code = reason.code
    case .infinite: code = "infinite"
    case .infiniteReference: code = "infinite_reference"
    case .byValue: code = "no_interval"
    case .untested(let reason): code = reason.code.code
    case .noStandardError: code = "no_standard_error"
    case .otherTestSet: code = "other_test_set"
    case .noDirection: code = "no_direction"
    case .noTest: code = "no_test"
    case .noSliceShown: code = "no_slice_shown"
    case .noOlder: code = "no_older_results"
    case .waived: code = "waived"
    case .noBaseline: code = "no_baseline"
    case .percentOfNothing: code = "percent_of_nothing"
    case .identical: code = "identical"
    case .unknownPairs: code = "unknown_pairs"
    }
    return [("reason", .string(code))]
  }
}
