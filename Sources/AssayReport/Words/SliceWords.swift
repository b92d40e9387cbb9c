import AssayCompare
import AssayData
import AssayEvaluate

/// What there is to say about slices.
struct SliceWords {
  /// So many are named one by one.
  private static let named = 5

  let comparison: Comparison

  /// The metric that slices go by.
  var metric: MetricWords { comparison.words(comparison.sliceMetric) }

  /// The column of a table, or the two.
  static func name(_ table: SliceTable) -> String { table.columns.joined(separator: " × ") }

  /// A value as a table shows it.
  static func name(_ value: SliceValue) -> String {
    value.texts.map(shown).joined(separator: " × ")
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "(empty)" : text }

  /// A value as a sentence names it: `region = EU, language = de`.
  private static func name(_ value: SliceValue, of table: SliceTable) -> String {
    zip(table.columns, value.texts).map { "\($0) = \(shown($1))" }.joined(separator: ", ")
  }

  /// What a table leaves out, in a sentence without its stop; nil where it has all.
  func omitted(_ table: SliceTable) -> String? {
    let omitted = table.omitted
    guard omitted.values > 0 else { return nil }
    let further = table.values.isEmpty ? "" : "further "
    return
      "\(Figures.count(omitted.values)) \(further)\(omitted.values == 1 ? "value" : "values") with fewer "
      + "than \(Figures.count(comparison.options.leastSliceSamples, "sample")), "
      + Figures.count(omitted.samples, "sample") + (omitted.values == 1 ? "" : " together")
  }
}

// MARK: - The worst

extension SliceWords {
  /// The slice in which a model is clearly worse than on all samples; nil where none is.
  var worst: String? {
    guard let worst = comparison.worstSlice else { return nil }
    let table = comparison.slices[worst.table]
    let value = table.values[worst.value]
    let whole = comparison.evaluations[worst.model]
    let key = comparison.sliceMetric
    guard let interval = whole.bounds[key]?.bounds?.interval else { return nil }
    return
      "\(whole.model) is clearly worse where \(SliceWords.name(value, of: table)) than on all samples: "
      + "its \(metric.metric.name) there is \(metric.brief(value.evaluations[worst.model].estimate(key))) "
      + "(\(Figures.count(value.count, "sample")); \(Figures.level(worst.confidence.level)) interval "
      + "\(metric.plainRange(worst.interval))), against \(metric.bare(whole.estimate(key))) "
      + "(\(Figures.level(comparison.options.confidence.level)) interval \(metric.plainRange(interval)))."
  }
}

// MARK: - Reversed

extension SliceWords {
  /// Whether the difference of a pair in a slice has the other sign than on all samples.
  func isReversed(_ pair: Int, in value: SliceValue) -> Bool {
    let key = comparison.sliceMetric
    guard let whole = comparison.pairs[pair].difference(key).sign,
      let slice = value.pairs[pair].difference(key).sign
    else { return false }
    return whole * slice < 0
  }

  /// Where pairs differ the other way round than on all samples: those that the samples show to, each
  /// in a sentence, and the others together.
  func reversals(_ table: SliceTable) -> [String] {
    comparison.pairs.indices.flatMap { pair in
      let reversed = table.values.filter { isReversed(pair, in: $0) }
      let clear = reversed.filter { isClearlyReversed(pair, in: $0) }
      let rest = reversed.filter { !isClearlyReversed(pair, in: $0) }
      return clear.prefix(SliceWords.named).compactMap { self.clear(pair, $0, table) }
        + [others(pair, Array(clear.dropFirst(SliceWords.named)), table, areClear: true)]
        .compactMap(\.self)
        + [others(pair, rest, table, areClear: false)].compactMap(\.self)
    }
  }

  /// Whether the samples show a reversed difference to be one.
  func isClearlyReversed(_ pair: Int, in value: SliceValue) -> Bool {
    isReversed(pair, in: value) && verdict(pair, in: value) != nil
  }

  /// Better or worse, where that is clear.
  private func verdict(_ pair: Int, in value: SliceValue) -> PairedTest.Verdict? {
    let verdict = value.pairs[pair].test(comparison.sliceMetric)?.verdict
    return verdict == .better || verdict == .worse ? verdict : nil
  }

  private func clear(_ pair: Int, _ value: SliceValue, _ table: SliceTable) -> String? {
    guard let test = value.pairs[pair].test(comparison.sliceMetric) else { return nil }
    let (candidate, baseline) = models(pair)
    let evidence = [
      "by \(metric.size(test.difference))",
      test.interval.map { "\(Figures.level(test.confidence)) interval \(metric.range($0))" },
      test.adjustedP.map(Figures.pWords),
    ].compactMap(\.self).joined(separator: "; ")
    return
      "Reversed: where \(SliceWords.name(value, of: table)), \(candidate) is \(test.verdict.words) than "
      + "\(baseline) in \(metric.metric.name) (\(evidence)), while on all samples \(candidate)’s is \(whole(pair))."
  }

  private func others(
    _ pair: Int, _ values: [SliceValue], _ table: SliceTable, areClear: Bool
  ) -> String? {
    guard let first = values.first else { return nil }
    let (candidate, baseline) = models(pair)
    let isHigher = first.pairs[pair].difference(comparison.sliceMetric).sign == 1
    let names = values.prefix(SliceWords.named).map { SliceWords.name($0, of: table) }
    let more = values.count - names.count
    let list = names.joined(separator: "; ") + (more > 0 ? "; and \(Figures.count(more)) more" : "")
    return (areClear ? "Likewise reversed, and clearly so: " : "In these samples, ")
      + "\(candidate)’s \(metric.metric.name) is \(isHigher ? "higher" : "lower") than \(baseline)’s where "
      + "\(list), while on all samples it is \(whole(pair))"
      + (areClear ? "." : "; too little to call it reversed.")
  }

  private func models(_ pair: Int) -> (candidate: String, baseline: String) {
    let pair = comparison.pairs[pair]
    return (
      comparison.evaluations[pair.candidate].model, comparison.evaluations[pair.baseline].model
    )
  }

  private func whole(_ pair: Int) -> String {
    MetricWords.word(comparison.pairs[pair].difference(comparison.sliceMetric))
  }
}
