import AssayStatistics

/// How many samples some slices have, and what these make of the measures that are searched.
struct SliceSums {
  /// By half.
  private(set) var counts: [[Int]]
  /// By slice, then by measure, of the half that is searched.
  private var sums: [Double]
  private var squares: [Double]
  private let measureCount: Int

  /// - Parameters:
  ///   - places: The slice of each sample; below 0 in none.
  ///   - sliceCount: How many slices there are.
  ///   - halves: The half of each sample.
  ///   - measures: Of each sample one value a measure, those of a sample together.
  ///   - measureCount: How many measures there are.
  init(
    _ places: [Int32], sliceCount: Int, halves: [Int], _ measures: [Double], measureCount: Int
  ) {
    var (searched, tested) = ([Int](repeating: 0, count: sliceCount), [Int]())
    tested = searched
    var sums = [Double](repeating: 0, count: sliceCount * measureCount)
    var squares = sums
    for (sample, place) in places.enumerated() where place >= 0 {
      let slice = Int(place)
      guard halves[sample] == 0 else {
        tested[slice] += 1
        continue
      }
      searched[slice] += 1
      for measure in 0..<measureCount {
        let value = measures[sample * measureCount + measure]
        sums[slice * measureCount + measure] += value
        squares[slice * measureCount + measure] += value * value
      }
    }
    counts = [searched, tested]
    (self.sums, self.squares, self.measureCount) = (sums, squares, measureCount)
  }

  /// A measure in a slice, on the half that is searched.
  func spread(of slice: Int, _ measure: Int) -> SliceSpread {
    let place = slice * measureCount + measure
    return SliceSpread(count: counts[0][slice], sum: sums[place], squares: squares[place])
  }
}

/// The sums of some values and of their squares; their mean is near 0.
struct SliceSpread {
  let count: Int
  let sum: Double
  let squares: Double

  var mean: Double { sum / Double(count) }

  /// The variance, if it is more than rounding leaves.
  var variance: Double {
    let rest = squares - sum * sum / Double(count)
    return rest > 1e-12 * squares ? rest / Double(count - 1) : 0
  }

  static func - (all: SliceSpread, part: SliceSpread) -> SliceSpread {
    SliceSpread(
      count: all.count - part.count, sum: all.sum - part.sum,
      squares: max(0, all.squares - part.squares))
  }

  /// A slice against the rest of `all`, in standard errors; nil where nothing varies.
  ///
  /// Few samples may vary little by chance, so the slice’s variance counts as that of the rest at least.
  func score(among all: SliceSpread) -> Double? {
    let rest = all - self
    guard count > 1, rest.count > 1 else { return nil }
    var (own, others) = (max(variance, rest.variance), rest.variance)
    // Where nothing varies on either side, samples vary between the two.
    if own == 0 { (own, others) = (all.variance, all.variance) }
    let error = (own / Double(count) + others / Double(rest.count)).squareRoot()
    let score = (mean - rest.mean) / error
    return score.isFinite ? score : nil
  }
}
