/// The distinct scores of a binary question, with the numbers of positives and negatives that have
/// each.
///
/// The ranking and calibration of one class against all others follow from it. The order of the
/// rows makes no difference.
package struct RankedScores: Sendable, Equatable {
  /// The rows that share a score.
  package struct Group: Sendable, Equatable {
    /// The score on the ranking's ``scale``.
    package let score: Double
    package let positives: Int
    package let negatives: Int

    package var count: Int { positives + negatives }
  }

  /// How finely scores are distinguished.
  package enum Resolution: Sendable, Equatable {
    /// By score.
    case exact
    /// By 16-bit code; a group's score is the code's representative, or the score itself if all
    /// scores with the code are known to be equal.
    case coded
  }

  /// The groups from the highest score to the lowest; none is empty.
  package let groups: [Group]
  package let positives: Int
  package let negatives: Int
  package let resolution: Resolution
  package let scale: ScoreScale
  /// For each code, whether it holds a single score; empty if that is not known.
  private let isSingle: [Bool]

  package var count: Int { positives + negatives }

  private init(
    _ groups: [Group], resolution: Resolution, scale: ScoreScale, isSingle: [Bool] = []
  ) {
    self.groups = groups
    self.resolution = resolution
    self.scale = scale
    self.isSingle = isSingle
    positives = groups.reduce(0) { $0 + $1.positives }
    negatives = groups.reduce(0) { $0 + $1.negatives }
  }
}

// MARK: - From scores

extension RankedScores {
  /// Ranks finite scores, up to the length of the shorter array; −0 equals 0.
  ///
  /// O(n), with 24 bytes per row of temporary memory.
  package init(_ scores: [Double], isPositive: [Bool]) {
    var positiveScores: [Double] = []
    var negativeScores: [Double] = []
    for (score, isPositive) in zip(scores, isPositive) {
      if isPositive { positiveScores.append(score) } else { negativeScores.append(score) }
    }
    self.init(positiveScores: positiveScores, negativeScores: negativeScores)
  }

  /// Ranks finite scores of positives and of negatives.
  package init(
    positiveScores: [Double], negativeScores: [Double], scale: ScoreScale = .probability
  ) {
    let positiveKeys = sortedScoreKeys(positiveScores)
    let negativeKeys = sortedScoreKeys(negativeScores)
    let (positives, negatives) = (positiveKeys.span, negativeKeys.span)
    var groups: [Group] = []
    var (positive, negative) = (positives.count, negatives.count)
    while positive > 0 || negative > 0 {
      // No score has the key 0, so 0 marks the end.
      let key = max(
        positive > 0 ? positives[positive - 1] : 0, negative > 0 ? negatives[negative - 1] : 0)
      let (positiveEnd, negativeEnd) = (positive, negative)
      while positive > 0, positives[positive - 1] == key { positive -= 1 }
      while negative > 0, negatives[negative - 1] == key { negative -= 1 }
      groups.append(
        Group(
          score: score(ofKey: key), positives: positiveEnd - positive,
          negatives: negativeEnd - negative))
    }
    self.init(groups, resolution: .exact, scale: scale)
  }

  /// Ranks scores by their codes.
  package init(_ histogram: ScoreHistogram) { self.init(histogram, scale: .probability, nil) }

  /// Ranks scores by their codes; the witness knows which codes hold a single score.
  init(_ histogram: ScoreHistogram, scale: ScoreScale, _ witness: CodeWitness?) {
    var groups: [Group] = []
    let isKnown = witness.map { !$0.isGivenUp } ?? false
    var isSingle = Array(repeating: false, count: isKnown ? ScoreCode.count : 0)
    for place in 0..<ScoreCode.count {
      let rawValue = UInt16.max - UInt16(truncatingIfNeeded: place)
      let code = ScoreCode(rawValue: rawValue)
      let (positives, negatives) = (histogram.positives(code), histogram.negatives(code))
      guard positives > 0 || negatives > 0 else { continue }
      let single = witness?.score(of: code)
      if single != nil { isSingle[Int(rawValue)] = true }
      groups.append(
        Group(
          score: single ?? scale.representative(code), positives: positives,
          negatives: negatives))
    }
    self.init(groups, resolution: .coded, scale: scale, isSingle: isSingle)
  }

  /// The same samples ranked by the probability of the other class of two, which is 1 minus theirs.
  ///
  /// It applies to rankings by probability; distinct scores stay distinct.
  var mirrored: RankedScores {
    RankedScores(
      groups.reversed().map {
        Group(score: -$0.score, positives: $0.negatives, negatives: $0.positives)
      },
      resolution: resolution, scale: .complement, isSingle: isSingle.reversed())
  }
}

// MARK: - Probabilities

extension RankedScores {
  /// The probability of a group's score.
  package func probability(_ group: Group) -> Double {
    guard scale == .logOdds, resolution == .coded else { return scale.probability(group.score) }
    let range = probabilities(group)
    return range.lowerBound + (range.upperBound - range.lowerBound) / 2
  }

  /// The lowest and the highest probability that a row of the group may have.
  func probabilities(_ group: Group) -> ClosedRange<Double> {
    guard let code = sharedCode(group) else {
      let p = scale.probability(group.score)
      return p...p
    }
    return scale.probabilities(code)
  }
}

// MARK: - Bounds of pooled scores

extension RankedScores {
  /// The code that a group's scores share; nil if they are exact.
  private func sharedCode(_ group: Group) -> ScoreCode? {
    guard resolution == .coded else { return nil }
    let code = scale.code(group.score)
    return isSingle.isEmpty || !isSingle[Int(code.rawValue)] ? code : nil
  }

  /// The lowest score that a row of the group may have; as a threshold it includes the whole group.
  package func lowest(_ group: Group) -> Double {
    sharedCode(group).map { scale.scores($0).lowerBound } ?? group.score
  }

  /// The highest score that a row of the group may have.
  package func highest(_ group: Group) -> Double {
    sharedCode(group).map { scale.scores($0).upperBound } ?? group.score
  }

  /// Whether rows of the group may have different scores.
  package func isPooled(_ group: Group) -> Bool {
    group.count > 1 && lowest(group) < highest(group)
  }

  /// The mean over all rows of the most by which a row's probability may differ from its group's; 0
  /// if exact.
  package var meanScoreBound: Double {
    guard resolution == .coded, count > 0 else { return 0 }
    var sum = ExactSum()
    for group in groups {
      let (p, range) = (probability(group), probabilities(group))
      sum.add(Double(group.count) * max(p - range.lowerBound, range.upperBound - p))
    }
    return sum.value / Double(count)
  }
}
