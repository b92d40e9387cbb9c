/// How often each code of a class's score comes with each label.
///
/// From it follow the rankings of the class against all others and against each other class.
struct CodeTable {
  private let classCount: Int
  private let scale: ScoreScale
  /// `[K, codes]`.
  private var counts: [UInt32]

  init(classCount: Int, scale: ScoreScale) {
    (self.classCount, self.scale) = (classCount, scale)
    counts = Array(repeating: 0, count: classCount * ScoreCode.count)
  }

  @inline(__always)
  mutating func add(_ code: UInt16, label: Int32) {
    counts[Int(label) &* ScoreCode.count &+ Int(code)] &+= 1
  }

  /// The samples of a class, the positives, and all others.
  func ranked(positive: Int, _ witness: CodeWitness) -> RankedScores {
    var histogram = ScoreHistogram()
    let counts = counts.span
    for code in 0..<ScoreCode.count {
      var negatives = 0
      for label in 0..<classCount where label != positive {
        negatives &+= Int(counts[label &* ScoreCode.count &+ code])
      }
      histogram.set(
        ScoreCode(rawValue: UInt16(code)),
        positives: Int(counts[positive &* ScoreCode.count &+ code]), negatives: negatives)
    }
    return RankedScores(histogram, scale: scale, witness)
  }

  /// The area of a class, the positives, against one other.
  func area(positive: Int, against other: Int) -> AUC {
    let counts = counts.span
    let (first, second) = (positive * ScoreCode.count, other * ScoreCode.count)
    var (twiceU, pooled) = (Int128(0), Int128(0))
    var (positives, negatives) = (0, 0)
    for code in 0..<ScoreCode.count {
      let (mine, theirs) = (Int(counts[first &+ code]), Int(counts[second &+ code]))
      // Most codes are of neither.
      guard mine | theirs != 0 else { continue }
      positives &+= mine
      twiceU += Int128(mine) * Int128(2 &* negatives &+ theirs)
      negatives &+= theirs
      pooled += Int128(mine) * Int128(theirs)
    }
    return AUC(
      twiceU: twiceU, positives: positives, negatives: negatives, pooledPairs: pooled)
  }
}
