import AssayData
import AssayResults

/// Why intervals and tests are approximate: a sentence for each reason, with its metrics.
struct DoubtWords {
  let results: WordedResults
  /// The metrics that are shown.
  let metrics: [Metric]

  var sentences: [String] {
    let wording = results.wording
    var groups: [(doubt: String, metrics: [String])] = []
    for metric in metrics {
      for doubt in Set(doubts(of: metric.key).map(wording.words)).sorted() {
        let place = groups.firstIndex { $0.doubt == doubt } ?? groups.endIndex
        if place == groups.endIndex { groups.append((doubt, [])) }
        groups[place].metrics.append(wording.name(metric))
      }
    }
    return groups.map { doubt, names in
      doubt + wording.label(.colon) + wording.list(names) + wording.label(.stop)
    }
  }

  private func doubts(of key: String) -> [ConfidenceInterval.Doubt] {
    results.models.compactMap { $0.bounds(key)?.doubt }
      + results.pairs.compactMap { $0.test(key)?.doubt }
  }
}
