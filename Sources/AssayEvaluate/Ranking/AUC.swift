package import AssayData

/// The area under the ROC curve, as a fraction of whole numbers: 2U/(2PN), in 0 … 1.
///
/// It is the share of pairs of a positive and a negative where the positive has the higher score;
/// ties count half (D. Bamber, "The area above the ordinal dominance graph and the area below the
/// receiver operating characteristic graph", 1975). U is Mann and Whitney's statistic.
package struct AUC: Sendable, Equatable {
  /// Twice U: 2 for each pair in the right order, 1 for each tie.
  package let twiceU: Int128
  package let positives: Int
  package let negatives: Int
  /// Pairs that are tied only because their scores have the same code.
  package let pooledPairs: Int128

  init(twiceU: Int128, positives: Int, negatives: Int, pooledPairs: Int128) {
    (self.twiceU, self.pooledPairs) = (twiceU, pooledPairs)
    (self.positives, self.negatives) = (positives, negatives)
  }

  package init(_ ranked: RankedScores) {
    var twiceU: Int128 = 0
    var pooled: Int128 = 0
    var negativesBelow = ranked.negatives
    for group in ranked.groups {
      negativesBelow -= group.negatives
      twiceU += Int128(group.positives) * Int128(2 * negativesBelow + group.negatives)
      if ranked.isPooled(group) { pooled += Int128(group.positives) * Int128(group.negatives) }
    }
    self.twiceU = twiceU
    pooledPairs = pooled
    (positives, negatives) = (ranked.positives, ranked.negatives)
  }

  /// The area; undefined if one of the classes is absent.
  package var estimate: Estimate {
    if positives == 0 { return .undefined(.noSamples) }
    if negatives == 0 { return .undefined(.noOtherSamples) }
    return .value(Double(twiceU) / Double(twicePairs))
  }

  /// The most by which the value may differ from that of the original scores: half a pair for each
  /// pooled one.
  package var errorBound: Double {
    pooledPairs == 0 ? 0 : Double(pooledPairs) / Double(twicePairs)
  }

  /// 2PN.
  var twicePairs: Int128 { 2 * Int128(positives) * Int128(negatives) }
}
