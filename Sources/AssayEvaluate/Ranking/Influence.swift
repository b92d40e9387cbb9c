/// A sample's influence on a class's area under the ROC curve (`x`) and average precision (`y`).
///
/// By the infinitesimal jackknife, the influences of all samples add up to 0, and the sum of their
/// squares estimates the variance.
package typealias Influence = SIMD2<Double>

/// The variances of one class's area and average precision; nil for too few samples.
package struct ClassVariances: Sendable, Equatable {
  /// The variance of the area, which needs two positives and two negatives.
  package let area: Double?
  /// The variance of the average precision, which needs two positives.
  package let averagePrecision: Double?
}

extension RankedScores {
  /// Calls `body` with the influences of a positive and of a negative of each group, from the
  /// lowest score up.
  ///
  /// On the area they are (V − A)/P for a positive and (V − A)/N for a negative, where V is the
  /// share of the other class on the right side of the score, ties counted half (E. R. DeLong, D.
  /// M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver
  /// operating characteristic curves", 1988; computed from ranks as by X. Sun and W. Xu, 2014); 0
  /// if one of the classes is absent. On the average precision a they are, with p the precision and
  /// C the number of samples at each positive's score and above: ((p − a) for a positive + the sum
  /// over the positives at the score and below of (1 − p)/C for a positive, of −p/C for a
  /// negative)/P; 0 without positives.
  ///
  /// - Parameters:
  ///   - area: The area of this ranking.
  ///   - precision: Its average precision.
  ///   - body: Receives the group's index and its two influences.
  package func eachInfluence(
    _ area: AUC, _ precision: AveragePrecision,
    _ body: (_ group: Int, _ ofPositive: Influence, _ ofNegative: Influence) -> Void
  ) {
    let pairs = Double(area.twicePairs)
    let average = precision.estimate.finite ?? 0
    let (p, n) = (Double(max(1, positives)), Double(max(1, negatives)))
    func ofArea(_ twicePlacement: Int, _ own: Int, _ count: Double) -> Double {
      guard pairs > 0 else { return 0 }
      // V − A as a fraction of whole numbers, so that nothing cancels; converted in two steps,
      // which is much faster.
      let excess = Int128(twicePlacement) * Int128(own) - area.twiceU
      let high = Double(Int(truncatingIfNeeded: excess >> 32)) * 0x1p32
      let low = Double(Int(truncatingIfNeeded: excess & 0xFFFF_FFFF))
      return (high + low) / pairs / count
    }
    var (positivesAbove, negativesBelow) = (positives, 0)
    var (shares, precisions) = (CompensatedSum(), CompensatedSum())
    for index in groups.indices.reversed() {
      let group = groups[index]
      let reached = positivesAbove + negatives - negativesBelow
      positivesAbove -= group.positives
      let here = Double(positivesAbove + group.positives) / Double(reached)
      let share = Double(group.positives) / Double(reached)
      shares.add(share)
      precisions.add(share * here)
      let below = precisions.value
      body(
        index,
        Influence(
          ofArea(2 * negativesBelow + group.negatives, positives, p),
          (here - average + (shares.value - below)) / p),
        Influence(ofArea(2 * positivesAbove + group.positives, negatives, n), 0 - below / p))
      negativesBelow += group.negatives
    }
  }

  /// The variances of the area (DeLong's) and of the average precision; 0 if nothing varies.
  package func variances(_ area: AUC, _ precision: AveragePrecision) -> ClassVariances {
    var (ofPositives, ofNegatives) = (CompensatedSums(), CompensatedSums())
    eachInfluence(area, precision) { index, ofPositive, ofNegative in
      let group = groups[index]
      ofPositives.add(ofPositive * ofPositive * Double(group.positives))
      ofNegatives.add(ofNegative * ofNegative * Double(group.negatives))
    }
    let (positive, negative) = (ofPositives.value, ofNegatives.value)
    return ClassVariances(
      area: positives > 1 && negatives > 1
        ? positive.x * smallSampleFactor(positives) + negative.x * smallSampleFactor(negatives)
        : nil,
      averagePrecision: positives > 1
        ? (positive.y + negative.y) * smallSampleFactor(positives) : nil)
  }
}

/// n/(n − 1), which makes a mean of squares an estimate of the variance; 2 for a single sample,
/// which says nothing about its class.
func smallSampleFactor(_ count: Int) -> Double {
  count > 1 ? Double(count) / Double(count - 1) : 2
}

/// A sum that adds up its rounding errors, too.
///
/// A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974.
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ value: Double) {
    let (sum, error) = exactSum(sum, value)
    self.sum = sum
    lost += error
  }

  var value: Double { sum + lost }
}

private struct CompensatedSums {
  private var x = CompensatedSum()
  private var y = CompensatedSum()

  mutating func add(_ values: Influence) {
    x.add(values.x)
    y.add(values.y)
  }

  var value: Influence { Influence(x.value, y.value) }
}
