package import AssayData

/// The numbers of samples in which one model's loss is lower than, equal to and higher than
/// another's.
package struct LossRecord: Sendable, Equatable {
  package let lower: Int
  package let equal: Int
  package let higher: Int

  package init(lower: Int, equal: Int, higher: Int) {
    (self.lower, self.equal, self.higher) = (lower, equal, higher)
  }
}

/// A candidate's value minus the baseline's.
///
/// ```swift
/// switch report.comparison("cross_entropy", of: "tree")?.difference {
/// case .value(let change): print(change < 0 ? "lower" : "not lower")
/// case .infinitelyHigher: print("only the tree's is infinite")
/// case .infinitelyLower: print("only the baseline's is infinite")
/// case .undefined, nil: print("no difference")
/// }
/// ```
public enum Difference: Sendable, Equatable {
  /// A finite difference.
  case value(Double)
  /// Only the candidate's value is infinite.
  case infinitelyHigher
  /// Only the baseline's value is infinite.
  case infinitelyLower
  /// One of the two values is undefined, or both are infinite.
  case undefined

  /// The difference from a test, which sums over samples without rounding; if there is no test, the
  /// difference of the two values.
  package init(of test: PairedTest?, from baseline: Estimate, to candidate: Estimate) {
    self = test.map { .value($0.difference) } ?? Difference(from: baseline, to: candidate)
  }

  package init(from baseline: Estimate, to candidate: Estimate) {
    switch (baseline, candidate) {
    case (.value(let old), .value(let new)): self = .value(new - old)
    case (.value, .infinite): self = .infinitelyHigher
    case (.infinite, .value): self = .infinitelyLower
    default: self = .undefined
    }
  }

  package func map(_ convert: (Double) -> Double) -> Difference {
    if case .value(let value) = self { .value(convert(value)) } else { self }
  }

  /// −1, 0 or 1; nil if the difference is undefined.
  package var sign: Int? {
    switch self {
    case .value(let value): value < 0 ? -1 : value > 0 ? 1 : 0
    case .infinitelyHigher: 1
    case .infinitelyLower: -1
    case .undefined: nil
    }
  }
}
