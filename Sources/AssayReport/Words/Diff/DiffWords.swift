import AssayData
import AssayResults
import AssayStatistics

/// The sentences of a diff.
struct DiffWords {
  let diff: VersionDiff
  let wording: any Wording

  /// The most samples named in a list.
  static let mostSamples = 100

  /// The notes of the diff that no sentence mentions.
  var notes: [String] {
    diff.notes.compactMap { note in
      if case .identical = note { nil } else { wording.words(note) }
    }
  }

  // MARK: - Facts

  /// The title of the newer version, or of the older one, or a general heading.
  var heading: String { diff.new.title ?? diff.old.title ?? wording.label(.whatChanged) }

  /// The names of the two versions, if they have any, and the relation of their test sets.
  var relation: String {
    let labels = [diff.old.run, diff.new.run].map(label)
    let names = labels == [nil, nil] ? nil : labels.map { $0 ?? "?" }.joined(separator: " → ")
    return [names, wording.words(diff.relation, (diff.old.count, diff.new.count))]
      .compactMap(\.self).joined(separator: " · ")
  }

  private func label(_ run: Results.Run) -> String? {
    let details = [run.commit.map { String($0.prefix(12)) }, run.date].compactMap(\.self)
    guard let name = run.name else {
      return details.isEmpty ? nil : details.joined(separator: ", ")
    }
    return briefName(name)
      + (details.isEmpty ? "" : wording.bracketed(details.joined(separator: ", ")))
  }

  /// The metrics that depend on the labels alone, with both values if they differ; nil if
  /// absent.
  var ofLabels: String? {
    let changes = diff.models.first?.metrics.filter(\.metric.isOfLabels) ?? []
    let parts = changes.compactMap { change -> String? in
      let estimates = [change.old, change.new]
      guard estimates.contains(where: { $0.finite != nil && $0 != .value(0) }) else { return nil }
      let words = MetricWords(metric: change.metric, logBase: diff.logBase, wording: wording)
      let isSame = estimates[0].isSame(as: estimates[1])
      let values = isSame ? [words.brief(change.new)] : estimates.map(words.brief)
      return "\(words.name) \(values.joined(separator: " → "))"
    }
    return parts.isEmpty ? nil : wording.commas(parts)
  }

  /// How differences were tested, and why some are approximate.
  var method: String {
    var doubts: [String] = []
    for doubt in tests.compactMap(\.doubt).map(wording.words) where !doubts.contains(doubt) {
      doubts.append(doubt)
    }
    let signs =
      doubts.isEmpty
      ? nil : "⚠\(wording.label(.colon))\(wording.semicolons(doubts))\(wording.label(.stop))"
    return [wording.method(diff.relation, isMeasured: diff.isMeasured), signs].compactMap(\.self)
      .joined(separator: wording.gap)
  }

  /// How changes are computed, and the least confidence level of their intervals; nil if there are
  /// no intervals.
  var intervals: String? {
    level.map { level in
      wording.changeNote(
        level: level, isWidened: tests.contains { $0.confidence > diff.new.confidence.level })
    }
  }

  /// The confidence level of the intervals; nil if absent.
  var level: String? {
    tests.contains { $0.interval != nil } ? wording.level(diff.new.confidence.level) : nil
  }

  private var tests: [PairedTest] {
    diff.models.flatMap { model in
      model.metrics.map(\.test) + model.classes.map(\.test) + model.slices.map(\.change.test)
    }.compactMap(\.self)
  }

  // MARK: - Sentences

  /// The claim about each model, followed by its reasons.
  var sentences: [String] {
    diff.models.compactMap { model in
      claim(of: model).map { claim in
        ([claim] + parts(of: model)).joined(separator: wording.gap)
      }
    }
  }

  /// The numbers of samples that changed, and the part of each change that comes from other class
  /// shares.
  var parts: [String] { diff.models.flatMap(parts) }

  func isIdentical(_ model: ModelChange) -> Bool {
    diff.notes.contains(.identical(model: model.new))
  }

  private func claim(of model: ModelChange) -> String? {
    if isIdentical(model) {
      return wording.words(VersionDiff.Note.identical(model: model.new))
    }
    let parts = primary(of: model)
    return parts.isEmpty ? nil : wording.change(parts)
  }

  private func parts(of model: ModelChange) -> [String] {
    [turned(model)].compactMap(\.self) + mixes(of: model)
  }

  /// The numbers of samples that became right and wrong; nil if unknown.
  private func turned(_ model: ModelChange) -> String? {
    model.changed.map {
      wording.changed(newlyWrong: $0.newlyWrong.count, newlyRight: $0.newlyRight.count)
    }
  }

  /// The findings about a model that the headline leaves out; `headline` is nil if none is about
  /// the model.
  func sentences(of model: ModelChange, after headline: ChangeHeadline?) -> [String] {
    guard !isIdentical(model) else { return [turned(model)].compactMap(\.self) }
    var parts = primary(of: model)
    switch headline {
    case .noChange: if parts.isWithoutFinding { parts.same = [] }
    case .tooFewSamples: parts.unknown = []
    default: break
    }
    let unsaid = wording.unsaid(parts)
    let all = [turned(model), unsaid.isEmpty ? nil : unsaid.joined(separator: wording.gap)]
    return all.compactMap(\.self)
  }

  /// The samples that became wrong and right, if their names are known.
  func changed(
    of model: ModelChange, atMost most: Int = mostSamples
  ) -> [(name: String, samples: String)] {
    guard let changed = model.changed else { return [] }
    let lists: [(ChangeList, ChangedAnswers.List)] = [
      (.newlyWrong, changed.newlyWrong), (.newlyRight, changed.newlyRight),
    ]
    return lists.filter { !$0.1.samples.isEmpty }.map { list, changed in
      let names = changed.samples.prefix(most).map(wording.name)
      return (wording.words(list), wording.list(names, more: changed.count - names.count))
    }
  }

  /// The primary metrics, by what is known about their change.
  func primary(of model: ModelChange) -> ChangeParts {
    let name = model.isRenamed ? "\(model.old) → \(model.new)" : model.new
    var parts = ChangeParts(model: name)
    for change in diff.primary.compactMap(model.change) {
      let metric = wording.name(change.metric)
      let (old, new) = (change.old, change.new)
      if old.isNumber, new.isNumber, old.finite == nil || new.finite == nil {
        parts.infinite.append((metric, old.infiniteSamples, new.infiniteSamples))
        continue
      }
      switch change.result {
      case .failure(let reason): parts.untested.append((metric, wording.words(reason)))
      case .success(let test):
        let isDoubtful = test.isClear && test.doubt != nil
        let shown =
          isDoubtful ? metric + wording.bracketed(wording.label(.approximate)) : metric
        switch test.verdict {
        case .better: parts.better.append(shown)
        case .worse: parts.worse.append(shown)
        case .noClearDifference: parts.same.append(metric)
        case .tooFewSamples: parts.unknown.append(metric)
        case .undecided: parts.undecided.append(metric)
        }
      }
    }
    return parts
  }

  /// The part of the changes in primary metrics that comes from other class shares.
  func mixes(of model: ModelChange) -> [String] {
    diff.primary.compactMap { key in
      guard let mix = model.mixes[key], let change = model.change(key) else { return nil }
      let interval = mix.mix.interval(.percent95)
      guard mix.change != 0 else { return nil }
      let words = MetricWords(metric: change.metric, logBase: diff.logBase, wording: wording)
      func signed(_ value: Double) -> String {
        (value < 0 ? "−" : "+") + words.size(value)
      }
      return wording.mix(
        MixParts(
          metric: words.name, change: signed(mix.change), mix: signed(mix.mix.value),
          rate: signed(mix.rate.value),
          interval: wording.interval(
            wording.level(Confidence.percent95.level),
            words.range(interval))))
    }
  }
}

extension Estimate {
  /// Whether the value is defined, finite or not.
  fileprivate var isNumber: Bool { if case .undefined = self { false } else { true } }

  /// The number of samples with infinite loss; nil if the value is not infinite.
  var infiniteSamples: Int? {
    if case .infinite(let mean) = self { mean.count } else { nil }
  }
}
