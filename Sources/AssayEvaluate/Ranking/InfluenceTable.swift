import AssayBytes
import AssayData

/// The influences of one class's scores, looked up by the score and the label of a sample.
struct InfluenceTable: Sendable {
  /// The ways to find a score's level, which is its index in the table.
  ///
  /// The table has the influence of a negative for each level, then that of a positive for each
  /// level.
  private enum Levels: Sendable {
    /// The level is a code minus the first one.
    case coded(first: Int32, [Influence])
    /// The same for more codes than in double precision would stay in the processor's
    /// cache.
    ///
    /// Single precision changes the tenth digit of a standard error; this many codes are less exact
    /// than that.
    case codedInSingles(first: Int32, [SIMD2<Float>])
    case exact(ScoreLevels, [Influence])
  }

  private static let mostOfDoubles = 1 << 12

  /// The class, which is also the column of its scores.
  private let column: Int
  private let levels: Levels
  private let levelCount: Int

  /// - Parameters:
  ///   - ranked: The ranking of the class by its own scores; not empty.
  ///   - area: The area of this ranking.
  ///   - precision: Its average precision.
  ///   - column: The class.
  init(_ ranked: RankedScores, _ area: AUC, _ precision: AveragePrecision, column: Int) {
    self.column = column
    let groups = ranked.groups
    func code(_ group: RankedScores.Group?) -> Int {
      group.map { Int(ranked.scale.code($0.score).rawValue) } ?? 0
    }
    let first = code(groups.last)
    let isCoded = ranked.resolution == .coded
    let levelCount = isCoded ? code(groups.first) - first + 1 : groups.count
    self.levelCount = levelCount
    var influences = Array(repeating: Influence.zero, count: 2 * levelCount)
    ranked.eachInfluence(area, precision) { index, ofPositive, ofNegative in
      let level = isCoded ? code(groups[index]) - first : index
      influences[level] = ofNegative
      influences[levelCount + level] = ofPositive
    }
    if !isCoded {
      levels = .exact(ScoreLevels(groups.map(\.score), ranked.scale), influences)
    } else if groups.count <= InfluenceTable.mostOfDoubles {
      levels = .coded(first: Int32(first), influences)
    } else {
      levels = .codedInSingles(first: Int32(first), influences.map { SIMD2<Float>($0) })
    }
  }

  /// Adds the influence of each sample of a part to its sum.
  ///
  /// - Parameters:
  ///   - part: The samples.
  ///   - sums: The sums, by sample.
  ///   - start: The index of the part's first sample among the sums.
  ///   - classCount: The number of columns in the part.
  func add(
    _ part: ScoreStore.Part, to sums: inout MutableSpan<Influence>, from start: Int, classCount: Int
  ) {
    let labels = part.labels.span
    switch (part.scores, levels) {
    case (.coded(let codes, _), .coded(let first, let influences)):
      let (codes, influences, first) = (codes.span, influences.span, SIMD8(repeating: first))
      add(labels, to: &sums, from: start, classCount) { place in
        SIMD8(truncatingIfNeeded: codes.lanes(at: place)) &- first
      } influence: { level in
        influences[level]
      }
    case (.coded(let codes, _), .codedInSingles(let first, let influences)):
      let (codes, influences, first) = (codes.span, influences.span, SIMD8(repeating: first))
      add(labels, to: &sums, from: start, classCount) { place in
        SIMD8(truncatingIfNeeded: codes.lanes(at: place)) &- first
      } influence: { level in
        Influence(influences[level])
      }
    case (.exact(let scores, _), .exact(let levels, let influences)):
      let (scores, influences) = (scores.span, influences.span)
      add(labels, to: &sums, from: start, classCount) { place in
        var found = SIMD8<Int32>.zero
        for lane in 0..<Matrix.laneCount {
          found[lane] = Int32(levels.level(of: scores[place &+ lane]))
        }
        return found
      } influence: { level in
        influences[level]
      }
    // The scores that a table is made from are all stored in one form.
    case (.coded, .exact), (.exact, .coded), (.exact, .codedInSingles): break
    }
  }

  /// Adds influences for eight samples at a time: `levels` finds their levels, `influence` the
  /// influence of a level.
  @inline(__always)
  private func add(
    _ labels: Span<Int32>, to sums: inout MutableSpan<Influence>, from start: Int,
    _ classCount: Int, levels: (_ place: Int) -> SIMD8<Int32>,
    influence: (_ level: Int) -> Influence
  ) {
    let (lanes, label, levelCount) = (
      Matrix.laneCount, Int32(column), SIMD8(repeating: Int32(levelCount))
    )
    // A comparison with a scalar would be done lane by lane.
    let own = SIMD8(repeating: label)
    var place = column &* lanes
    var row = 0
    while row &+ lanes <= labels.count {
      let ofNegatives = levels(place)
      let found = ofNegatives.replacing(
        with: ofNegatives &+ levelCount, where: labels.lanes(at: row) .== own)
      for lane in 0..<lanes { sums[start &+ row &+ lane] += influence(Int(found[lane])) }
      row &+= lanes
      place &+= classCount &* lanes
    }
    guard row < labels.count else { return }
    // The rows that pad the last block have the last sample's scores.
    let ofNegatives = levels(place)
    for left in row..<labels.count {
      let level = ofNegatives[left &- row] &+ (labels[left] == label ? levelCount[0] : 0)
      sums[start &+ left] += influence(Int(level))
    }
  }
}

/// Distinct scores, from the highest to the lowest, and an index for finding them.
private struct ScoreLevels: Sendable {
  private let scores: [Double]
  private let scale: ScoreScale
  /// Codes that differ in these low bits share a bucket.
  private let shift: UInt16
  /// The index of each bucket's first score, from the highest bucket down, and one more entry for
  /// the end.
  private let starts: [Int32]

  init(_ scores: [Double], _ scale: ScoreScale) {
    (self.scores, self.scale) = (scores, scale)
    // About as many buckets as scores.
    var shift: UInt16 = 0
    while ScoreCode.count >> Int(shift + 1) >= scores.count, shift < 15 { shift += 1 }
    self.shift = shift
    var starts = [Int32](repeating: 0, count: ScoreCode.count >> Int(shift) + 1)
    for score in scores { starts[ScoreLevels.bucket(score, scale, shift) + 1] += 1 }
    for bucket in starts.indices.dropFirst() { starts[bucket] += starts[bucket - 1] }
    self.starts = starts
  }

  private static func bucket(_ score: Double, _ scale: ScoreScale, _ shift: UInt16) -> Int {
    Int(~scale.code(score).rawValue >> shift)
  }

  /// The index of one of the scores.
  ///
  /// O(log n), with n the number of scores that have similar codes.
  func level(of score: Double) -> Int {
    let bucket = ScoreLevels.bucket(score, scale, shift)
    // The last that is not below the score.
    var (first, last) = (Int(starts[bucket]), Int(starts[bucket + 1]) - 1)
    while first < last {
      let middle = (first + last + 1) / 2
      if scores[middle] >= score { first = middle } else { last = middle - 1 }
    }
    return first
  }
}
