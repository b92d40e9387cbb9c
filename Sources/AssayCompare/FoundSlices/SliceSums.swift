import AssayStatistics

/// The numbers of samples in some slices, and the sums of measures over them.
struct SliceSums {
  /// The numbers of samples, by half.
  private(set) var counts: [[Int]]
  /// The sums by slice, then by measure, over the half that is searched.
  private var sums: [Double]
  private var squares: [Double]
  private let measureCount: Int

  /// - Parameters:
  ///   - places: The slice of each sample; below 0 for none.
  ///   - sliceCount: The number of slices.
  ///   - halves: The half of each sample.
  ///   - measures: The values by sample, then by measure.
  ///   - measureCount: The number of measures.
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

  /// The spread of a measure in a slice, over the half that is searched.
  func spread(of slice: Int, _ measure: Int) -> SliceSpread {
    let place = slice * measureCount + measure
    return SliceSpread(count: counts[0][slice], sum: sums[place], squares: squares[place])
  }
}

/// The sums of some values, whose mean is near 0, and of their squares.
struct SliceSpread {
  let count: Int
  let sum: Double
  let squares: Double

  var mean: Double { sum / Double(count) }

  /// The variance; 0 if rounding alone may cause it.
  var variance: Double {
    let rest = squares - sum * sum / Double(count)
    return rest > 1e-12 * squares ? rest / Double(count - 1) : 0
  }

  static func - (all: SliceSpread, part: SliceSpread) -> SliceSpread {
    SliceSpread(
      count: all.count - part.count, sum: all.sum - part.sum,
      squares: max(0, all.squares - part.squares))
  }

  /// The difference between a slice and the rest of `all`, in standard errors; nil if nothing
  /// varies.
  ///
  /// Few samples may vary little by chance, so the slice's variance is taken to be at least that of
  /// the rest.
  func score(among all: SliceSpread) -> Double? {
    let rest = all - self
    guard count > 1, rest.count > 1 else { return nil }
    var (own, others) = (max(variance, rest.variance), rest.variance)
    // If neither side varies, samples still vary between the two.
    if own == 0 { (own, others) = (all.variance, all.variance) }
    let error = (own / Double(count) + others / Double(rest.count)).squareRoot()
    let score = (mean - rest.mean) / error
    return score.isFinite ? score : nil
  }
}
