import AssayBytes

/// The number of samples with each code of a class's score, by label.
///
/// The rankings of the class against all others, and against each other class, follow from it.
struct CodeTable {
  private let classCount: Int
  private let scale: ScoreScale
  /// Counts `[K, codes]`.
  private var counts: [UInt32]

  init(classCount: Int, scale: ScoreScale) {
    (self.classCount, self.scale) = (classCount, scale)
    counts = Array(repeating: 0, count: classCount * ScoreCode.count)
  }

  /// Counts the samples of a part by their codes in a column.
  ///
  /// - Parameters:
  ///   - codes: All codes of the part, in the order of a ``Matrix``.
  ///   - labels: The samples' labels, below 2¹⁵.
  ///   - column: The class.
  mutating func add(_ codes: Span<UInt16>, labels: Span<Int32>, column: Int) {
    let (lanes, length) = (SIMD8<Int32>.scalarCount, classCount &* SIMD8<Int32>.scalarCount)
    var counts = counts.mutableSpan
    var place = column &* lanes
    var row = 0
    while row &+ lanes <= labels.count {
      let places = labels.lanes(at: row) &<< 16 | SIMD8(truncatingIfNeeded: codes.lanes(at: place))
      for lane in 0..<lanes { counts[Int(places[lane])] &+= 1 }
      row &+= lanes
      place &+= length
    }
    for left in row..<labels.count {
      counts[Int(labels[left]) << 16 | Int(codes[place &+ left &- row])] &+= 1
    }
  }

  /// The ranking of the samples of a class, which are the positives, against all others.
  func ranked(positive: Int, _ witness: CodeWitness) -> RankedScores {
    var histogram = ScoreHistogram()
    let counts = counts.span
    let lanes = SIMD8<UInt32>.scalarCount
    for first in stride(from: 0, to: ScoreCode.count, by: lanes) {
      var all = SIMD8<UInt32>.zero
      for label in 0..<classCount { all &+= counts.lanes(at: label &* ScoreCode.count &+ first) }
      // Most codes have no samples.
      guard all != .zero else { continue }
      let positives = counts.lanes(at: positive &* ScoreCode.count &+ first)
      for lane in 0..<lanes {
        histogram.set(
          ScoreCode(rawValue: UInt16(first &+ lane)), positives: Int(positives[lane]),
          negatives: Int(all[lane] &- positives[lane]))
      }
    }
    return RankedScores(histogram, scale: scale, witness)
  }

  /// The area of a class, whose samples are the positives, against one other class.
  func area(positive: Int, against other: Int) -> AUC {
    let counts = counts.span
    let (first, second) = (positive &* ScoreCode.count, other &* ScoreCode.count)
    // At most 2²⁸ samples are kept, so no product and no sum exceeds 2⁵⁷.
    var (twiceU, pooled) = (0, 0)
    var (positives, negatives) = (0, 0)
    for code in 0..<ScoreCode.count {
      let (mine, theirs) = (Int(counts[first &+ code]), Int(counts[second &+ code]))
      guard mine | theirs != 0 else { continue }
      positives &+= mine
      twiceU &+= mine &* (2 &* negatives &+ theirs)
      negatives &+= theirs
      pooled &+= mine &* theirs
    }
    return AUC(
      twiceU: Int128(twiceU), positives: positives, negatives: negatives,
      pooledPairs: Int128(pooled))
  }
}
