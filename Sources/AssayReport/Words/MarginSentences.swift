import AssayData
import AssayResults

/// The sentences about the requested margins.
struct MarginSentences {
  let results: WordedResults

  private var wording: any Wording { results.wording }
  private var unit: Noun { results.options.group == nil ? .sample : .group }

  /// A sentence for each margin.
  var all: [String] {
    let count = results.worth?.groupCount ?? results.count
    return results.margins.map { result in
      let words = results.words(result.margin.metric)
      let interval = result.interval.map {
        wording.interval(wording.level(0.95), words.range($0))
          + (result.doubt == nil ? "" : wording.label(.comma) + wording.label(.approximate))
      }
      let isUndecided = result.verdict == .undecided
      let needed = isUndecided ? result.samplesNotWorse.flatMap { $0 > count ? $0 : nil } : nil
      return wording.margin(
        MarginWords(
          candidate: results.models[result.candidate].name,
          baseline: results.models[result.baseline].name, metric: words.name,
          size: words.margin(result.margin.size), interval: interval,
          isWorseWithinMargin: result.isWorseWithinMargin, isBeyondMargin: result.isBeyondMargin),
        result.verdict, needed: needed.map(Figures.about), unit)
    }
  }
}
