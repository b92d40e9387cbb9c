import AssayData
import AssayResults
import AssayStatistics
import AssayTemplate

/// The tree of values of what changed between two versions.
struct DiffValues {
  let diff: VersionDiff
  /// Those of the newer version.
  let results: WordedResults
  let gates: [GateResult]

  private var wording: any Wording { results.wording }
  private var words: DiffWords { DiffWords(diff: diff, wording: wording) }

  var tree: TemplateValue {
    let titles = [diff.old.title, diff.new.title].compactMap(\.self)
    let tree: [String: TemplateValue] = [
      "language": .text(wording.tag), "words": Label.tree(wording),
      "version": .text(results.version),
      "content_policy": .text(ContentPolicy.placeholder),
      "script_words": ScriptWord.tree(wording),
      "title": .optional(titles.last),
      "relation": .text(words.relation), "method": .text(words.method),
      "notes": .list(words.notes.map { .text($0) }), "has_notes": .bool(!words.notes.isEmpty),
      "only_old": .list(diff.onlyOld.map { .text(wording.only($0, isOld: true)) }),
      "only_new": .list(diff.onlyNew.map { .text(wording.only($0, isOld: false)) }),
      "summary": .list(words.sentences.map { .text($0) }),
      "models": .list(diff.models.map(tree)),
    ]
    return .object(
      tree.merging(GateValues(results: results, gates: gates).members) { first, _ in first })
  }

  private func tree(of model: ModelChange) -> TemplateValue {
    let classes = words.rows(ofClasses: model)
    let slices = words.rows(ofSlices: model)
    return [
      "old": .text(model.old), "new": .text(model.new), "is_renamed": .bool(model.isRenamed),
      "metrics": .list(words.rows(of: model).map(row)),
      "changed": .list(
        words.changed(of: model).map { ["name": .text($0.name), "samples": .text($0.samples)] }),
      "classes": .list(classes.rows.map(row)), "has_classes": .bool(!classes.rows.isEmpty),
      "classes_note": .optional(classes.note),
      "slices": .list(slices.rows.map(row)), "has_slices": .bool(!slices.rows.isEmpty),
      "slices_note": .optional(slices.note),
    ]
  }

  private func row(_ row: DiffRow) -> TemplateValue {
    [
      "name": .text(row.name), "arrow": .text(row.arrow), "old": .text(row.old),
      "new": .text(row.new), "change": .text(row.change),
      "interval": .text(row.interval), "p": .text(row.p), "outcome": .text(row.outcome),
      "is_better": .bool(row.verdict == .better), "is_worse": .bool(row.verdict == .worse),
      "method": .optional(row.method), "doubt": .optional(row.doubt),
    ]
  }
}

/// One metric of a diff in words.
struct DiffRow {
  let name: String
  let arrow: String
  let old: String
  let new: String
  let change: String
  let interval: String
  /// The same for a terminal.
  let bounds: IntervalText?
  let p: String
  /// The verdict; without a test the direction, which claims nothing.
  let outcome: String
  let verdict: PairedTest.Verdict?
  let method: String?
  let doubt: String?
}

/// What a diff says, in words.
struct DiffWords {
  let diff: VersionDiff
  let wording: any Wording

  /// The most classes and slices that are shown.
  private static let mostParts = 10
  /// The most samples that are named in a list.
  private static let mostSamples = 100

  /// What to keep in mind, but for what a sentence says.
  var notes: [String] {
    diff.notes.compactMap { note in
      if case .identical = note { nil } else { wording.words(note) }
    }
  }

  /// What the two versions are called, if they have names, and how their test sets belong together.
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
    return name + (details.isEmpty ? "" : wording.bracketed(details.joined(separator: ", ")))
  }

  /// How differences were tested, and why some are approximate.
  var method: String {
    let tests = diff.models.flatMap { model in
      model.metrics.map(\.test) + model.classes.map(\.test) + model.slices.map(\.change.test)
    }
    var doubts: [String] = []
    for doubt in tests.compactMap({ $0?.doubt }).map(wording.words) where !doubts.contains(doubt) {
      doubts.append(doubt)
    }
    let signs =
      doubts.isEmpty
      ? nil : "~, ⚠\(wording.label(.colon))\(wording.semicolons(doubts))\(wording.label(.stop))"
    return [wording.method(diff.relation, isMeasured: diff.isMeasured), signs].compactMap(\.self)
      .joined(separator: wording.gap)
  }

  /// What is claimed of each model, then what it comes from.
  var sentences: [String] {
    diff.models.compactMap { model in
      claim(of: model).map { claim in
        ([claim] + parts(of: model)).joined(separator: wording.gap)
      }
    }
  }

  /// A sentence a model, those that became worse first; those that did not change at all have their note.
  var claims: [String] {
    func rank(_ model: ModelChange) -> Int {
      let verdicts = diff.primary.map { model.change($0)?.test?.verdict }
      if verdicts.contains(.worse) { return 0 }
      if verdicts.contains(.better) { return 1 }
      return diff.notes.contains(.identical(model: model.new)) ? 3 : 2
    }
    return diff.models.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .compactMap { claim(of: $0.element) }
  }

  /// How many samples changed, and what of a change comes from other class shares.
  var parts: [String] { diff.models.flatMap(parts) }

  private func claim(of model: ModelChange) -> String? {
    if diff.notes.contains(.identical(model: model.new)) {
      return wording.words(VersionDiff.Note.identical(model: model.new))
    }
    let parts = primary(of: model)
    return parts.isEmpty ? nil : wording.change(parts)
  }

  private func parts(of model: ModelChange) -> [String] {
    let changed = model.changed.map {
      wording.changed(newlyWrong: $0.newlyWrong.count, newlyRight: $0.newlyRight.count)
    }
    return [changed].compactMap(\.self) + mixes(of: model)
  }

  /// Which samples are newly wrong and newly right, where their names are known.
  func changed(of model: ModelChange) -> [(name: String, samples: String)] {
    guard let changed = model.changed else { return [] }
    let lists: [(ChangeList, ChangedAnswers.List)] = [
      (.newlyWrong, changed.newlyWrong), (.newlyRight, changed.newlyRight),
    ]
    return lists.filter { !$0.1.samples.isEmpty }.map { list, changed in
      let names = changed.samples.prefix(DiffWords.mostSamples).map(wording.name)
      return (wording.words(list), wording.list(names, more: changed.count - names.count))
    }
  }

  private func primary(of model: ModelChange) -> ChangeParts {
    let name = model.isRenamed ? "\(model.old) → \(model.new)" : model.new
    var parts = ChangeParts(model: name)
    for key in diff.primary {
      guard let change = model.change(key) else { continue }
      let metric = wording.name(change.metric)
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

  /// The metrics worth showing: the clipped cross-entropy where the true one is infinite, the error rate with ties
  /// broken at random where it differs from the error rate.
  func rows(of model: ModelChange, headlines: Bool = false) -> [DiffRow] {
    model.metrics.filter { change in
      guard !headlines || change.metric.place == .headline else { return false }
      switch change.metric.id {
      case .clippedCrossEntropy:
        let entropy = model.change(MetricKey.crossEntropy)
        return [entropy?.old, entropy?.new].contains {
          if case .infinite? = $0 { true } else { false }
        }
      case .tieAveragedError:
        let error = model.change(MetricKey.errorRate)
        return error?.old != change.old || error?.new != change.new
      default: return true
      }
    }.map { row($0) }
  }

  /// The primary metrics.
  func rows(ofPrimary model: ModelChange) -> [DiffRow] {
    diff.primary.compactMap { model.change($0) }.map { row($0) }
  }

  private func row(_ change: VersionChange, named name: String? = nil) -> DiffRow {
    let words = MetricWords(metric: change.metric, logBase: diff.logBase, wording: wording)
    return row(
      name: name ?? words.nameWithUnit, words, old: change.old, new: change.new,
      difference: change.difference, change.result)
  }

  private func row(
    name: String, _ words: MetricWords, old: Estimate, new: Estimate, difference: Difference,
    _ result: Result<PairedTest, NoPairedTest>
  ) -> DiffRow {
    let test = try? result.get()
    var p = test?.adjustedP.map(Figures.p) ?? "—"
    if let low = test?.evidence.leastP, let high = test?.p {
      let (least, most) = (Figures.p(low), Figures.p(high))
      p = least == most ? least : wording.p(from: least, to: most)
    }
    return DiffRow(
      name: name, arrow: words.arrow, old: words.text(old), new: words.text(new),
      change: words.text(difference),
      interval: test?.interval.map(words.difference) ?? "—",
      bounds: test?.interval.map {
        IntervalText($0, words: words, isSigned: true, isApproximate: test?.doubt != nil)
      }, p: p,
      outcome: test.map { wording.change($0) } ?? wording.word(difference),
      verdict: test?.verdict, method: (test?.method).map(wording.words),
      doubt: (test?.doubt).map(wording.words))
  }

  /// How much of the primary metrics' changes comes from other class shares.
  private func mixes(of model: ModelChange) -> [String] {
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

  /// The largest changes of classes, and how many there are.
  func rows(ofClasses model: ModelChange) -> (rows: [DiffRow], note: String?) {
    // Recall and precision are shares in which higher is better.
    let words = MetricWords(metric: .accuracy, logBase: diff.logBase, wording: wording)
    let changed = model.classes.filter { isChange($0.difference) }
    let shown = changed.prefix(DiffWords.mostParts).map { change in
      row(
        name: wording.score(change.score, of: wording.shown(change.name)), words, old: change.old,
        new: change.new, difference: change.difference, change.result)
    }
    return (shown, note(shown.count, of: changed.count))
  }

  /// The largest changes of slices, and how many there are.
  func rows(ofSlices model: ModelChange) -> (rows: [DiffRow], note: String?) {
    let changed = model.slices.filter { isChange($0.change.difference) }
    let shown = changed.prefix(DiffWords.mostParts).map { slice in
      let values = zip(slice.columns, slice.texts).map { "\($0) = \(wording.shown($1))" }
      let words = MetricWords(
        metric: slice.change.metric, logBase: diff.logBase, wording: wording)
      return row(
        slice.change, named: "\(wording.commas(values)): \(words.nameWithUnit)")
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
