package import AssayData
package import AssayStatistics

/// Slices in which a model is weak, or in which two models differ from how they differ elsewhere:
/// searched for in one half of the samples and tested on the other.
package struct FoundSlices: Sendable {
  /// The numbers of samples that were searched, and that slices were tested on.
  package let searchedCount: Int
  package let testedCount: Int
  /// The columns that were searched, and those that were skipped, with the reason.
  package let columns: [String]
  package let leftOut: [UnsearchedColumn]
  /// The number of further columns that were not considered, because there are too many.
  package let moreColumns: Int
  /// The number of pairs of columns that were searched, and of all pairs.
  package let pairsSearched: Int
  package let pairs: Int
  /// The key of the metric that is compared; lower is better.
  package let metric: String
  /// The slices of each model, then of each pair of models, the most extreme first.
  package internal(set) var slices: [FoundSlice]
  /// Whether no slice was found for any model.
  package let isEmpty: Bool

  /// - Parameters:
  ///   - searched: The parts that were searched.
  ///   - metric: The metric that is compared.
  ///   - slices: The slices found, each tested by itself.
  ///   - alpha: The risk that all slices share.
  package init(_ searched: SearchedParts, metric: String, slices: [FoundSlice], alpha: Double) {
    (searchedCount, testedCount) = searched.halves
    (columns, leftOut, moreColumns) = (searched.columns, searched.leftOut, searched.moreColumns)
    (pairsSearched, pairs) = searched.pairs
    self.metric = metric
    isEmpty = slices.isEmpty
    let adjusted = Holm(slices.map(\.p))?.adjusted
    self.slices = slices.enumerated().map { place, slice in
      slice.adjusted(adjusted?[place] ?? 1, alpha: alpha)
    }
  }

  /// The number of samples.
  package var count: Int { searchedCount + testedCount }

  /// The least number of standard errors that makes a slice worth reporting.
  package static let leastScore = 2.0

  /// The least number of samples in a slice: 1 % of all, and at least 20.
  package static func least(of count: Int) -> Int { max(20, (count + 99) / 100) }

  /// The clearest slice; nil if none is clear.
  package var clearest: FoundSlice? {
    slices.filter(\.isClear).min { $0.adjustedP < $1.adjustedP }
  }

  /// The same with means in another unit.
  package func map(_ convert: (Double) -> Double) -> FoundSlices {
    var converted = self
    converted.slices = slices.map { $0.map(convert) }
    return converted
  }
}

extension FoundSlices {
  /// The slices of some models only, at their new indices.
  func of(_ places: [Int: Int]) -> FoundSlices {
    var shown = self
    shown.slices = slices.compactMap { slice in
      slice.subject.moved(by: places).map { subject in
        var slice = slice
        slice.subject = subject
        return slice
      }
    }
    return shown
  }
}

extension FoundSlice.Subject {
  /// The subject at its new indices; nil if a model has none.
  fileprivate func moved(by places: [Int: Int]) -> FoundSlice.Subject? {
    switch self {
    case .model(let model): return places[model].map { .model($0) }
    case .pair(let baseline, let candidate):
      guard let baseline = places[baseline], let candidate = places[candidate] else { return nil }
      return .pair(baseline: baseline, candidate: candidate)
    }
  }
}

/// The parts of the samples that slices are searched for in.
package struct SearchedParts: Sendable {
  package let halves: (searched: Int, tested: Int)
  package let columns: [String]
  package let leftOut: [UnsearchedColumn]
  package let moreColumns: Int
  package let pairs: (searched: Int, all: Int)

  package init(
    halves: (searched: Int, tested: Int), columns: [String], leftOut: [UnsearchedColumn],
    moreColumns: Int, pairs: (searched: Int, all: Int)
  ) {
    (self.halves, self.columns, self.leftOut) = (halves, columns, leftOut)
    (self.moreColumns, self.pairs) = (moreColumns, pairs)
  }
}

/// A column in which no slices are searched for.
package struct UnsearchedColumn: Sendable {
  package let column: String
  package let reason: Reason

  package init(column: String, reason: Reason) { (self.column, self.reason) = (column, reason) }

  /// The raw values are the names in `results.json`.
  package enum Reason: String, Error, Sendable, CaseIterable {
    /// All samples have the same value.
    case oneValue = "one_value"
    /// Text with more than 1,000 distinct values, such as ids.
    case tooManyValues = "too_many_values"
    /// The column is named like ids, labels or predictions.
    case name
  }
}

/// A condition on one column that all samples of a slice satisfy.
package struct SliceCondition: Sendable {
  package let column: String
  package let value: Value

  package init(column: String, value: Value) { (self.column, self.value) = (column, value) }

  /// A text, a number, or a range of numbers.
  package enum Value: Sendable, Hashable {
    /// The text may be empty.
    case text(ExactText)
    case number(Double)
    /// One of the two bounds may be missing.
    case range(above: Double?, upTo: Double?)

    package static func text(_ text: String) -> Value { .text(ExactText(text)) }
  }
}

/// A slice that was found.
package struct FoundSlice: Sendable {
  /// One or two conditions.
  package let conditions: [SliceCondition]
  package internal(set) var subject: Subject
  /// The number of samples in the slice, and how many of them it was tested on.
  package let count: Int
  package let testedCount: Int
  /// The means over the samples it was tested on, in the slice and elsewhere: of a model's loss, or
  /// of the difference between the losses of two models.
  package let inside: Double
  package let elsewhere: Double
  /// The confidence interval of inside minus elsewhere; nil if nothing shows the variation.
  package let interval: Interval?
  /// The probability of a difference at least this large if the slice were like the rest.
  package let p: Double
  /// The difference in the searched samples, in standard errors.
  package let searchZ: Double
  /// The p-value, adjusted for all slices (Holm 1979).
  package private(set) var adjustedP = 1.0
  /// Whether the adjusted p-value is at most the risk, and the sign is that of the searched
  /// samples.
  package private(set) var isClear = false

  /// The model or pair of models that a slice is about.
  package enum Subject: Sendable, Equatable {
    case model(Int)
    /// The candidate's loss minus the baseline's.
    case pair(baseline: Int, candidate: Int)
  }

  package init(
    conditions: [SliceCondition], subject: Subject, count: Int, testedCount: Int, inside: Double,
    elsewhere: Double, interval: Interval?, p: Double, searchZ: Double
  ) {
    (self.conditions, self.subject) = (conditions, subject)
    (self.count, self.testedCount) = (count, testedCount)
    (self.inside, self.elsewhere, self.interval) = (inside, elsewhere, interval)
    (self.p, self.searchZ) = (p, searchZ)
  }

  package var difference: Double { inside - elsewhere }

  fileprivate func adjusted(_ p: Double, alpha: Double) -> FoundSlice {
    var slice = self
    slice.adjustedP = p
    slice.isClear = p <= alpha && difference * searchZ > 0
    return slice
  }

  fileprivate func map(_ convert: (Double) -> Double) -> FoundSlice {
    var slice = FoundSlice(
      conditions: conditions, subject: subject, count: count, testedCount: testedCount,
      inside: convert(inside), elsewhere: convert(elsewhere),
      interval: interval.map { Interval(low: convert($0.low), high: convert($0.high)) }, p: p,
      searchZ: searchZ)
    (slice.adjustedP, slice.isClear) = (adjustedP, isClear)
    return slice
  }
}
