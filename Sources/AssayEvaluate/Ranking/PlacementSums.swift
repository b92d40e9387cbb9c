/// Sums of two models' placements over the same samples: whole numbers, so that neither the order of
/// the rows nor merging changes a bit.
///
/// There is room for 2⁴⁰ samples.
package struct PlacementSums: Sendable, Equatable {
  package private(set) var ofPositives = PlacementMoments()
  package private(set) var ofNegatives = PlacementMoments()

  package init() {}

  /// Those of one model, paired with itself.
  package init(_ ranked: RankedScores) {
    var (positivesAbove, negativesAbove) = (0, 0)
    for group in ranked.groups {
      let ofPositive = 2 * (ranked.negatives - negativesAbove) - group.negatives
      let ofNegative = 2 * positivesAbove + group.positives
      ofPositives.add(ofPositive, ofPositive, times: group.positives)
      ofNegatives.add(ofNegative, ofNegative, times: group.negatives)
      positivesAbove += group.positives
      negativesAbove += group.negatives
    }
  }

  /// Adds a sample's placements, twice as large, by two models.
  package mutating func add(first: Int, second: Int, isPositive: Bool) {
    if isPositive {
      ofPositives.add(first, second, times: 1)
    } else {
      ofNegatives.add(first, second, times: 1)
    }
  }

  /// Adds the sums of other samples, whose placements are among the same scores.
  package mutating func merge(_ other: PlacementSums) {
    ofPositives.merge(other.ofPositives)
    ofNegatives.merge(other.ofNegatives)
  }
}

/// Sums, squares and products of pairs of placements.
package struct PlacementMoments: Sendable, Equatable {
  package private(set) var count = 0
  package private(set) var first: Int128 = 0
  package private(set) var second: Int128 = 0
  private var firstSquares: Int128 = 0
  private var secondSquares: Int128 = 0
  private var products: Int128 = 0

  @inline(__always)
  fileprivate mutating func add(_ a: Int, _ b: Int, times: Int) {
    let (a, b, times) = (Int128(a), Int128(b), Int128(times))
    count += Int(times)
    first += a * times
    second += b * times
    firstSquares += a * a * times
    secondSquares += b * b * times
    products += a * b * times
  }

  fileprivate mutating func merge(_ other: PlacementMoments) {
    count += other.count
    first += other.first
    second += other.second
    firstSquares += other.firstSquares
    secondSquares += other.secondSquares
    products += other.products
  }

  /// Σ (a − ā)².
  var firstSpread: Double { spread(firstSquares, first, first) }
  /// Σ (b − b̄)².
  var secondSpread: Double { spread(secondSquares, second, second) }
  /// Σ (a − ā)(b − b̄).
  var jointSpread: Double { spread(products, first, second) }
  /// Σ (d − d̄)² of the differences d = a − b; 0 where they are all the same.
  var differenceSpread: Double {
    spread(firstSquares - 2 * products + secondSquares, first - second, first - second)
  }

  /// Σxy − Σx·Σy/n, without rounding until the end.
  private func spread(_ products: Int128, _ x: Int128, _ y: Int128) -> Double {
    let n = Int128(count)
    guard n > 0 else { return 0 }
    // Around whole numbers near the means, so that nothing is out of range.
    let (middleX, restX) = x.quotientAndRemainder(dividingBy: n)
    let (middleY, restY) = y.quotientAndRemainder(dividingBy: n)
    let centred = products - middleX * y - middleY * x + n * middleX * middleY
    let (excess, rest) = (restX * restY).quotientAndRemainder(dividingBy: n)
    let (scaled, isTooLarge) = (centred - excess).multipliedReportingOverflow(by: n)
    // Beyond what can be scaled, the rest is too small to be seen.
    return isTooLarge ? Double(centred - excess) : Double(scaled - rest) / Double(n)
  }
}
