import AssayData
import AssayResults
import AssayStatistics

/// The words about slices.
struct SliceWords {
  /// The most slices that are named.
  private static let named = 5

  let results: WordedResults

  /// The metric that orders slices.
  var metric: MetricWords { results.words(results.sliceMetric) }

  /// The column of a table, or both columns.
  static func name(_ table: SliceTable) -> String {
    table.columns.map(briefName).joined(separator: " × ")
  }

  private var wording: any Wording { results.wording }

  /// A value as a table shows it.
  func name(_ value: SliceValue) -> String {
    value.texts.map { briefName(wording.shown($0)) }.joined(separator: " × ")
  }

  /// The full value if its name leaves out the middle; otherwise nil.
  func fullName(_ value: SliceValue) -> String? {
    let whole = value.texts.map(wording.shown).joined(separator: " × ")
    return whole.isExactly(name(value)) ? nil : whole
  }

  /// A value as a sentence names it: `region = EU, language = de`.
  private func name(_ value: SliceValue, of table: SliceTable) -> String {
    wording.commas(
      zip(table.columns, value.texts).map { "\(briefName($0)) = \(briefName(wording.shown($1)))" })
  }

  /// The slices that a table leaves out, in a sentence without its full stop; nil if nothing.
  func omitted(_ table: SliceTable) -> String? {
    let omitted = table.omitted
    guard omitted.values > 0 else { return nil }
    return wording.omitted(
      omitted.values, fewerThan: results.options.leastSliceSamples, samples: omitted.samples,
      isAll: table.values.isEmpty)
  }
}

// MARK: - The worst

extension SliceWords {
  /// The slice in which a model is clearly worse than on all samples; nil if none is.
  var worst: String? {
    guard let worst = results.worstSlice else { return nil }
    let table = results.slices[worst.table]
    let value = table.values[worst.value]
    let whole = results.models[worst.model]
    let key = results.sliceMetric
    guard let interval = whole.bounds(key)?.interval else { return nil }
    let slice = value.models[worst.model].estimate(key)
    let metric = metric.fitted(to: [worst.interval])
    return wording.worst(
      whole.name, where: name(value, of: table), metric: metric.name,
      SliceEvidence(
        value: metric.brief(slice), count: value.count,
        interval: intervalWords(worst.confidence, worst.interval, metric)),
      against: SliceEvidence(
        value: metric.bare(whole.estimate(key)), count: results.count,
        interval: intervalWords(results.options.confidence.level, interval, metric)))
  }

  private func intervalWords(
    _ level: Double, _ interval: Interval, _ metric: MetricWords
  ) -> String {
    let plain = results.options.confidence.level
    return wording.interval(
      level > plain ? wording.widened(wording.level(plain)) : wording.level(level),
      metric.text(interval))
  }
}

// MARK: - Reversed

extension SliceWords {
  /// Whether the difference of a pair has the opposite sign in a slice than on all samples.
  func isReversed(_ pair: Int, in value: SliceValue) -> Bool {
    let key = results.sliceMetric
    guard let whole = results.pairs[pair].difference(key).sign,
      let slice = value.pairs[pair].difference(key).sign
    else { return false }
    return whole * slice < 0
  }

  /// The differences with the opposite sign than on all samples: a sentence for each that the
  /// samples clearly show, and the others together.
  func reversals(_ table: SliceTable) -> [String] {
    results.pairs.indices.flatMap { pair in
      let reversed = table.values.filter { isReversed(pair, in: $0) }
      let clear = reversed.filter { isClearlyReversed(pair, in: $0) }
      let rest = reversed.filter { !isClearlyReversed(pair, in: $0) }
      return clear.prefix(SliceWords.named).compactMap { self.clear(pair, $0, table) }
        + [others(pair, Array(clear.dropFirst(SliceWords.named)), table, areClear: true)]
        .compactMap(\.self)
        + [others(pair, rest, table, areClear: false)].compactMap(\.self)
    }
  }

  /// The first difference that is clearly reversed in a slice; nil if absent.
  var firstReversal: String? {
    for table in results.slices {
      for pair in results.pairs.indices {
        if let value = table.values.first(where: { isClearlyReversed(pair, in: $0) }) {
          return clear(pair, value, table)
        }
      }
    }
    return nil
  }

  /// Whether the samples clearly show that the difference is reversed.
  func isClearlyReversed(_ pair: Int, in value: SliceValue) -> Bool {
    isReversed(pair, in: value) && verdict(pair, in: value) != nil
  }

  /// The verdict if it is better or worse; otherwise nil.
  private func verdict(_ pair: Int, in value: SliceValue) -> PairedTest.Verdict? {
    let verdict = value.pairs[pair].test(results.sliceMetric)?.verdict
    return verdict == .better || verdict == .worse ? verdict : nil
  }

  private func clear(_ pair: Int, _ value: SliceValue, _ table: SliceTable) -> String? {
    guard let test = value.pairs[pair].test(results.sliceMetric) else { return nil }
    let (candidate, baseline) = models(pair)
    let metric = metric.fitted(to: [test.interval])
    let evidence = [
      wording.by(metric.size(test.difference)),
      wording.evidence(test, metric, results.options.confidence),
      test.adjustedP.map(Figures.pWords),
    ].compactMap(\.self)
    return wording.reversed(
      candidate, baseline, where: name(value, of: table), metric: metric.name, test.verdict,
      evidence: evidence, whole: whole(pair))
  }

  private func others(
    _ pair: Int, _ values: [SliceValue], _ table: SliceTable, areClear: Bool
  ) -> String? {
    guard let first = values.first else { return nil }
    let (candidate, baseline) = models(pair)
    let column = SliceWords.name(table)
    // For the column `region`, the value `region 25` is shown as 25.
    let names = values.prefix(SliceWords.named).map { value -> String in
      let name = name(value)
      return name.hasPrefix(column + " ") ? String(name.dropFirst(column.count + 1)) : name
    }
    return wording.alsoReversed(
      candidate, baseline, where: (column, names),
      more: values.count - names.count, metric: metric.name,
      sign: first.pairs[pair].difference(results.sliceMetric).sign ?? 0, whole: whole(pair),
      isClear: areClear)
  }

  private func models(_ pair: Int) -> (candidate: String, baseline: String) {
    let pair = results.pairs[pair]
    return (
      results.models[pair.candidate].name, results.models[pair.baseline].name
    )
  }

  private func whole(_ pair: Int) -> Int {
    results.pairs[pair].difference(results.sliceMetric).sign ?? 0
  }
}
