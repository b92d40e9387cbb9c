import AssayResults

extension English {
  func change(_ parts: ChangeParts) -> String {
    var clauses: [String] = []
    if !parts.better.isEmpty { clauses.append("better in \(list(parts.better))") }
    if !parts.worse.isEmpty { clauses.append("worse in \(list(parts.worse))") }
    if !parts.same.isEmpty { clauses.append("no clear difference in \(list(parts.same))") }
    if !parts.unknown.isEmpty {
      clauses.append("too few samples to tell in \(list(parts.unknown))")
    }
    if !parts.undecided.isEmpty {
      clauses.append(
        "undecided in \(list(parts.undecided)), as it is not known which samples each version got wrong"
      )
    }
    clauses += parts.untested.map { "\($0.metric) is not tested: \($0.because)" }
    return "\(parts.model): \(semicolons(clauses))."
  }

  func words(_ note: VersionDiff.Note) -> String {
    switch note {
    case .counts(let old, let new):
      "The old results are of \(count(old, .sample)), the new ones of \(count(new, .sample))."
    case .classes(let added, let removed):
      "The classes differ"
        + (added.isEmpty ? "" : "; only in the new results: \(commas(added.map(shown)))")
        + (removed.isEmpty ? "" : "; only in the old ones: \(commas(removed.map(shown)))")
        + (added.isEmpty && removed.isEmpty
          ? " in their order." : ". Means over all classes are not compared.")
    case .logBases(let old, let new):
      "The old results are in \(unit(old)) and were converted to \(unit(new))."
    case .clips(let old, let new):
      "Clipped cross-entropies are not compared: they were clipped by \(old) and by \(new)."
    case .confidences(let old, let new):
      "The old intervals are at \(level(old)), the new ones at \(level(new)); the differences are at "
        + "\(level(new))."
    case .identical(let model): "\(model): every number is the same in both results."
    }
  }

  func words(_ relation: VersionDiff.Relation, _ counts: (old: Int, new: Int)) -> String {
    switch relation {
    case .paired: "The same \(count(counts.new, .sample)), compared one by one"
    case .same: "The same \(count(counts.new, .sample))"
    case .other:
      "Different test sets: \(Figures.count(counts.old)) and \(count(counts.new, .sample))"
    }
  }

  func method(_ relation: VersionDiff.Relation, isMeasured: Bool) -> String {
    switch relation {
    case .paired where isMeasured: "Both versions were compared on each sample."
    case .paired:
      "Both versions were compared on each sample, where their outcomes are known: tests by McNemar or of paired losses. "
        + "All else is tested as if the samples were different."
    case .same:
      "The samples are the same, but which of them each version got wrong was not saved. Differences are tested "
        + "as if they were different samples, which is cautious where both versions fail on the same ones; "
        + "the p of a share is a range."
    case .other:
      "The samples differ, and so changes may come from them: differences are tested as those of two test sets."
    }
  }

  func mix(_ parts: MixParts) -> String {
    "Of the change in \(parts.metric), \(parts.change), \(parts.mix) come from a different class mix "
      + "(\(parts.interval)) and \(parts.rate) from changes within the classes."
  }

  func changed(newlyWrong: Int, newlyRight: Int) -> String {
    "\(count(newlyRight, .sample)) newly right, \(Figures.count(newlyWrong)) newly wrong."
  }

  func p(from low: String, to high: String) -> String { "\(low) to \(high)" }

  func only(_ model: String, isOld: Bool) -> String {
    "Only in the \(isOld ? "old" : "new") results: \(model)"
  }

  func score(_ score: ClassScore, of name: String) -> String {
    let word =
      switch score {
      case .recall: "recall"
      case .precision: "precision"
      case .f1: "F1"
      }
    return "\(word) of \(name)"
  }

  func history(_ versions: Int, samples: Int?) -> String {
    "\(Figures.count(versions)) versions, the oldest first · "
      + (samples.map { "the same \(count($0, .sample))" } ?? "different test sets")
  }

  func history(
    of metric: String, best: String?, newest: String, better: [String], worse: [String]
  ) -> String {
    let turns = [("better in", better), ("worse in", worse)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \(list($0.1))" }
    let changes =
      turns.isEmpty ? "no version clearly differs from the one before" : semicolons(turns)
    return "\(metric): \(changes)"
      + (best.map { "; the best value is \($0)’s" } ?? "") + "; the newest is \(newest)."
  }

  func shown(_ count: Int, of total: Int) -> String {
    "The first \(Figures.count(count)) of \(Figures.count(total)) are shown."
  }
}
