import AssayResults

extension English {
  func words(_ outcome: ResultsDiff.Outcome) -> String {
    switch outcome {
    case .improved: "improved"
    case .worsened: "worsened"
    case .unchanged: "unchanged"
    case .higher: "higher"
    case .lower: "lower"
    case .undefined: "—"
    }
  }

  func words(_ warning: ResultsDiff.Warning) -> String {
    switch warning {
    case .testSets:
      "The two results are of different test sets: changes may come from the samples."
    case .counts(let old, let new):
      "The test sets differ, \(count(old, .sample)) and \(count(new, .sample)): "
        + "changes may come from the samples."
    case .classes(let old, let new):
      "The classes differ: \(commas(old)) and \(commas(new))."
    case .logBases(let old, let new):
      "The old results are in \(unit(old)), the new ones in \(unit(new)): the new ones were converted."
    case .clips(let old, let new):
      "Clipped cross-entropies are clipped differently, \(old) and \(new)."
    }
  }

  func summary(_ model: String, improved: [String], worsened: [String]) -> String {
    let parts = [("improved", improved), ("worsened", worsened)].filter { !$0.1.isEmpty }
      .map { "\($0.0): \(semicolons($0.1))" }
    return "\(model) · "
      + (parts.isEmpty ? "no metric with a direction changed" : parts.joined(separator: " · "))
  }

  func only(_ model: String, isOld: Bool) -> String {
    "Only in the \(isOld ? "old" : "new") results: \(model)"
  }
}
