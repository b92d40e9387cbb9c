/// The distinct scores of a two-class question, and how many positives and negatives have each.
///
/// Everything about ranking and calibration of one class against others follows from it. The order
/// of the rows makes no difference to it.
package struct RankedScores: Sendable, Equatable {
  /// The rows that share a score.
  package struct Group: Sendable, Equatable {
    package let score: Double
    package let positives: Int
    package let negatives: Int

    package var count: Int { positives + negatives }
  }

  /// How finely scores are told apart.
  package enum Resolution: Sendable, Equatable {
    /// Every score by itself.
    case exact
    /// Those that share a ``ScoreCode`` together; a group's score is the code's representative.
    case coded
  }

  /// From the highest score to the lowest; none is empty.
  package let groups: [Group]
  package let positives: Int
  package let negatives: Int
  package let resolution: Resolution

  package var count: Int { positives + negatives }

  private init(_ groups: [Group], resolution: Resolution) {
    self.groups = groups
    self.resolution = resolution
    positives = groups.reduce(0) { $0 + $1.positives }
    negatives = groups.reduce(0) { $0 + $1.negatives }
  }
}

// MARK: - Made from scores

extension RankedScores {
  /// Ranks finite scores, as many as both arrays have; −0 is 0.
  ///
  /// O(n), with 24 bytes a row on the way.
  package init(_ scores: [Double], isPositive: [Bool]) {
    var positiveScores: [Double] = []
    var negativeScores: [Double] = []
    for (score, isPositive) in zip(scores, isPositive) {
      if isPositive { positiveScores.append(score) } else { negativeScores.append(score) }
    }
    self.init(positiveScores: positiveScores, negativeScores: negativeScores)
  }

  /// Ranks finite scores of one class against all others.
  package init(_ scores: [Double], labels: [Int32], positive: Int32) {
    self.init(scores, isPositive: labels.map { $0 == positive })
  }

  /// Ranks finite scores of positives and of negatives.
  package init(positiveScores: [Double], negativeScores: [Double]) {
    let positiveKeys = sortedScoreKeys(positiveScores)
    let negativeKeys = sortedScoreKeys(negativeScores)
    let (positives, negatives) = (positiveKeys.span, negativeKeys.span)
    var groups: [Group] = []
    var (positive, negative) = (positives.count, negatives.count)
    while positive > 0 || negative > 0 {
      // No score has the key 0, so it stands for the end.
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
    self.init(groups, resolution: .exact)
  }

  /// Ranks probabilities by their codes.
  package init(_ histogram: ScoreHistogram) {
    var groups: [Group] = []
    for rawValue in (0...UInt16.max).reversed() {
      let code = ScoreCode(rawValue: rawValue)
      let (positives, negatives) = (histogram.positives(code), histogram.negatives(code))
      guard positives > 0 || negatives > 0 else { continue }
      groups.append(
        Group(score: code.representative, positives: positives, negatives: negatives))
    }
    self.init(groups, resolution: .coded)
  }
}

// MARK: - What resolution leaves open

extension RankedScores {
  /// The lowest score that a row of the group may have: as a threshold it takes the whole group.
  package func lowest(_ group: Group) -> Double {
    resolution == .exact ? group.score : ScoreCode(group.score).lowest
  }

  /// The highest score that a row of the group may have.
  package func highest(_ group: Group) -> Double {
    resolution == .exact ? group.score : ScoreCode(group.score).highest
  }

  /// Whether rows of the group may have different scores.
  package func isPooled(_ group: Group) -> Bool {
    resolution == .coded && lowest(group) < highest(group) && group.count > 1
  }

  /// How far a row's score may be from its group's, at most, in the mean over all rows; 0 if exact.
  package var meanScoreBound: Double {
    guard resolution == .coded, count > 0 else { return 0 }
    var sum = ExactSum()
    for group in groups {
      let reach = max(group.score - lowest(group), highest(group) - group.score)
      sum.add(Double(group.count) * reach)
    }
    return sum.value / Double(count)
  }
}
