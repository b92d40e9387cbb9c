import AssayData
import AssayResults

/// The headline of a diff as data; the new version is its subject.
enum ChangeHeadline {
  /// Better in at least one metric, and possibly worse in others.
  case better(Headline)
  /// Worse in these metrics; in every metric if empty.
  case worse(String, than: String, [HeadAspect])
  /// A finite loss became infinite, or the reverse; no other metric clearly changed.
  case turned(metric: String, isFinite: Bool)
  /// All numbers are the same.
  case identical
  /// With the names of the versions if both have one.
  case noChange(Names?)
  /// The verdict depends on data that was not saved.
  case undecided(metrics: [String])
  case tooFewSamples
  case untested(Names?)
  /// Several models: those that clearly changed, the worst first; `since` is the older version, or
  /// nil if it has no name.
  case several([ChangeGroup], since: String?)

  struct Names {
    let old: String
    let new: String
  }
}

/// Models that changed in the same way, with the metrics in which they clearly changed.
struct ChangeGroup {
  var names: [String]
  let better: [String]
  let worse: [String]
  /// Whether these are all primary metrics.
  let isThroughout: Bool
  /// Whether these are all models.
  var areAll = false
}

/// The head of a diff: a headline, by the same rules as that of a report, and the findings that it
/// leaves out.
struct DiffHead {
  let words: DiffWords
  /// The names of the versions in the headline; nil to use their own names.
  var labels: ChangeHeadline.Names?
  /// The models that are named first.
  var leading: [String] = []

  private var diff: VersionDiff { words.diff }
  private var wording: any Wording { words.wording }

  /// One sentence without its full stop.
  var headline: String { wording.headline(found) }

  var found: ChangeHeadline {
    diff.models.count == 1 ? headline(of: diff.models[0]) : ofSeveral
  }

  /// For one model, the findings that its headline leaves out; for several, the models that did not
  /// clearly change.
  var sentences: [String] {
    guard diff.models.count == 1 else { return [unchanged].compactMap(\.self) }
    return words.sentences(of: diff.models[0], after: found)
  }

  // MARK: - One model

  private func headline(of model: ModelChange) -> ChangeHeadline {
    let names = names(of: model)
    guard !words.isIdentical(model) else { return .identical }
    let candidate = HeadCandidate(name: names.new, findings: findings(of: model))
    let claim = HeadClaim(candidate)
    if claim.isWorse {
      let worse = candidate.findings.filter { $0.outcome == .worse }.map(\.aspect)
      return .worse(names.new, than: names.old, claim.isWorseThroughout ? [] : worse)
    }
    if candidate.findings.contains(where: { $0.outcome == .better }) {
      return .better(claim.headline(of: names.new, names.old, samples: diff.new.count))
    }
    let parts = words.primary(of: model)
    let known = isNamed(model) ? names : nil
    if let turned = parts.infinite.first(where: { $0.old == nil || $0.new == nil }) {
      return .turned(metric: turned.metric, isFinite: turned.new == nil)
    }
    if !parts.undecided.isEmpty { return .undecided(metrics: parts.undecided) }
    if claim.isUnknown { return .tooFewSamples }
    return parts.same.isEmpty ? .untested(known) : .noChange(known)
  }

  /// Whether both versions have a name.
  private func isNamed(_ model: ModelChange) -> Bool {
    labels != nil || model.isRenamed || runNames.old != nil && runNames.new != nil
  }

  private func names(of model: ModelChange) -> ChangeHeadline.Names {
    if let labels { return labels }
    if model.isRenamed {
      return .init(old: briefName(model.old), new: briefName(model.new))
    }
    return .init(
      old: runNames.old ?? wording.oldVersion, new: runNames.new ?? wording.newVersion)
  }

  private var runNames: (old: String?, new: String?) {
    let (old, new) = (diff.old.run.name, diff.new.run.name)
    if let old, let new, old.isExactly(new) { return (nil, nil) }
    return (old.map(briefName), new.map(briefName))
  }

  private func findings(of model: ModelChange) -> [HeadFinding] {
    let changes = diff.primary.compactMap(model.change)
    return changes.map { change in
      HeadFinding(
        aspect: HeadAspect(
          change.metric, among: changes.map(\.metric), named: wording.name(change.metric)),
        outcome: outcome(change), exploratory: nil)
    }
  }

  private func outcome(_ change: VersionChange) -> HeadFinding.Outcome {
    if case .infinitelyHigher = change.difference { return .infinite(samples: 0, .zero) }
    if case .infinitelyLower = change.difference { return .baselineInfinite(samples: 0, .zero) }
    return switch change.test?.verdict {
    case .better: .better
    case .worse: .worse
    case .tooFewSamples: .tooFewSamples
    case .noClearDifference, .undecided: .noClearDifference(isAlike: false)
    case nil: .untested
    }
  }

  // MARK: - Several models

  private var ofSeveral: ChangeHeadline {
    let groups = groups
    if !groups.isEmpty { return .several(groups, since: labels?.old) }
    let parts = diff.models.map(words.primary)
    if diff.models.allSatisfy(words.isIdentical) { return .identical }
    let undecided = parts.flatMap(\.undecided)
    if !undecided.isEmpty {
      return .undecided(metrics: diff.primaryNames(wording).filter(undecided.contains(exactly:)))
    }
    if parts.contains(where: { !$0.same.isEmpty }) { return .noChange(labels) }
    return parts.contains { !$0.unknown.isEmpty } ? .tooFewSamples : .untested(labels)
  }

  /// The models that clearly changed, grouped by how they did; those that became worse come first.
  private var groups: [ChangeGroup] {
    var groups: [ChangeGroup] = []
    for model in diff.models {
      let parts = words.primary(of: model)
      guard !(parts.better + parts.worse).isEmpty else { continue }
      let name = briefName(model.new)
      let alike = groups.firstIndex {
        $0.better.elementsEqual(parts.better, by: { $0.isExactly($1) })
          && $0.worse.elementsEqual(parts.worse, by: { $0.isExactly($1) })
      }
      if let alike {
        groups[alike].names.append(name)
      } else {
        let isThroughout = [parts.better, parts.worse].contains { $0.count == diff.primary.count }
        groups.append(
          ChangeGroup(
            names: [name], better: parts.better, worse: parts.worse, isThroughout: isThroughout))
      }
    }
    func rank(_ group: ChangeGroup) -> Int { group.worse.isEmpty ? 1 : 0 }
    return groups.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .map { _, group in
      var group = group
      group.areAll = group.names.count > 2 && group.names.count == diff.models.count
      group.names =
        group.names.filter { leading.contains(exactly: $0) }
        + group.names.filter { !leading.contains(exactly: $0) }
      return group
    }
  }

  /// The models that did not clearly change, if others did.
  private var unchanged: String? {
    guard case .several = found else { return nil }
    let models = diff.models.filter {
      let parts = words.primary(of: $0)
      return (parts.better + parts.worse).isEmpty
    }.map { briefName($0.new) }
    return models.isEmpty ? nil : wording.unchanged(models)
  }
}

extension HeadCandidate {
  fileprivate init(name: String, findings: [HeadFinding]) {
    // Versions are not ranked, and equal ones are handled elsewhere.
    (self.name, isSame, rank, self.findings) = (name, false, .infinity, findings)
  }
}

extension VersionDiff {
  /// The names of the primary metrics.
  fileprivate func primaryNames(_ wording: any Wording) -> [String] {
    var names: [String] = []
    for change in models.flatMap({ model in primary.compactMap(model.change) }) {
      let name = wording.name(change.metric)
      if !names.contains(exactly: name) { names.append(name) }
    }
    return names
  }
}
