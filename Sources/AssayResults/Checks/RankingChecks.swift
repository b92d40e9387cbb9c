import AssayData

extension ResultsContext {
  /// Checks that the areas follow from the classes, and that there are curves for two classes.
  func checkRanking(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    let (area, precision) = (
      model.estimate(MetricKey.rocArea).finite, model.estimate(MetricKey.averagePrecision).finite
    )
    guard let ranking = model.ranking else {
      // If samples have weights, only the values are known.
      return try reader.expect(
        (area == nil && precision == nil) || options.weight != nil, "estimates",
        at: "ranking", model.name)
    }
    for (label, found) in ranking.classes.enumerated() {
      try reader.expect(
        found.positives == labelCounts[label], "label_counts", at: "ranking", model.name)
      try reader.expect(
        found.isOfPairs(isExact: ranking.isExact), "twice_u",
        at: "ranking", model.name, "classes", classes[label], MetricKey.rocArea)
    }
    try checkMeans(ranking, model, reader)
    guard let positive = ranking.positive, let thresholds = ranking.thresholds else {
      return try reader.expect(
        ranking.positive == nil && ranking.thresholds == nil && classes.count != 2, "classes",
        at: "ranking", model.name, "positive")
    }
    try reader.expect(classes.count == 2, "classes", at: "ranking", model.name, "positive")
    let found = ranking.classes[positive]
    try reader.expect(
      area == found.area.finite && precision == found.averagePrecision.finite, "estimates",
      at: "ranking", model.name, "classes", classes[positive])
    try reader.expect(
      thresholds.positives == labelCounts[positive], "label_counts",
      at: "ranking", model.name, "curves", "positives")
    let (positives, negatives) = (thresholds.positives > 0, thresholds.negatives > 0)
    try reader.expect(
      !thresholds.curve.isEmpty && (thresholds.roc.count > 1) == (positives && negatives)
        && thresholds.precisionRecall.isEmpty != positives,
      "positives", at: "ranking", model.name, "curves")
  }

  private func checkMeans(
    _ ranking: RankingResults, _ model: ModelResults, _ reader: FormReader
  ) throws(ResultsFault) {
    func mean(_ value: (RankingResults.ClassRanking) -> Double?, isWeighted: Bool) -> Double? {
      var (sum, weights) = (0.0, 0)
      for found in ranking.classes {
        guard let value = value(found) else { continue }
        let weight = isWeighted ? found.positives : 1
        sum += value * Double(weight)
        weights += weight
      }
      return weights == 0 ? nil : sum / Double(weights)
    }
    let areas = (
      mean(\.area.finite, isWeighted: false), mean(\.averagePrecision.finite, isWeighted: false)
    )
    let weighted = (
      mean(\.area.finite, isWeighted: true), mean(\.averagePrecision.finite, isWeighted: true)
    )
    try reader.expect(
      ranking.weighted.area.finite.isNear(weighted.0)
        && ranking.weighted.precision.finite.isNear(weighted.1),
      "the classes", at: "ranking", model.name)
    guard ranking.positive == nil else { return }
    try reader.expect(
      ranking.mean.area.finite.isNear(areas.0) && ranking.mean.precision.finite.isNear(areas.1),
      "the classes", at: "ranking", model.name)
    try reader.expect(
      ranking.mean.area.finite == model.estimate(MetricKey.rocArea).finite
        && ranking.mean.precision.finite == model.estimate(MetricKey.averagePrecision).finite,
      "estimates", at: "ranking", model.name)
  }
}

extension RankingResults.ClassRanking {
  /// Whether the area is the share of correctly ordered pairs.
  fileprivate func isOfPairs(isExact: Bool) -> Bool {
    guard isExact, let twiceU, let area = area.finite else { return true }
    return area.isNear(Double(twiceU) / (2 * Double(positives) * Double(negatives)))
  }
}
