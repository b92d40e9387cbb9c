package import AssayData
package import AssayStatistics

/// Slices in which a model is weak, or two models differ otherwise than elsewhere: looked for on one half of the
/// samples, and tested on the other.
package struct FoundSlices: Sendable {
  /// The number of samples that were searched, and of those that slices were tested on.
  package let searchedCount: Int
  package let testedCount: Int
  /// The columns that were searched, and those that were not, with the reason.
  package let columns: [String]
  package let leftOut: [UnsearchedColumn]
  /// The number of columns that were left out before, as there are too many.
  package let moreColumns: Int
  /// How many pairs of columns were searched, and how many there are.
  package let pairsSearched: Int
  package let pairs: Int
  /// The key of the metric that is compared; lower is better.
  package let metric: String
  /// Of each model, then of each pair of models, the most extreme first.
  package internal(set) var slices: [FoundSlice]
  /// Whether none was found, of whichever model.
  package let isEmpty: Bool

  /// - Parameters:
  ///   - searched: What was searched.
  ///   - metric: What is compared.
  ///   - slices: What was found, tested alone.
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

  /// Fewer standard errors are no find.
  package static let leastScore = 2.0

  /// The least number of samples in a slice: 1 % of all, and 20.
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
  /// The same of some models alone, which have new places.
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
  /// Nil if a model has no new place.
  fileprivate func moved(by places: [Int: Int]) -> FoundSlice.Subject? {
    switch self {
    case .model(let model): return places[model].map { .model($0) }
    case .pair(let baseline, let candidate):
      guard let baseline = places[baseline], let candidate = places[candidate] else { return nil }
      return .pair(baseline: baseline, candidate: candidate)
    }
  }
}

/// What slices are looked for in.
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

/// A column in which no slices are looked for.
package struct UnsearchedColumn: Sendable {
  package let column: String
  package let reason: Reason

  package init(column: String, reason: Reason) { (self.column, self.reason) = (column, reason) }

  /// The names are those of `results.json`.
  package enum Reason: String, Error, Sendable, CaseIterable {
    /// All samples have the same value.
    case oneValue = "one_value"
    /// Texts of more than 1,000 values, as ids are.
    case tooManyValues = "too_many_values"
    /// It is named like ids, labels or predictions.
    case name
  }
}

/// What the samples of a slice have in common in one column.
package struct SliceCondition: Sendable {
  package let column: String
  package let value: Value

  package init(column: String, value: Value) { (self.column, self.value) = (column, value) }

  /// A text, a number, or the numbers of a range.
  package enum Value: Sendable, Hashable {
    /// It may be empty.
    case text(ExactText)
    case number(Double)
    /// One of the two bounds may be missing.
    case range(above: Double?, upTo: Double?)

    package static func text(_ text: String) -> Value { .text(ExactText(text)) }
  }
}

/// A slice that was found.
package struct FoundSlice: Sendable {
  /// One condition, or two.
  package let conditions: [SliceCondition]
  package internal(set) var subject: Subject
  /// How many samples it has, and how many of them it is tested on.
  package let count: Int
  package let testedCount: Int
  /// The means of the samples that it is tested on, in the slice and elsewhere: of a model’s loss, or of how the
  /// losses of two models differ.
  package let inside: Double
  package let elsewhere: Double
  /// Inside less elsewhere on all samples like these; nil where nothing shows how far it varies.
  package let interval: Interval?
  /// The probability of a difference at least as large if the slice were like the rest.
  package let p: Double
  /// The difference in standard errors on the samples that were searched.
  package let searchZ: Double
  /// p for all slices taken together (Holm 1979).
  package private(set) var adjustedP = 1.0
  /// Whether the adjusted p is at most the risk, and the sign that of the samples that were searched.
  package private(set) var isClear = false

  /// What a slice is about.
  package enum Subject: Sendable, Equatable {
    case model(Int)
    /// The candidate's loss less the baseline's.
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
