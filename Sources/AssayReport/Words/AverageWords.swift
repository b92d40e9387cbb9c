import AssayData
import AssayResults

/// Averages of models, in words.
struct AverageWords {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// Says that an average is clearly better in the primary loss than the better of its models, and
  /// better than every model; the lowest such average, or nil if absent.
  var sentence: String? {
    let loss = results.task.primaryLoss
    let metrics = results.averages.compactMap { average in
      (try? average.result.get()).flatMap { found in
        found.metrics.first { $0.key == loss }.map { (average.models, $0, found.count) }
      }
    }
    let lowest = metrics.map(\.1.betterValue).min() ?? 0
    let gains = metrics.compactMap { models, metric, count -> Gain? in
      guard let test = try? metric.test.get(), test.verdict == .better, metric.value < lowest
      else { return nil }
      return Gain(models: models, metric: metric, test: test, count: count)
    }
    guard let best = gains.min(by: { $0.metric.value < $1.metric.value }) else { return nil }
    let words = results.words(loss)
    return wording.averaging(
      best.models.map { results.models[$0].name }, words.name,
      size: words.size(best.test.difference),
      than: results.models[best.metric.better].name,
      certainty: [
        wording.evidence(best.test, words, results.options.confidence),
        best.test.adjustedP.map(Figures.pWords), wording.label(.exploratory),
        results.onSome(best.count),
      ].compactMap(\.self))
  }

  private struct Gain {
    let models: [Int]
    let metric: AverageMetric
    let test: PairedTest
    /// The number of samples.
    let count: Int
  }
}
