package import AssayData

/// A mean over classes, or pairs of them, of a number that some may not have.
package struct ClassAverage: Sendable, Equatable {
  /// Over those that have it; undefined, for the first reason, where none has.
  package let estimate: Estimate
  /// How many have it.
  package let definedCount: Int

  /// Every class counts the same.
  package init(macro estimates: [Estimate]) {
    self.init(estimates.map { ($0, 1) })
  }

  /// A class counts by its weight, as by how many samples have it.
  package init(weighted estimates: [(estimate: Estimate, weight: Int)]) {
    self.init(estimates.map { ($0.estimate, $0.weight) })
  }

  private init(_ estimates: [(Estimate, Int)]) {
    var sum = ExactSum()
    var (weights, defined) = (0, 0)
    for (estimate, weight) in estimates {
      guard let value = estimate.finite else { continue }
      sum.add(value * Double(weight))
      weights += weight
      defined += 1
    }
    definedCount = defined
    estimate =
      weights > 0
      ? .value(sum.value / Double(weights)) : estimates.first?.0 ?? .undefined(.noSamples)
  }
}

/// Two classes told apart, without regard to all others.
///
/// Each class's scores rank the samples of both; the area is the mean of the two. The macro mean of
/// it over all pairs is Hand and Till's M ("A simple generalisation of the area under the ROC curve
/// for multiple class classification problems", 2001); weighted by ``weight`` it is scikit-learn's
/// `roc_auc_score(multi_class="ovo", average="weighted")`.
package struct ClassPair: Sendable, Equatable {
  /// The mean of both areas, in 0 … 1; undefined where one of the classes is absent.
  package let estimate: Estimate
  /// How many samples have either class.
  package let weight: Int

  /// - Parameters:
  ///   - first: The samples of both classes by the scores of the first, which are its positives.
  ///   - second: The same samples by the scores of the second, which are its positives.
  package init(first: RankedScores, second: RankedScores) {
    self.init(AUC(first), AUC(second))
  }

  /// The areas of each of the two against the other.
  init(_ one: AUC, _ other: AUC) {
    weight = one.positives + one.negatives
    let pairs = one.twicePairs + other.twicePairs
    if one.twicePairs > 0, other.twicePairs > 0 {
      estimate = .value(Double(one.twiceU + other.twiceU) / Double(pairs))
    } else {
      estimate = .undefined(.noSamples)
    }
  }
}
