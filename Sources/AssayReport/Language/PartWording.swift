import AssayResults

/// A part that a report shows of something long; the JSON results have all of it.
enum ShownPart {
  /// The baseline and the models with the lowest value of a metric.
  case models(shown: Int, of: Int, lowest: String)
  case pairs(shown: Int, of: Int)
  /// The values of a slice with the worst metric.
  case worstValues(shown: Int, of: Int)
  /// The first of them.
  case files(shown: Int, of: Int)
  case caveats(more: Int)
  /// The worst of them, alone.
  case worst(Int, of: Int)
  /// The summary of a fold.
  case others(Int, of: Int)
}

/// What is said where a report shows a part.
protocol PartWording {
  func part(_ part: ShownPart) -> String
}

extension PartWording {
  /// Which models are shown; nil if all are.
  func shownModels(_ results: WordedResults) -> String? {
    guard let whole = results.whole, whole.models > results.models.count else {
      return nil
    }
    return part(
      .models(
        shown: results.models.count, of: whole.models,
        lowest: results.words(MetricKey.errorRate).name))
  }

  /// Which pairs are shown; nil if all of the models shown are.
  func shownPairs(_ results: WordedResults) -> String? {
    guard let whole = results.whole, results.options.comparesAllPairs else { return nil }
    return part(.pairs(shown: results.pairs.count, of: whole.pairs))
  }
}
