package import AssayData

/// The mean over classes, or pairs of classes, of a number that may be undefined for some.
package struct ClassAverage: Sendable, Equatable {
  /// The mean over those where it is defined; if absent, undefined for the first one's
  /// reason.
  package let estimate: Estimate
  /// The number of classes, or pairs, where it is defined.
  package let definedCount: Int

  /// The mean with equal weights.
  package init(macro estimates: [Estimate]) {
    self.init(estimates.map { ($0, 1) })
  }

  /// The weighted mean; a weight is, for example, the number of samples of a class.
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

/// The area under the ROC curve between two classes, ignoring all others.
///
/// Each class's scores rank the samples of both; the area is the mean of the two. Its macro mean
/// over all pairs is Hand and Till's M ("A simple generalisation of the area under the ROC curve
/// for multiple class classification problems", 2001); its mean weighted by ``weight`` is
/// scikit-learn's `roc_auc_score(multi_class="ovo", average="weighted")`.
package struct ClassPair: Sendable, Equatable {
  /// The mean of both areas, in 0 … 1; undefined if one of the classes is absent.
  package let estimate: Estimate
  /// The number of samples that have either class.
  package let weight: Int

  /// Combines the areas of each of the two classes against the other.
  package init(_ one: AUC, _ other: AUC) {
    weight = one.positives + one.negatives
    let pairs = one.twicePairs + other.twicePairs
    if one.twicePairs > 0, other.twicePairs > 0 {
      estimate = .value(Double(one.twiceU + other.twiceU) / Double(pairs))
    } else {
      estimate = .undefined(.noSamples)
    }
  }
}
