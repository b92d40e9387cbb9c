package import AssayStatistics

/// The rankings of the same samples by several models, and the differences between them.
package struct JointRanking: Sendable {
  /// One per model; nil if it has no scores, or too many to be kept.
  package let rankings: [ModelRanking?]
  /// One per pair; nil if one of the two is not ranked, if the scores are not of the same samples
  /// in the same order, or if samples are not independent.
  package let differences: [ScoreDifferences?]

  /// - Parameters:
  ///   - stores: The models' scores of the same samples in the same order.
  ///   - pairs: The models whose rankings are compared.
  ///   - positive: The positive class, of two; nil for the second class.
  ///   - confidence: The confidence level.
  ///   - jobs: The number of workers; it does not change the results.
  ///   - areIndependent: Whether samples are independent, which every variance assumes.
  init(
    _ stores: [ScoreStore?], pairs: [ModelPair], positive: Int?, _ confidence: Confidence,
    jobs: Int,
    areIndependent: Bool
  ) {
    let kept = stores.indices.filter { stores[$0]?.resolution != nil }
    let shown = kept.compactMap { stores[$0] }
    guard let first = shown.first, shown.allSatisfy({ $0.isAligned(with: first) }) else {
      rankings = stores.map { store in
        store.flatMap { store in
          store.resolution == nil
            ? nil
            : JointRanking(
              [store], pairs: [], positive: positive, confidence, jobs: jobs,
              areIndependent: areIndependent
            ).rankings.first ?? nil
        }
      }
      differences = pairs.map { _ in nil }
      return
    }
    var places: [Int: Int] = [:]
    for (place, model) in kept.enumerated() { places[model] = place }
    let compared = pairs.map { pair in
      places[pair.baseline].flatMap { baseline in
        places[pair.candidate].map { ModelPair(baseline: baseline, candidate: $0) }
      }
    }
    var pass = RankingPass(
      shown, pairs: areIndependent ? compared.compactMap(\.self) : [], positive: positive,
      areIndependent: areIndependent)
    let (rankings, differences) = pass.run(confidence, jobs: jobs)
    self.rankings = stores.indices.map { model in places[model].map { rankings[$0] } }
    var next = differences.makeIterator()
    self.differences = compared.map { areIndependent && $0 != nil ? next.next() ?? nil : nil }
  }
}

extension Evaluator {
  /// The rankings of the same samples by several models, and the differences between those of
  /// pairs.
  ///
  /// Samples with weights are not ranked.
  package static func rankings(
    of evaluators: [Evaluator], pairs: [ModelPair], _ confidence: Confidence, jobs: Int
  ) -> JointRanking {
    JointRanking(
      evaluators.map { $0.scoreFold?.store }, pairs: pairs,
      positive: evaluators.first?.positive, confidence, jobs: jobs,
      areIndependent: evaluators.allSatisfy { $0.weighed == nil })
  }
}
