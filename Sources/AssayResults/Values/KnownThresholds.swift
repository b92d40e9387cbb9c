/// The thresholds at which every model's counts are known, so that a page can show them.
package enum KnownThresholds {
  /// From 0 to 1, in steps of 0.001.
  package static let even = (0...1_000).map { Double($0) / 1_000 }

  /// Numbers of one digit from 10⁻⁹ on, below the first of these steps.
  package static let small = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4].flatMap { power in
    (1...9).map { Double($0) / power }
  }

  /// The number with the fewest decimals above one score and up to the next; 0.5 is preferred to
  /// all others.
  ///
  /// All numbers in this range give the same counts when used as thresholds.
  package static func shortest(above low: Double, upTo high: Double) -> Double {
    if low < 0.5, 0.5 <= high { return 0.5 }
    var power = 10.0
    for _ in 1...15 {
      let rounded = (high * power).rounded(.down) / power
      if rounded > low, rounded <= high { return rounded }
      power *= 10
    }
    return high
  }

  /// The optimal threshold for true probabilities, with which the page starts.
  package static func stated(_ costs: Costs?) -> Double {
    costs.map { ($0.statedThreshold * 1e6).rounded() / 1e6 } ?? 0.5
  }
}

extension Thresholds {
  /// The shortest number that gives the counts of a named point; nil if the point is above all
  /// scores.
  ///
  /// The curve also has the next lower score. Different logits may have probabilities that round to
  /// the same number; then no other number gives these counts either.
  package func shortest(_ name: NamedThreshold) -> Double? {
    guard let point = point(name), let high = point.probability else { return nil }
    if isThinned { return high }
    let hasLower = curve.contains {
      $0.probability == high
        && $0.truePositives + $0.falsePositives > point.truePositives + point.falsePositives
    }
    if hasLower { return high }
    let lower = curve.lazy.compactMap(\.probability).first { $0 < high }
    return KnownThresholds.shortest(above: lower ?? 0, upTo: high)
  }

  /// The points of the curve that the thresholds select: for each, the lowest score that is at
  /// least as high.
  package func points(at thresholds: [Double]) -> [Point] {
    var (points, place) = ([Point](), 0)
    for threshold in thresholds.sorted(by: >) {
      let before = place
      while place < curve.count, (curve[place].probability ?? 1) >= threshold { place += 1 }
      if place > before { points.append(curve[place - 1]) }
    }
    return points
  }
}
