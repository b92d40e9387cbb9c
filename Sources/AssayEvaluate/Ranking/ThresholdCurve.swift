/// The outcomes of each threshold; a sample counts as positive if its score is at least the
/// threshold.
///
/// The ROC curve and the precision-recall curve are views of it.
package struct ThresholdCurve: Sendable {
  package struct Point: Sendable, Equatable {
    /// The lowest score that counts as positive, on the curve's ``scale``; ∞ if no sample does.
    package let threshold: Double
    package let truePositives: Int
    package let falsePositives: Int
  }

  /// The points from the threshold ∞ to the lowest score: one more than there are distinct scores.
  package let points: [Point]
  package let positives: Int
  package let negatives: Int
  package let scale: ScoreScale

  package init(_ ranked: RankedScores) {
    var points = [Point(threshold: .infinity, truePositives: 0, falsePositives: 0)]
    points.reserveCapacity(ranked.groups.count + 1)
    var (truePositives, falsePositives) = (0, 0)
    for group in ranked.groups {
      truePositives += group.positives
      falsePositives += group.negatives
      points.append(
        Point(
          threshold: ranked.lowest(group), truePositives: truePositives,
          falsePositives: falsePositives))
    }
    self.points = points
    (positives, negatives, scale) = (ranked.positives, ranked.negatives, ranked.scale)
  }

  /// The threshold as a probability, rounded; nil if nothing counts as positive.
  package func probability(_ point: Point) -> Double? {
    point.threshold == .infinity ? nil : scale.probability(point.threshold)
  }

  /// The threshold as log-odds; nil for probabilities, and if nothing counts as positive.
  package func logOdds(_ point: Point) -> Double? {
    scale == .logOdds && point.threshold < .infinity ? point.threshold : nil
  }

  package func falseNegatives(_ point: Point) -> Int { positives - point.truePositives }
  package func trueNegatives(_ point: Point) -> Int { negatives - point.falsePositives }
}

// MARK: - One threshold

extension ThresholdCurve {
  /// The outcomes of a probability as the threshold, whether or not a sample has it.
  ///
  /// O(log n). If scores are distinguished by their codes only, the threshold is raised to the
  /// lowest score of the next code.
  package func point(at probability: Double) -> Point {
    let threshold = scale.score(ofProbability: probability)
    // The first point is below no threshold: its own is ∞.
    var (low, high) = (0, points.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].threshold >= threshold { low = middle } else { high = middle }
    }
    return points[low]
  }

  /// The threshold with the least cost; of equal ones the highest, which predicts the fewest
  /// positives.
  ///
  /// With both costs 1 it has the fewest errors. It is a sample's score, or ∞ if it is cheapest to
  /// predict no positives.
  package func cheapest(falsePositive: Double = 1, falseNegative: Double = 1) -> Point {
    // Relative to the larger cost, so that nothing overflows.
    let scale = max(falsePositive, falseNegative)
    let (falsePositive, falseNegative) =
      scale > 0 ? (falsePositive / scale, falseNegative / scale) : (0, 0)
    var best = points[0]
    var least = Double.infinity
    for point in points {
      let cost =
        Double(point.falsePositives) * falsePositive
        + Double(falseNegatives(point)) * falseNegative
      if cost < least { (best, least) = (point, cost) }
    }
    return best
  }
}

// MARK: - Curves

extension ThresholdCurve {
  /// The points of the ROC curve, recall over false positive rate, from (0, 0) to (1, 1).
  ///
  /// There are at most `limit` points (at least two), those that show the most, to be joined by
  /// straight lines; none if one of the classes is absent. T. Fawcett, "An introduction to ROC
  /// analysis", 2006.
  package func roc(limit: Int) -> [Point] {
    guard positives > 0, negatives > 0 else { return [] }
    let places = points.map {
      SIMD2(
        Double($0.falsePositives) / Double(negatives), Double($0.truePositives) / Double(positives))
    }
    return cornerIndices(places, limit: limit).map { points[$0] }
  }

  /// The points of the precision-recall curve, from the highest score to a recall of 1.
  ///
  /// There are at most `limit` points (at least two), those that show the most; none if there are
  /// no positives.
  package func precisionRecall(limit: Int) -> [Point] {
    guard positives > 0 else { return [] }
    let places = points.dropFirst().map {
      SIMD2(
        Double($0.truePositives) / Double(positives),
        Double($0.truePositives) / Double($0.truePositives + $0.falsePositives))
    }
    return cornerIndices(places, limit: limit).map { points[$0 + 1] }
  }
}
