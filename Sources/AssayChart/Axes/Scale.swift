import AssayNumerics

/// Maps values to positions on an axis.
///
/// A domain that cannot be shown is replaced: an empty one is widened, infinite ends are clamped,
/// and a logarithmic domain that reaches 0 starts six decades below its upper end.
package struct Scale: Sendable, Equatable {
  package enum Kind: Sendable {
    case linear
    case log
    /// For shares: 99 % to 99.9 % is as long as 90 % to 99 %.
    case logOdds
  }

  package let kind: Kind
  package let domain: ClosedRange<Double>

  package static func linear(_ domain: ClosedRange<Double>) -> Self {
    let limit = 1e300
    let lower = min(max(domain.lowerBound, -limit), limit)
    let upper = min(max(domain.upperBound, -limit), limit)
    let magnitude = max(lower.magnitude, upper.magnitude)
    guard upper - lower <= max(magnitude * 1e-12, 1e-290) else {
      return Self(kind: .linear, domain: lower...upper)
    }
    let margin = magnitude > 1e-280 ? magnitude / 2 : 0.5
    return Self(kind: .linear, domain: (lower - margin)...(upper + margin))
  }

  package static func log(_ domain: ClosedRange<Double>) -> Self {
    let upper = domain.upperBound > 0 ? min(max(domain.upperBound, 1e-280), 1e280) : 1
    let lower = domain.lowerBound > 0 ? max(domain.lowerBound, 1e-290) : upper * 1e-6
    guard upper / lower > 1 + 1e-9 else {
      let middle = min(lower, upper)
      return Self(kind: .log, domain: (middle / 10)...(middle * 10))
    }
    return Self(kind: .log, domain: lower...upper)
  }

  package static func logOdds(_ domain: ClosedRange<Double>) -> Self {
    let lower = min(max(domain.lowerBound, 1e-9), 1 - 1e-6)
    let upper = min(max(domain.upperBound, 1e-6), 1 - 1e-9)
    guard upper - lower > 1e-10 else {
      return Self(kind: .logOdds, domain: (lower / 10)...(1 - (1 - lower) / 10))
    }
    return Self(kind: .logOdds, domain: lower...upper)
  }

  /// The same scale with a domain extended to round values, so that each end has a tick.
  package var nice: Self { Self(kind: kind, domain: Ticks.niceEnds(of: self)) }

  /// The position of a value on the axis, from 0 to 1; values outside are clamped, and nil if not
  /// finite.
  package func fraction(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let clamped = min(max(value, domain.lowerBound), domain.upperBound)
    switch kind {
    case .linear:
      return (clamped - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    case .log:
      let start = Mathematics.log10(domain.lowerBound)
      let end = Mathematics.log10(domain.upperBound)
      return min(max((Mathematics.log10(clamped) - start) / (end - start), 0), 1)
    case .logOdds:
      let (start, end) = (Self.odds(domain.lowerBound), Self.odds(domain.upperBound))
      return min(max((Self.odds(clamped) - start) / (end - start), 0), 1)
    }
  }

  private static func odds(_ share: Double) -> Double { Mathematics.log10(share / (1 - share)) }
}
