import AssayData
import AssayResults

// MARK: - Head

extension English {
  var newVersion: String { "the new version" }
  var oldVersion: String { "the old one" }

  func headline(_ headline: ChangeHeadline) -> String {
    let text = clause(headline)
    // Does not capitalize names.
    switch headline {
    case .several(let groups, _): if groups.first?.areAll != true { return text }
    case .better, .worse: if !text.hasPrefix(newVersion) { return text }
    default: break
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func clause(_ headline: ChangeHeadline) -> String {
    switch headline {
    case .better(let headline): self.headline(headline)
    case .worse(let new, let old, let aspects): worse(new, than: old, aspects)
    case .turned(let metric, true): "the \(metric) is finite now, and was infinite before"
    case .turned(let metric, false): "the \(metric) is infinite now, and was finite before"
    case .identical: "every number is the same"
    case .noChange(let names):
      "no clear change" + (names.map { " from \($0.old) to \($0.new)" } ?? "")
    case .undecided(let metrics): "it is undecided whether the \(list(metrics)) changed"
    case .tooFewSamples: "too few samples to show a change"
    case .untested(let names):
      "changes" + (names.map { " from \($0.old) to \($0.new)" } ?? "") + " are not tested"
    case .several(let groups, let old): semicolons(groups.map { clause($0, since: old) })
    }
  }

  private func worse(_ model: String, than other: String, _ aspects: [HeadAspect]) -> String {
    switch aspects {
    case []: "\(model) is clearly worse than \(other)"
    case [.mistakes]: "\(model) makes clearly more mistakes than \(other)"
    case [.probabilities]: "\(whose(model)) probabilities are clearly worse than \(whose(other))"
    default:
      "\(model) is clearly worse than \(other) in "
        + list(
          aspects.map {
            switch $0 {
            case .mistakes: "error rate"
            case .probabilities: "probabilities"
            case .metric(let name): name
            }
          })
    }
  }

  private func clause(_ group: ChangeGroup, since old: String?) -> String {
    let who =
      group.areAll
      ? "all \(count(group.names.count, .model))" : list(group.names, atMost: 4)
    let before = old.map { "in \($0)" } ?? "before"
    let verb = group.names.count > 1 ? "are" : "is"
    let inWhich = { (metrics: [String]) in group.isThroughout ? "" : " in \(self.list(metrics))" }
    return switch (group.better.isEmpty, group.worse.isEmpty) {
    case (false, true): "\(who) \(verb) clearly better than \(before)\(inWhich(group.better))"
    case (true, _): "\(who) \(verb) clearly worse than \(before)\(inWhich(group.worse))"
    case (false, false):
      "\(who) \(verb) clearly better than \(before) in \(list(group.better)), but clearly worse in "
        + list(group.worse)
    }
  }

  func unsaid(_ parts: ChangeParts) -> [String] {
    var sentences: [String] = []
    if !parts.same.isEmpty { sentences.append("No clear change in \(list(parts.same)).") }
    if !parts.unknown.isEmpty {
      sentences.append("Too few samples to show a change in \(list(parts.unknown)).")
    }
    if !parts.undecided.isEmpty {
      sentences.append(
        "Undecided in \(list(parts.undecided)): which samples each version got wrong was not saved."
      )
    }
    sentences += parts.infinite.map { metric, old, new in
      switch (old, new) {
      case (let old?, let new?):
        "Infinite in both versions: \(metric) (\(Figures.count(old)) and \(count(new, .sample)))."
      case (let old?, nil):
        "Finite now: \(metric), which was infinite in \(count(old, .sample)) before."
      default: "Infinite now: \(metric), in \(count(new ?? 0, .sample)); it was finite before."
      }
    }
    return sentences + parts.untested.map { "Not tested: \($0.metric) (\($0.because))." }
  }

  func unchanged(_ models: [String]) -> String {
    "No clear change: \(list(models, atMost: 4))."
  }

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
        "undecided in \(list(parts.undecided)), because it is not known which samples each version got wrong"
      )
    }
    clauses += parts.infinite.map { metric, old, new in
      switch (old, new) {
      case (_?, _?): "\(metric) is infinite in both versions"
      case (let old?, nil): "\(metric) is finite now and was infinite in \(count(old, .sample))"
      default: "\(metric) is infinite now, in \(count(new ?? 0, .sample))"
      }
    }
    clauses += parts.untested.map { "\($0.metric) is not tested: \($0.because)" }
    return "\(parts.model): \(semicolons(clauses))."
  }
}

// MARK: - Facts, notes and cells

extension English {
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
    case .paired: "the same \(count(counts.new, .sample)), compared one by one"
    case .same: "the same \(count(counts.new, .sample))"
    case .other:
      "different test sets: \(Figures.count(counts.old)) and \(count(counts.new, .sample))"
    }
  }

  func method(_ relation: VersionDiff.Relation, isMeasured: Bool) -> String {
    switch relation {
    case .paired where isMeasured: "Both versions were compared on each sample."
    case .paired:
      "Where the outcome of each sample is known, both versions were compared sample by sample (McNemar’s test, or a "
        + "test of paired losses). Everything else is tested as if the samples were different."
    case .same:
      "The samples are the same, but which of them each version got wrong was not saved. Differences are tested "
        + "as if they were different samples, which is cautious where both versions fail on the same ones; "
        + "of a share only the largest possible p is known."
    case .other:
      "The samples differ, so a change may come from the samples alone: differences are tested as between two test sets."
    }
  }

  func changeNote(level: String, isWidened: Bool) -> String {
    "Changes are new − old, with \(level) intervals"
      + (isWidened ? ", some widened for multiple comparisons." : ".")
  }

  func mix(_ parts: MixParts) -> String {
    "Of the change in \(parts.metric), \(parts.change), \(parts.mix) come from a different class mix "
      + "(\(parts.interval)) and \(parts.rate) from changes within the classes."
  }

  func changed(newlyWrong: Int, newlyRight: Int) -> String {
    "\(count(newlyRight, .sample)) newly right, \(Figures.count(newlyWrong)) newly wrong."
  }

  func only(_ model: String, isOld: Bool) -> String {
    "Only in the \(isOld ? "old" : "new") results: \(model)"
  }

  func p(atMost most: String) -> String { most.hasPrefix("<") ? most : "at most \(most)" }

  func turned(isFinite: Bool) -> String {
    isFinite ? "finite now; ∞ before" : "∞ now; finite before"
  }

  var bothInfinite: String { "∞ in both" }

  func score(_ score: ClassScore, of name: String) -> String {
    let word =
      switch score {
      case .recall: "recall"
      case .precision: "precision"
      case .f1: "F1"
      }
    return "\(word) of \(name)"
  }

  func shown(_ count: Int, of total: Int) -> String {
    "\(share(count, of: total)), largest change first."
  }
}

// MARK: - History

extension English {
  func history(_ versions: Int, samples: Int?) -> String {
    "\(Figures.count(versions)) versions, oldest first · "
      + (samples.map { "the same \(count($0, .sample))" } ?? "different test sets")
  }

  func best(_ best: [BestVersions], of versions: Int) -> String {
    let total = Figures.count(versions)
    let equal = best.filter { $0.versions.count == versions }.flatMap(\.metrics)
    let others = best.filter { $0.versions.count < versions }
    guard let first = others.first else {
      return equal.isEmpty
        ? "No version has a finite value" : "All \(total) versions are equal by \(list(equal))"
    }
    let verb = first.versions.count > 1 ? "are" : "is"
    let rest = others.dropFirst().map {
      ", \(list($0.versions, atMost: 4)) by \(list($0.metrics))"
    }
    return
      "\(list(first.versions, atMost: 4)) \(verb) the best of \(total) versions by \(list(first.metrics))"
      + rest.joined() + (equal.isEmpty ? "" : "; all are equal by \(list(equal))")
  }

  func newest(_ version: String?, _ headline: ChangeHeadline) -> String {
    switch headline {
    case .several, .identical, .undecided:
      "\(version.map { "In \($0), the newest version, " } ?? "Newest: ")\(clause(headline))"
    default: "Newest: \(clause(headline))"
    }
  }

  func across(_ versions: ChangeHeadline.Names?, _ headline: ChangeHeadline) -> String {
    // A comparison of several models names the older version itself.
    var names = versions
    if case .several = headline { names = nil }
    return "Newest against oldest\(names.map { ", \($0.new) against \($0.old)" } ?? "")"
      + bracketed(label(.exploratory)) + ": \(clause(headline))"
  }

  func best(_ metric: String, _ value: String, _ versions: [String]) -> String {
    "\(metric): best in \(list(versions, atMost: 4)), \(value)"
  }

  func turns(_ turns: VersionTurns) -> String {
    let (better, worse) = (turns.better, turns.worse)
    let ends = turns.ends.map { "\($0.isFinite ? "finite" : "infinite") from \($0.version) on" }
    let end =
      ends.isEmpty ? nil : "\(commas(ends).prefix(1).uppercased())\(commas(ends).dropFirst())."
    let clear: String? =
      switch (better.isEmpty, worse.isEmpty) {
      case (true, true) where end != nil: nil
      case (true, true) where !turns.isTested: "Changes are not tested."
      case (true, true): "No version clearly differs from the one before."
      case (false, true): "Clearly better than the version before: \(list(better, atMost: 6))."
      case (true, false): "Clearly worse than the version before: \(list(worse, atMost: 6))."
      case (false, false):
        "Clearly better than the version before: \(list(better, atMost: 6)); clearly worse: \(list(worse, atMost: 6))."
      }
    return [end, clear].compactMap(\.self).joined(separator: " ")
  }

  var historyNote: String {
    "Each version is tested against the one before; the best values are not tested against each other."
  }

  var undecidedNote: String {
    "Undecided\(label(.colon))which samples each version got wrong was not saved."
  }

  func older(_ versions: Int) -> String {
    "\(Figures.count(versions)) older \(versions == 1 ? "version" : "versions")"
  }

  func unseen(_ versions: Int) -> String { "\(Flag.verbose) shows \(older(versions))." }
}
