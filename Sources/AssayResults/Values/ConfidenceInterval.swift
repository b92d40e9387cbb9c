package import AssayStatistics

/// The range that holds a metric's value on all samples like these, with the confidence asked for.
package struct ConfidenceInterval: Sendable, Equatable {
  package let interval: Interval
  package let method: Method
  /// What makes the interval less certain than it looks; nil if nothing does.
  package let doubt: Doubt?
  /// The standard error of the value; nil for methods that do not use one.
  package let standardError: Double?
  /// The degrees of freedom of ``standardError``; nil for a normal distribution.
  package let degreesOfFreedom: Double?

  /// How an interval is computed.
  ///
  /// The names are those of `results.json`.
  package enum Method: String, Sendable, CaseIterable {
    /// Wilson's score interval of a share of the samples.
    case wilson
    /// Hall's interval of a mean, which allows for skewness, with Student's t.
    case hall = "hall1992_t"
    /// Hall's interval of a mean over samples with weights or in groups, with the standard error of the
    /// jackknife that leaves out one unit.
    case jackknifeHall = "jackknife_hall_t"
    /// Percentiles of the metric in confusion matrices drawn anew.
    case bootstrap = "multinomial_bootstrap"
    /// DeLong's variance on the scale of the logit.
    case deLong = "delong_logit"
    /// The variance of a mean over classes, from what each sample adds to it, on the scale of the logit.
    case influence = "influence_logit"
    /// The same of an average precision, with Student's t.
    case influenceT = "influence_logit_t"
    /// Of areas of 1: as many pairs of samples, none in two of them, were all in order.
    case disjointPairs = "disjoint_pairs"
    /// Wilson's score interval with as many samples as weighted ones, or those in groups, are worth.
    case effectiveWilson = "wilson_effective_n"
    /// The standard error of the metric's linear part, with Student's t.
    case linearized = "linearized_t"
  }

  package enum Doubt: Sendable, Equatable {
    /// So few samples or groups make most of the weight that the standard error has fewer than five degrees of
    /// freedom.
    case fewEffectiveUnits
    /// So few samples that no known interval of a mean holds what it promises.
    case fewSamples
    /// Fewer than ten wrong answers, which make most of a mean of losses.
    case fewErrors
    /// Fewer than ten samples of a class, which make much of the number.
    case rareClasses
    /// Few samples make most of a mean: n < 25·g², g the skewness (Cochran 1977).
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

  /// The bounds of slope·x + offset, of an x with these.
  package func along(slope: Double, offset: Double) -> ConfidenceInterval {
    let ends = [interval.low, interval.high].map { slope * $0 + offset }
    return with(
      Interval(low: min(ends[0], ends[1]), high: max(ends[0], ends[1])),
      standardError: standardError.map { slope.magnitude * $0 })
  }

  /// The same in another unit, in which every number is larger by the same factor.
  package func map(_ convert: (Double) -> Double) -> ConfidenceInterval {
    with(
      Interval(low: convert(interval.low), high: convert(interval.high)),
      standardError: standardError.map(convert))
  }

  /// The same, and the estimate that they are about: neither rounding nor clipping leaves it outside.
  package func holding(_ estimate: Double) -> ConfidenceInterval {
    with(interval.holding(estimate), standardError: standardError)
  }

  /// The part of it that a metric can reach.
  package func clipped(to range: ClosedRange<Double>) -> ConfidenceInterval {
    with(interval.clipped(to: range), standardError: standardError)
  }
}

/// Why a value has no bounds.
package enum NoInterval: Error, Sendable, Equatable {
  /// Only metrics were asked for.
  case notAskedFor
  /// There is no finite value to begin with.
  case noValue
  /// It is a fact about these samples, and not an estimate of anything.
  case fact
  case tooFewSamples(least: Int)
  /// All samples have the same loss, or every answer is right: nothing shows how far they vary.
  case noSpread
  /// Squares of the losses overflow.
  case tooLarge
  /// The confusion matrix has too many cells to draw it anew.
  case tooManyCells
  /// There are too many slices to draw the confusion matrix of each anew.
  case tooManySlices
  /// No interval of it is known to hold what it promises.
  case noMethod
  /// It would take samples that count alike, and these have weights.
  case weighted
  /// It would take samples that are independent of each other, and these belong to groups.
  case grouped
  /// Classes have so few samples that matrices drawn anew leave out the value itself.
  case rareClasses
  /// In many matrices drawn anew the metric has no value.
  case oftenUndefined
  /// Sums of each class are kept of fewer classes only.
  case tooManyClasses
  /// Soft labels are kept of fewer samples and classes only.
  case tooManyShares
  /// It takes sums of each class, which slices do not have.
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
  /// The bounds that a computation gives.
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
