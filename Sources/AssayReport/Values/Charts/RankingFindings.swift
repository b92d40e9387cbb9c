import AssayChart
import AssayData
import AssayResults

/// The main findings of the ranking curves.
extension RankingCharts {
  var rocFinding: String? { range(of: \.area) { .rocAreas(low: $0, high: $1) } }

  var precisionRecallFinding: String? {
    range(of: \.averagePrecision) { .averagePrecisions(low: $0, high: $1) }
  }

  /// The smallest and the largest value of the positive class among the models.
  private func range(
    of metric: KeyPath<RankingResults.ClassRanking, Estimate>,
    _ finding: (ChartFinding.ModelValue, ChartFinding.ModelValue?) -> ChartFinding
  ) -> String? {
    let values = results.models.compactMap { evaluation -> (model: String, value: Double)? in
      guard let ranking = evaluation.ranking, let positive = ranking.positive else { return nil }
      return ranking.classes[positive][keyPath: metric].finite.map { (evaluation.name, $0) }
    }
    guard let low = values.min(by: { $0.value < $1.value }),
      let high = values.max(by: { $0.value < $1.value })
    else { return nil }
    func text(_ entry: (model: String, value: Double)) -> ChartFinding.ModelValue {
      (entry.model, Figures.portion(entry.value, decimals: 3))
    }
    return wording.finding(finding(text(low), low.value < high.value ? text(high) : nil))
  }

  /// How many rows the chart of areas shows; nil if it shows all.
  var shownAreas: String? {
    let rows = results.classNames.indices.count { label in
      results.models.contains { $0.ranking?.classes[label].area.finite != nil }
    }
    return rows > RankingCharts.rowLimit
      ? wording.share(RankingCharts.rowLimit, of: rows, .class) : nil
  }

  /// The lowest area of all models and classes; if all classes have few samples, how many have an
  /// area of 1.
  var areasFinding: String? {
    let names = results.classNames
    let areas = results.models.flatMap { evaluation in
      names.indices.filter {
        evaluation.classes[$0].support >= ClassCharts.fewestSamples
      }.compactMap { label in
        (evaluation.ranking?.classes[label].area.finite).map { (evaluation.name, label, $0) }
      }
    }
    let lowest = areas.min { $0.2 < $1.2 }.map { model, label, area in
      wording.finding(
        .lowestArea(model: model, label: names[label], area: Figures.portion(area, decimals: 3)))
    }
    return lowest
      ?? ClassCharts(results: results).wholeClasses { $0.ranking?.classes[$1].area.finite }.map {
        counts, total in
        wording.finding(.rankedClasses(counts, of: total, models: results.models.count))
      }
  }
}
