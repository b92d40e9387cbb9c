import AssayData
package import AssayResults
import AssayStatistics

/// Compares two versions' results, of which only sums are known unless there are `outcomes`.
///
/// Models are paired by name; if each side has one model, these two are paired whatever their
/// names. Logarithms of the old results are converted to the unit of the new ones.
///
/// - Parameters:
///   - old: The older version's results.
///   - new: The newer version's results.
///   - outcomes: Both versions' outcomes for each sample, for exact tests; nil without them.
///   - jobs: The number of workers.
/// - Returns: The changes; without models if the two versions have none in common.
package func compareVersions(
  old: Results, new: Results, outcomes: VersionOutcomes? = nil, jobs: Int
) -> VersionDiff {
  let sets = VersionSets(old: old, new: new, outcomes: outcomes)
  let pairs = sets.models.map { VersionTests(sets: sets, old: $0.old, new: $0.new, jobs: jobs) }
  let results = VersionFamilies(sets: sets).results(pairs)
  let models = zip(pairs, results).map { pair, results in
    ModelChange(
      old: pair.old.name, new: pair.new.name,
      metrics: sets.metrics.map { metric in
        VersionChange(
          metric, old: pair.estimate(metric, of: .old), new: pair.estimate(metric, of: .new),
          results[metric.key] ?? .failure(.notCompared))
      },
      classes: pair.classes, slices: pair.slices, mixes: pair.mixes,
      changed: pair.outcomes?.changed)
  }
  return VersionDiff(
    old: VersionDiff.Version(old), new: VersionDiff.Version(new), relation: sets.relation,
    models: models,
    onlyOld: old.models.map(\.name).filter { !models.map(\.old).contains(exactly: $0) },
    onlyNew: new.models.map(\.name).filter { !models.map(\.new).contains(exactly: $0) },
    notes: sets.notes + sets.identical(pairs), logBase: new.options.logBase,
    primary: new.options.primary)
}

/// One of two versions.
enum VersionSide: Sendable { case old, new }

/// The results of two versions, and how they match.
struct VersionSets: Sendable {
  let old: Results
  let new: Results
  let outcomes: VersionOutcomes?

  /// The relation of the two test sets; the same samples are recognized by their fingerprint.
  var relation: VersionDiff.Relation {
    guard old.count == new.count, old.fingerprint.isExactly(new.fingerprint) else { return .other }
    return outcomes == nil ? .same : .paired
  }

  var areSame: Bool { relation != .other }

  func results(_ side: VersionSide) -> Results { side == .old ? old : new }

  /// The models with the same name, or the only model of each side.
  var models: [(old: ModelResults, new: ModelResults)] {
    if old.models.count == 1, new.models.count == 1 { return [(old.models[0], new.models[0])] }
    return new.models.compactMap { model in
      old.models.first { $0.name.isExactly(model.name) }.map { ($0, model) }
    }
  }

  /// The metrics of either side: the new one's in its order, then the others.
  var metrics: [Metric] { new.metrics + old.metrics.filter { new.metric($0.key) == nil } }

  var haveSameClasses: Bool { old.classes.names.areExactly(new.classes.names) }

  /// Whether the classes are the same, in any order.
  var haveSameNames: Bool {
    old.classes.count == new.classes.count
      && old.classes.names.allSatisfy { new.classes.names.contains(exactly: $0) }
  }

  /// Whether samples of either side have weights or are in groups.
  var hasUnits: Bool {
    [old, new].contains { $0.options.weight != nil || $0.options.group != nil }
  }

  /// The number of independent samples, or groups, of a side.
  func units(_ side: VersionSide) -> Int {
    let results = results(side)
    return results.worth?.groupCount ?? results.count
  }

  /// A number, converted to the unit of the new results if it is from the old ones.
  func converted(_ value: Double, _ metric: Metric, of side: VersionSide) -> Double {
    let (base, other) = (new.options.logBase, old.options.logBase)
    return side == .old && metric.unit == .information ? base.convert(value, from: other) : value
  }

  var notes: [VersionDiff.Note] {
    var notes: [VersionDiff.Note] = []
    let (before, after) = (old.options, new.options)
    if old.count != new.count { notes.append(.counts(old: old.count, new: new.count)) }
    if !haveSameClasses {
      let (names, others) = (old.classes.names, new.classes.names)
      notes.append(
        .classes(
          added: others.filter { !names.contains(exactly: $0) },
          removed: names.filter { !others.contains(exactly: $0) }))
    }
    if before.logBase != after.logBase {
      notes.append(.logBases(old: before.logBase, new: after.logBase))
    }
    if before.clip != after.clip {
      notes.append(.clips(old: before.clip.word, new: after.clip.word))
    }
    if before.confidence != after.confidence {
      notes.append(
        .confidences(old: before.confidence.level, new: after.confidence.level))
    }
    return notes
  }

  /// Notes on the models whose numbers are all the same.
  func identical(_ pairs: [VersionTests]) -> [VersionDiff.Note] {
    guard areSame else { return [] }
    return pairs.filter { pair in
      pair.old.confusion == pair.new.confusion
        && pair.old.statistics == pair.new.statistics
        && metrics.allSatisfy { pair.estimate($0, of: .old) == pair.estimate($0, of: .new) }
    }.map { .identical(model: $0.new.name) }
  }
}
