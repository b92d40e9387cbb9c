extension English {
  func finding(_ finding: ChartFinding) -> String {
    switch finding {
    case .lowestRecall(let model, let label, let recall):
      "Lowest recall: \(model) on \(label), \(recall)"
    case .recognizedClasses(let counts, let total, let models):
      "Classes without errors: " + classes(counts, total, models)
    case .mostErrors(let model, let label, let predicted, let count, let total):
      "\(model) takes \(label) for \(predicted): \(share(count, of: total))"
    case .noErrors(let model): "\(model) makes no errors"
    case .singleErrors(let model, let count):
      "\(model) makes \(Figures.count(count)) errors, each of a different kind"
    case .errorDifference(
      let candidate, let baseline, let label, let predicted, let counts, let total):
      "\(candidate) takes \(label) for \(predicted) "
        + "\(counts.0 > counts.1 ? "more" : "less") often than \(baseline): "
        + "\(Figures.count(counts.0)) vs \(share(counts.1, of: total))"
    case .noErrorDifference(let candidates, let baseline):
      "No single error differs by more than chance between \(baseline) and \(alternatives(candidates))"
    case .errorsUntested: "Individual errors are not tested, because samples belong to groups"
    case .tail(let share, let values, let infinite, let total):
      tail(share, values, infinite.isEmpty ? nil : "with " + models(infinite, of: total))
    case .rocAreas(let low, let high): "ROC AUC " + span(low, high)
    case .averagePrecisions(let low, let high): "Average precision " + span(low, high)
    case .fewestErrors(let model, let rate, let threshold):
      "Fewest errors: \(model) at threshold \(threshold), \(rate)"
    case .leastCost(let model, let cost, let threshold):
      "Lowest cost: \(model) at threshold \(threshold), \(cost)"
    case .lowestArea(let model, let label, let area):
      "Lowest ROC AUC: \(model) on \(label), \(area)"
    case .rankedClasses(let counts, let total, let models):
      "Classes with ROC AUC 1: " + classes(counts, total, models)
    case .highest(let metric, let model, let slice, let value):
      "Highest \(metric): \(model) where \(slice), \(value)"
    }
  }

  private func tail(
    _ share: String, _ values: [ChartFinding.ModelValue], _ infinite: String?
  ) -> String {
    guard !values.isEmpty else {
      return "The worst \(share) of samples have infinite losses " + (infinite ?? "")
    }
    let parts =
      values.map { "\($0.value) with \($0.model)" }
      + [infinite.map { "∞ " + $0 }].compactMap(\.self)
    return "The worst \(share) of samples lose at least about " + commas(parts)
  }

  private func classes(
    _ counts: [ChartFinding.ClassCount], _ total: Int, _ models: Int
  ) -> String {
    commas(
      counts.map { count, names in
        share(count, of: total) + (models > 1 ? " with " + self.models(names, of: models) : "")
      })
  }

  /// Some of all models: `both models`, `a and b`, `7 models`.
  private func models(_ names: [String], of total: Int) -> String {
    if names.count == total, total > 1 { return total == 2 ? "both models" : "all \(total) models" }
    return names.count <= 3 ? list(names) : count(names.count, .model)
  }

  /// One of several: `a, b or c`.
  func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  private func span(_ low: ChartFinding.ModelValue, _ high: ChartFinding.ModelValue?) -> String {
    high.map { "from \(low.value) (\(low.model)) to \($0.value) (\($0.model))" }
      ?? "\(low.value) (\(low.model))"
  }

  func equalMassNote(atLeast samples: Int, level: String, isStretched: Bool) -> String {
    "Each dot holds at least \(count(samples, .sample)) of similar confidence; larger dots hold more. "
      + (isStretched ? "Both axes are stretched near \(percent("100")) (log-odds). " : "")
      + "Whiskers are \(level) intervals. The grey bar behind a dot is where it would fall in \(level) of cases "
      + "for a perfectly calibrated model. Above the diagonal a model is right more often than it says, below it less often."
  }

  func errorDifferenceNote(risk: String) -> String {
    "Differences are in points of the label’s samples. Colour marks those beyond chance (sign test of the two counts, "
      + "p ≤ \(risk), adjusted for all errors of a map); it is the colour of the model that makes the error more often."
  }

  func always(_ label: String) -> String { "always \(label)" }
}
