import AssayData
import AssayResults

/// Averages of models, in words.
struct AverageWords {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// That an average is clearly better than the better of its models in the primary loss: the one that gains most;
  /// nil if none is.
  var sentence: String? {
    let loss = results.task.primaryLoss
    let gains = results.averages.compactMap { average -> Gain? in
      guard let metric = try? average.result.get().metrics.first(where: { $0.key == loss }),
        let test = try? metric.test.get(), test.verdict == .better
      else { return nil }
      return Gain(models: average.models, better: metric.better, test: test)
    }
    guard let best = gains.min(by: { $0.test.difference < $1.test.difference }) else { return nil }
    let words = results.words(loss)
    return wording.averaging(
      best.models.map { results.models[$0].name }, words.name,
      size: words.size(best.test.difference),
      than: results.models[best.better].name,
      certainty: [
        wording.evidence(best.test, words), best.test.adjustedP.map(Figures.pWords),
        wording.label(.exploratory),
      ].compactMap(\.self))
  }

  private struct Gain {
    let models: [Int]
    let better: Int
    let test: PairedTest
  }
}
