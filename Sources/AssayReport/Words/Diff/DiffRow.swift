import AssayData
import AssayResults
import AssayStatistics

/// One metric of a diff, in words.
struct DiffRow {
  let metric: Metric
  /// The name with its unit, and the names of equal metrics.
  let name: String
  /// The name with its unit only.
  let shortName: String
  let arrow: String
  let old: String
  let new: String
  /// The number in full precision, as a tooltip; nil if absent.
  let full: (old: String?, new: String?)
  /// The change with its sign and unit; a dash if there is no number.
  let change: String
  /// The same without the unit of points.
  let number: String
  /// The ends of the interval; nil if absent.
  let ends: String?
  /// Nil if there is no test.
  let p: String?
  /// The verdict, or the reason for having none; without a test it claims nothing.
  let outcome: String
  let difference: Difference
  let test: PairedTest?

  /// Whether there is a change to show; a change of 0 is shown only with its interval.
  var isChange: Bool {
    if case .value(let value) = difference { value != 0 || ends != nil } else { false }
  }

  /// The interval; a dash if absent.
  var interval: String { ends ?? "—" }
}

extension DiffWords {
  /// The most classes and slices that are shown.
  private static let mostParts = 10

  private func words(_ metric: Metric) -> MetricWords {
    MetricWords(metric: metric, logBase: diff.logBase, wording: wording)
  }

  // MARK: - Metrics

  /// The metrics with a row, primary and common ones first; equal metrics share a row.
  ///
  /// The clipped cross-entropy has a row if the unclipped one is infinite, and the tie-averaged
  /// error rate if it differs from the error rate. Metrics that depend on the labels alone have no
  /// row.
  func rows(of model: ModelChange) -> (first: [DiffRow], more: [DiffRow]) {
    var groups: [(change: VersionChange, others: [Metric])] = []
    for change in model.metrics where isShown(change, of: model) {
      if let place = groups.firstIndex(where: { saySame($0.change, change) }) {
        groups[place].others.append(change.metric)
      } else {
        groups.append((change, []))
      }
    }
    let first = groups.filter { isFirst($0.change.metric) }
    let more = groups.filter { !isFirst($0.change.metric) }
    return (
      first.map { row($0.change, sameAs: $0.others) },
      more.map { row($0.change, sameAs: $0.others) }
    )
  }

  /// The primary metrics.
  func rows(ofPrimary model: ModelChange) -> [DiffRow] {
    diff.primary.compactMap(model.change).map { row($0) }
  }

  private func isFirst(_ metric: Metric) -> Bool {
    switch metric.place {
    case .headline: true
    case .details where metric.task == .multilabel: true
    case .details, .minor: diff.primary.contains(metric.key)
    }
  }

  private func isShown(_ change: VersionChange, of model: ModelChange) -> Bool {
    switch change.metric.id {
    case .clippedCrossEntropy:
      let entropy = model.change(MetricKey.crossEntropy)
      return [entropy?.old, entropy?.new].contains { $0?.infiniteSamples != nil }
    case .tieAveragedError:
      let error = model.change(MetricKey.errorRate)
      return error?.old != change.old || error?.new != change.new
    default: return !change.metric.isOfLabels
    }
  }

  private func saySame(_ one: VersionChange, _ other: VersionChange) -> Bool {
    one.metric.canEqual(other.metric) && one.old.isSame(as: other.old)
      && one.new.isSame(as: other.new)
      && (one.test == nil || other.test == nil || one.test?.verdict == other.test?.verdict)
  }

  private func row(
    _ change: VersionChange, sameAs others: [Metric] = [], named name: String? = nil
  ) -> DiffRow {
    let words = words(change.metric)
    let plain = name ?? words.nameWithUnit
    let all = wording.name(words.name, sameAs: others.map(wording.name))
    let isInformation = change.metric.unit == .information
    return row(
      name: others.isEmpty
        ? plain : isInformation ? wording.named(all, in: wording.unit(diff.logBase)) : all,
      shortName: plain, words, old: change.old, new: change.new, difference: change.difference,
      change.result)
  }

  private func row(
    name: String, shortName: String, _ words: MetricWords, old: Estimate, new: Estimate,
    difference: Difference, _ result: Result<PairedTest, NoPairedTest>
  ) -> DiffRow {
    let test = try? result.get()
    let decimals = words.decimals(
      of: [old, new].compactMap(\.finite), within: [test?.interval].compactMap(\.self))
    var p = test?.adjustedP.map(Figures.p)
    if test?.evidence.leastP != nil, let most = test?.p {
      p = wording.p(atMost: Figures.p(most))
    }
    var (number, change) = ("—", "—")
    if case .value(let value) = difference {
      number = words.signed(value, decimals: decimals)
      change = words.metric.unit == .rate ? wording.points(number) : number
    }
    func full(_ estimate: Estimate) -> String? { estimate.finite.map { "\($0)\(words.unit)" } }
    return DiffRow(
      metric: words.metric, name: name, shortName: shortName, arrow: words.arrow,
      old: words.value(old, decimals: decimals), new: words.value(new, decimals: decimals),
      full: (full(old), full(new)), change: change,
      number: number,
      ends: test?.interval.map { words.signed($0, decimals: decimals) }, p: p,
      outcome: test.map { wording.change($0) }
        ?? wording.outcome(words.metric, old, new, difference),
      difference: difference, test: test)
  }

  // MARK: - Classes and slices

  /// The largest changes of classes, and a note with the total.
  func rows(ofClasses model: ModelChange) -> (rows: [DiffRow], note: String?) {
    // Recall and precision are shares, and higher is better.
    let words = words(.accuracy)
    let changed = model.classes.filter { isChange($0.difference) }
    let shown = changed.prefix(DiffWords.mostParts).map { change in
      let name = wording.score(change.score, of: wording.shown(change.name))
      return row(
        name: name, shortName: name, words, old: change.old, new: change.new,
        difference: change.difference, change.result)
    }
    return (shown, note(shown.count, of: changed.count))
  }

  /// The largest changes of slices, and a note with the total.
  func rows(ofSlices model: ModelChange) -> (rows: [DiffRow], note: String?) {
    let changed = model.slices.filter { isChange($0.change.difference) }
    let shown = changed.prefix(DiffWords.mostParts).map { slice in
      let values = zip(slice.columns, slice.texts).map {
        "\(briefName($0)) = \(briefName(wording.shown($1)))"
      }
      let name = words(slice.change.metric).nameWithUnit
      return row(slice.change, named: "\(wording.commas(values)): \(name)")
    }
    return (shown, note(shown.count, of: changed.count))
  }

  private func isChange(_ difference: Difference) -> Bool {
    difference.sign.map { $0 != 0 } ?? false
  }

  private func note(_ count: Int, of total: Int) -> String? {
    count < total ? wording.shown(count, of: total) : nil
  }
}

extension Wording {
  /// The word for a change without a test.
  func outcome(
    _ metric: Metric, _ old: Estimate, _ new: Estimate, _ difference: Difference
  ) -> String {
    switch difference {
    case .infinitelyHigher: return turned(isFinite: false)
    case .infinitelyLower: return turned(isFinite: true)
    case .value(0): return words(sign: 0)
    case .value: return metric.direction == .descriptive ? "" : notTested
    case .undefined:
      let areInfinite = [old, new].allSatisfy { $0.infiniteSamples != nil }
      return areInfinite ? bothInfinite : "—"
    }
  }
}
