import AssayData
import AssayResults
import AssayStatistics

/// The sentences of a history.
struct HistoryWords {
  let history: VersionHistory
  let wording: any Wording

  func words(_ metric: Metric) -> MetricWords {
    MetricWords(metric: metric, logBase: history.logBase, wording: wording)
  }

  /// The number of versions, and of samples if all versions have the same ones.
  var facts: String {
    let marks = Set(history.versions.map(\.results.fingerprint))
    let samples = marks.count == 1 ? history.versions.first?.results.count : nil
    return
      ([title].compactMap(\.self) + [wording.history(history.versions.count, samples: samples)])
      .joined(separator: " · ")
  }

  /// The title of the newest version's report.
  var title: String? { history.versions.last?.results.title }

  // MARK: - Head

  /// One sentence without its full stop: for one model, which version is best; for several, what
  /// changed in the newest.
  var headline: String {
    guard let model = history.models.first, history.models.count == 1 else {
      return newest ?? wording.label(.history)
    }
    return best(of: model)
  }

  /// The change in the newest version, unless the headline has it, and the change since the oldest.
  var sentences: [String] {
    let newest = history.models.count == 1 ? newest : nil
    return [newest, across].compactMap(\.self).map { $0 + wording.label(.stop) }
  }

  /// The change from the oldest version to the newest, without its full stop; nil if there are only
  /// two versions.
  private var across: String? {
    guard let diff = history.across, let oldest = history.versions.first,
      let newest = history.versions.last
    else { return nil }
    let labels = ChangeHeadline.Names(old: briefName(oldest.label), new: briefName(newest.label))
    // Models named in the headline are named here, too, instead of being counted.
    var leading: [String] = []
    if let step = history.steps.last,
      case .several(let groups, _) = DiffHead(words: DiffWords(diff: step, wording: wording)).found
    {
      leading = groups.flatMap(\.names)
    }
    let head = DiffHead(
      words: DiffWords(diff: diff, wording: wording), labels: labels, leading: leading)
    return wording.across(history.models.count == 1 ? nil : labels, head.found)
  }

  /// How the versions were tested, and why some changes are undecided.
  var note: String {
    let isUndecided = history.models.contains { model in
      history.primary.contains { metric in
        history.versions.indices.contains {
          history.change(metric, of: model, in: $0)?.test?.verdict == .undecided
        }
      }
    }
    return wording.historyNote + (isUndecided ? wording.gap + wording.undecidedNote : "")
  }

  /// The change in the newest version, without its full stop.
  private var newest: String? {
    guard let step = history.steps.last, history.versions.count > 1 else { return nil }
    let labels = history.versions.suffix(2).map { briefName($0.label) }
    let head = DiffHead(
      words: DiffWords(diff: step, wording: wording),
      labels: .init(old: labels[0], new: labels[1]))
    return wording.newest(history.models.count == 1 ? nil : labels[1], head.found)
  }

  /// The best versions by each primary metric, without the full stop.
  func best(of model: VersionHistory.Model) -> String {
    var groups: [(versions: [Int], metrics: [String])] = []
    for metric in history.primary {
      let best = history.allBest(metric, of: model)
      guard !best.isEmpty else { continue }
      let name = wording.name(metric)
      if let place = groups.firstIndex(where: { $0.versions == best }) {
        groups[place].metrics.append(name)
      } else {
        groups.append((best, [name]))
      }
    }
    return wording.best(
      groups.map { BestVersions(versions: labels($0.versions), metrics: $0.metrics) },
      of: history.versions.count)
  }

  // MARK: - One metric

  /// The versions with the best value of a metric, and that value.
  func best(_ metric: Metric, of model: VersionHistory.Model) -> String {
    let best = history.allBest(metric, of: model)
    guard let first = best.first, best.count < history.versions.count else {
      return words(metric).name
    }
    let estimate = history.estimate(metric, of: model, in: first)
    return wording.best(
      words(metric).name, words(metric).value(estimate, decimals: decimals(metric, of: model)),
      labels(best))
  }

  /// The versions in which the metric clearly changed.
  func turns(_ metric: Metric, of model: VersionHistory.Model) -> String {
    let turns = history.turns(metric, of: model)
    return wording.turns(
      VersionTurns(
        better: labels(turns.filter(\.isBetter).map(\.version)),
        worse: labels(turns.filter { !$0.isBetter }.map(\.version)),
        ends: history.ends(metric, of: model).map {
          (briefName(history.versions[$0.version].label), $0.isFinite)
        },
        isTested: history.versions.indices.contains {
          history.change(metric, of: model, in: $0)?.test != nil
        }))
  }

  private func labels(_ versions: [Int]) -> [String] {
    versions.map { briefName(history.versions[$0].label) }
  }

  /// The number of decimals for all versions.
  private func decimals(_ metric: Metric, of model: VersionHistory.Model) -> Int? {
    words(metric).decimals(
      of: history.versions.indices.compactMap {
        history.estimate(metric, of: model, in: $0).finite
      },
      within: history.versions.indices.compactMap {
        history.bounds(metric, of: model, in: $0)?.interval
      })
  }

  /// One cell for each version.
  func cells(_ metric: Metric, of model: VersionHistory.Model) -> [HistoryCell] {
    let words = words(metric)
    let decimals = decimals(metric, of: model)
    let best = history.allBest(metric, of: model)
    let isMarked = best.count < history.versions.count
    return history.versions.indices.map { version in
      let estimate = history.estimate(metric, of: model, in: version)
      let bounds = history.bounds(metric, of: model, in: version)
      let change = history.change(metric, of: model, in: version)
      return HistoryCell(
        value: words.value(estimate, decimals: decimals),
        full: estimate.finite.map { "\($0)\(words.unit)" },
        interval: (bounds?.interval).map { words.span($0, decimals: decimals) },
        isDoubtful: bounds?.doubt != nil,
        change: change.flatMap { self.change($0, words, decimals) },
        outcome: change.map { outcome($0) },
        test: change?.test, isBest: isMarked && best.contains(version))
    }
  }

  private func change(_ change: VersionChange, _ words: MetricWords, _ decimals: Int?) -> String? {
    guard case .value(let value) = change.difference, value != 0 else { return nil }
    let number = words.signed(value, decimals: decimals)
    return words.metric.unit == .rate ? wording.points(number) : number
  }

  private func outcome(_ change: VersionChange) -> String {
    if let test = change.test { return wording.change(test) }
    return wording.outcome(change.metric, change.old, change.new, change.difference)
  }
}

/// The value of a metric in one version, in words.
struct HistoryCell {
  let value: String
  let full: String?
  let interval: String?
  let isDoubtful: Bool
  /// The change from the previous version; nil for the first version, or if there is no change.
  let change: String?
  /// The verdict, or the reason for having none; nil for the first version.
  let outcome: String?
  let test: PairedTest?
  let isBest: Bool
}
