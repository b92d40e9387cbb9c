import AssayNumerics
package import AssayResults

extension KeptSamples {
  /// The lowest-cost thresholds, each chosen on one half of the kept samples and evaluated on the
  /// other.
  ///
  /// A threshold is the score of a sample of the half, or above all of them; if several have the
  /// same cost, the highest is chosen.
  ///
  /// - Parameters:
  ///   - model: The model's index.
  ///   - positive: The positive class, of two classes.
  ///   - costs: The costs of the two errors.
  /// - Returns: The thresholds as probabilities, and the mean cost per sample.
  /// - Throws: The reason why they are missing: the model gives only classes, or a half has too few
  ///   samples.
  package func crossFittedCost(
    of model: Int, positive: Int, _ costs: Costs
  ) throws(NoAnswer) -> CrossFittedCost {
    guard let scores = scores(of: model) else { throw .classesOnly }
    let ranked = order.map { place in
      RankedSample(
        score: scores.rankScore(of: place, positive: positive),
        isPositive: Int(labels[place]) == positive, half: half(of: place))
    }
    let halves = [0, 1].map { half in ranked.filter { $0.half == half } }
    guard halves.allSatisfy({ $0.count >= TemperatureFit.leastSamples }) else { throw .fewSamples }
    let thresholds = halves.map { cheapest($0, costs) }
    let cost = ranked.reduce(0) { sum, sample in
      let isCalled = sample.score >= thresholds[1 - sample.half]
      guard isCalled != sample.isPositive else { return sum }
      return sum + (isCalled ? costs.falsePositive : costs.falseNegative) / Double(ranked.count)
    }
    return CrossFittedCost(
      count: ranked.count,
      thresholds: thresholds.map { $0 == .infinity ? nil : scores.probability($0) }, cost: cost)
  }

  private func cheapest(_ samples: [RankedSample], _ costs: Costs) -> Double {
    let falling = samples.sorted { $0.score > $1.score }
    let scale = max(costs.falsePositive, costs.falseNegative)
    let positives = samples.count { $0.isPositive }
    var (found, missed, called) = (Double.infinity, positives, 0)
    func cost() -> Double {
      Double(called) * (costs.falsePositive / scale) + Double(missed)
        * (costs.falseNegative / scale)
    }
    var least = cost()
    for (place, sample) in falling.enumerated() {
      if sample.isPositive { missed -= 1 } else { called += 1 }
      let isLast = place + 1 == falling.count || falling[place + 1].score < sample.score
      if isLast, cost() < least { (found, least) = (sample.score, cost()) }
    }
    return found
  }
}

private struct RankedSample {
  let score: Double
  let isPositive: Bool
  let half: Int
}

extension KeptScores {
  /// The score that samples are ranked by: the probability of the positive class, or its log-odds
  /// if logits were given.
  fileprivate func rankScore(of place: Int, positive: Int) -> Double {
    let score = values[place * 2 + positive]
    guard case .logOdds = kind else { return score }
    let odds = score - values[place * 2 + 1 - positive]
    return min(max(odds, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }

  /// The probability that belongs to a score that samples are ranked by.
  fileprivate func probability(_ score: Double) -> Double {
    (kind?.scale ?? .probability).probability(score)
  }
}
