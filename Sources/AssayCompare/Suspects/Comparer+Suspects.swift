import AssayData
import AssayEvaluate
package import AssayResults

extension Comparer {
  /// The labels that the models contradict; nil if only the core metrics are measured.
  var labelSuspects: Result<LabelSuspects, NoAnswer>? {
    guard options.metrics == .all else { return nil }
    return Result { () throws(NoAnswer) in try KeptDoubts(self).suspects }
  }

  /// All suspects among the kept samples; nil if only the core metrics are measured.
  package var keptSuspects: Result<SuspectList, NoAnswer>? {
    guard options.metrics == .all else { return nil }
    return Result { () throws(NoAnswer) in
      let doubts = try KeptDoubts(self)
      return SuspectList(
        doubts.shared.map(\.suspect), count: doubts.count, total: count, models: shape.models,
        classes: shape.classes.names)
    }
  }
}

/// The doubts of all models about the labels of the kept samples.
private struct KeptDoubts {
  let count: Int
  /// The maximum number of suspects in a list.
  private let most: Int
  let models: [Result<ModelDoubts, NoAnswer>]
  let shared: [GroupedSuspect]

  init(_ comparer: Comparer) throws(NoAnswer) {
    if let reason = Comparer.noKept(comparer.shape) { throw reason }
    guard let kept = comparer.kept else { throw .fewSamples }
    try kept.checkLabels()
    let models = concurrentMap(comparer.shape.models.count, jobs: comparer.options.jobs) { model in
      Result { () throws(NoAnswer) in try ModelDoubts(kept, model: model) }
    }
    let known = models.compactMap { try? $0.get() }
    guard !known.isEmpty else { throw .classesOnly }
    (self.models, count) = (models, kept.count)
    most = LabelSuspects.mostListed(comparer.options.sampleLimit.count)
    shared = GroupedSuspect.grouped(known.flatMap(\.suspects))
  }

  /// The doubts as results.
  var suspects: LabelSuspects {
    let modelCount = models.count { (try? $0.get()) != nil }
    let agreed = shared.filter { $0.agrees && $0.suspect.models.count == modelCount }
    let agreedRows = Set(agreed.map(\.suspect.sample.row))
    var suspectedBy = [Int](repeating: 0, count: modelCount + 1)
    for entry in shared { suspectedBy[entry.suspect.models.count] += 1 }
    suspectedBy[0] = count - shared.count
    return LabelSuspects(
      count: count, models: models.map { $0.map { $0.results(most) } }, suspectedBy: suspectedBy,
      agreed: agreed.prefix(LabelSuspects.mostAgreed).map(\.suspect),
      shared: shared.prefix(most).map(\.suspect),
      withoutAgreed: models.map { model in
        (try? model.get()).map { doubts in
          ErrorCount(
            errors: doubts.wrongRows.count { !agreedRows.contains($0) },
            count: count - agreed.count)
        }
      })
  }
}

extension ModelDoubts {
  fileprivate func results(_ most: Int) -> ModelSuspects {
    let sorted = suspects.map(\.suspect).sorted(by: LabelSuspect.isFirst)
    return ModelSuspects(
      thresholds: thresholds, joint: joint, count: suspects.count,
      estimatedErrors: estimatedErrors, errors: wrongRows.count,
      listed: Array(sorted.prefix(most)))
  }
}

/// A sample with all models that suspect it.
struct GroupedSuspect: Sendable {
  let suspect: SharedSuspect
  /// Whether the models suggest the same class.
  let agrees: Bool

  /// Combines the models' suspects by sample; those of most models come first, then those with the
  /// smallest margin.
  static func grouped(_ found: [FoundSuspect]) -> [GroupedSuspect] {
    let sorted = found.sorted {
      ($0.suspect.sample.row, $0.model) < ($1.suspect.sample.row, $1.model)
    }
    var groups: [GroupedSuspect] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].suspect.sample.row == sorted[start].suspect.sample.row {
        end += 1
      }
      groups.append(GroupedSuspect(sorted[start..<end], first: sorted[start]))
      start = end
    }
    return groups.sorted { SharedSuspect.isFirst($0.suspect, $1.suspect) }
  }

  private init(_ found: ArraySlice<FoundSuspect>, first: FoundSuspect) {
    let nearest = found.reduce(first) { $1.suspect.margin < $0.suspect.margin ? $1 : $0 }.suspect
    suspect = SharedSuspect(
      sample: nearest.sample, label: nearest.label, suggested: nearest.suggested,
      margin: nearest.margin, models: found.map(\.model))
    agrees = found.allSatisfy { $0.suspect.suggested == nearest.suggested }
  }
}
