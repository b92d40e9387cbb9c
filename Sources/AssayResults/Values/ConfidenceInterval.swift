package import AssayStatistics

/// The confidence interval of a metric's value on the population of such samples.
package struct ConfidenceInterval: Sendable, Equatable {
  package let interval: Interval
  package let method: Method
  /// Why the interval is approximate; nil if it is not.
  package let doubt: Doubt?
  /// The standard error of the value; nil if the method does not use one.
  package let standardError: Double?
  /// The degrees of freedom of ``standardError``; nil for a normal distribution.
  package let degreesOfFreedom: Double?

  /// How an interval is computed.
  ///
  /// The raw values are the names in `results.json`.
  package enum Method: String, Sendable, CaseIterable {
    /// Wilson's score interval of a share of the samples.
    case wilson
    /// Hall's interval of a mean, which allows for skewness, with Student's t.
    case hall = "hall1992_t"
    /// Hall's interval of a mean over samples with weights or in groups, with the standard error of
    /// the delete-one-unit jackknife.
    case jackknifeHall = "jackknife_hall_t"
    /// Percentiles of the metric over resampled confusion matrices.
    case bootstrap = "multinomial_bootstrap"
    /// DeLong's variance on the logit scale.
    case deLong = "delong_logit"
    /// The variance of a mean over classes, from each sample's influence on it, on the logit scale.
    case influence = "influence_logit"
    /// The same for an average precision, with Student's t.
    case influenceT = "influence_logit_t"
    /// For areas of 1: the bound from disjoint pairs of samples, all of which are in order.
    case disjointPairs = "disjoint_pairs"
    /// Wilson's score interval with the effective number of weighted or grouped samples.
    case effectiveWilson = "wilson_effective_n"
    /// The standard error of the linearized metric, with Student's t.
    case linearized = "linearized_t"
  }

  package enum Doubt: Sendable, Equatable {
    /// A few samples or groups have most of the weight, so that the standard error has fewer than
    /// five degrees of freedom.
    case fewEffectiveUnits
    /// There are so few samples that no known interval of a mean reaches its nominal coverage.
    case fewSamples
    /// Fewer than ten wrong answers dominate a mean of losses.
    case fewErrors
    /// A class has fewer than ten samples, which strongly affect the number.
    case rareClasses
    /// A few samples dominate a mean: n < 25·g², where g is the skewness (Cochran 1977).
    case heavyTail(skewness: Double)
  }

  package init(
    _ interval: Interval, _ method: Method, doubt: Doubt? = nil, standardError: Double? = nil,
    degreesOfFreedom: Double? = nil
  ) {
    (self.interval, self.method, self.doubt) = (interval, method, doubt)
    (self.standardError, self.degreesOfFreedom) = (standardError, degreesOfFreedom)
  }

  /// The same with another interval and standard error.
  private func with(_ interval: Interval, standardError: Double?) -> ConfidenceInterval {
    ConfidenceInterval(
      interval, method, doubt: doubt, standardError: standardError,
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The same with a standard error.
  package func with(standardError: Double, degreesOfFreedom: Double?) -> ConfidenceInterval {
    ConfidenceInterval(
      interval, method, doubt: doubt, standardError: standardError,
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The bounds of slope·x + offset, if these are the bounds of x.
  package func along(slope: Double, offset: Double) -> ConfidenceInterval {
    let ends = [interval.low, interval.high].map { slope * $0 + offset }
    return with(
      Interval(low: min(ends[0], ends[1]), high: max(ends[0], ends[1])),
      standardError: standardError.map { slope.magnitude * $0 })
  }

  /// The same in another unit, which multiplies every number by the same factor.
  package func map(_ convert: (Double) -> Double) -> ConfidenceInterval {
    with(
      Interval(low: convert(interval.low), high: convert(interval.high)),
      standardError: standardError.map(convert))
  }

  /// The bounds, extended to include the estimate if rounding or clipping left it outside.
  package func holding(_ estimate: Double) -> ConfidenceInterval {
    with(interval.holding(estimate), standardError: standardError)
  }

  /// The part of the bounds within the metric's range.
  package func clipped(to range: ClosedRange<Double>) -> ConfidenceInterval {
    with(interval.clipped(to: range), standardError: standardError)
  }
}

/// Why a value has no bounds.
package enum NoInterval: Error, Sendable, Equatable {
  /// Only the core metrics were asked for.
  case notAskedFor
  /// There is no finite value.
  case noValue
  /// The value is a fact about these samples, not an estimate.
  case fact
  case tooFewSamples(least: Int)
  /// All samples have the same loss, or every answer is right, so that nothing shows the variation.
  case noSpread
  /// The squares of the losses overflow.
  case tooLarge
  /// The confusion matrix has too many cells to be resampled.
  case tooManyCells
  /// There are too many slices to resample the confusion matrix of each.
  case tooManySlices
  /// No interval is known to reach its nominal coverage.
  case noMethod
  /// The method needs samples of equal weight, and these have weights.
  case weighted
  /// The method needs independent samples, and these belong to groups.
  case grouped
  /// Some classes have so few samples that the resampled values leave out the value itself.
  case rareClasses
  /// In many resampled matrices the metric is undefined.
  case oftenUndefined
  /// There are too many classes: sums of each class are kept only for fewer.
  case tooManyClasses
  /// There are too many samples or classes: soft labels are kept only for fewer.
  case tooManyShares
  /// The method needs sums of each class, which slices do not have.
  case notOfSlices

  package init(_ reason: Indeterminate) {
    switch reason {
    case .tooFew(let least): self = .tooFewSamples(least: least)
    case .noSpread: self = .noSpread
    case .tooMany: self = .tooManyCells
    case .notFinite, .impossible: self = .tooLarge
    }
  }
}

/// A metric's bounds, or why it has none.
package typealias IntervalResult = Result<ConfidenceInterval, NoInterval>

extension Result where Success == ConfidenceInterval, Failure == NoInterval {
  /// The bounds that a computation returns, or the reason why it throws.
  package init(
    _ method: ConfidenceInterval.Method, doubt: ConfidenceInterval.Doubt? = nil,
    _ interval: () throws(Indeterminate) -> Interval
  ) {
    do {
      self = .success(ConfidenceInterval(try interval(), method, doubt: doubt))
    } catch {
      self = .failure(NoInterval(error))
    }
  }

  package var bounds: ConfidenceInterval? { try? get() }
}
