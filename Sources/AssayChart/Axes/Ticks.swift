import AssayNumerics

/// Round values of a scale, for ticks.
enum Ticks {
  /// About `count` values at most, in increasing order: multiples of 1, 2 or 5 times a power of
  /// ten, or decades.
  static func values(of scale: Scale, about count: Int) -> [Double] {
    switch scale.kind {
    case .linear: linear(scale.domain, about: max(count, 1))
    case .log: log(scale.domain, about: max(count, 1))
    case .logOdds: shares(scale.domain, about: max(count, 1))
    }
  }

  /// The nearest round values outside the ends of a scale.
  static func niceEnds(of scale: Scale) -> ClosedRange<Double> {
    let (low, high) = (scale.domain.lowerBound, scale.domain.upperBound)
    let slack = 1e-9
    let candidates: [Double]
    switch scale.kind {
    case .linear:
      let step = step(of: scale.domain, about: 5)
      let ends = ((low / step.size + slack).rounded(.down), (high / step.size - slack).rounded(.up))
      guard ends.0.isFinite, ends.1.isFinite else { return scale.domain }
      candidates = [step.multiple(ends.0), step.multiple(ends.1)]
    case .log:
      let first = Int(Mathematics.log10(low).rounded(.down))
      let last = Int(Mathematics.log10(high).rounded(.up))
      let factors = last - first > 3 ? [1.0] : [1.0, 2, 5]
      candidates = (first...max(first, last)).flatMap { exponent in
        factors.map { Step(factor: $0, exponent: exponent).size }
      }
    case .logOdds:
      candidates = roundShares
    }
    let lower = candidates.last { $0 <= low * (1 + (low < 0 ? -slack : slack)) } ?? low
    let upper = candidates.first { $0 >= high * (1 - (high < 0 ? -slack : slack)) } ?? high
    // Never narrower than the domain, not even by the last bit.
    return min(lower, low)...max(upper, high)
  }

  /// The distance between two ticks: a factor times a power of ten.
  private struct Step {
    let factor: Double
    let exponent: Int

    var size: Double { multiple(1) }

    /// Dividing by a power of ten rounds once, so that 3 steps of 0.1 give 0.3.
    func multiple(_ count: Double) -> Double {
      let power = Mathematics.powerOfTen(Int(exponent.magnitude))
      return (exponent < 0 ? count * factor / power : count * factor * power) + 0
    }
  }

  private static func step(of domain: ClosedRange<Double>, about count: Int) -> Step {
    let rough = (domain.upperBound - domain.lowerBound) / Double(count)
    let exponent = Int(Mathematics.log10(rough).rounded(.down))
    let ratio = rough / Mathematics.powerOfTen(exponent)
    // A width of exactly `count` steps must not be missed because of its last bit.
    let slack = 1 + 1e-9
    if ratio > 5 * slack { return Step(factor: 1, exponent: exponent + 1) }
    return Step(
      factor: ratio > 2 * slack ? 5 : ratio > slack ? 2 : 1, exponent: exponent)
  }

  private static func linear(_ domain: ClosedRange<Double>, about count: Int) -> [Double] {
    let step = step(of: domain, about: count)
    let first = (domain.lowerBound / step.size - 1e-9).rounded(.up)
    let last = (domain.upperBound / step.size + 1e-9).rounded(.down)
    guard first.isFinite, last.isFinite, last >= first, last - first <= 100 else { return [] }
    return (0...Int(last - first)).map { step.multiple(first + Double($0)) }
  }

  /// The shares at which a log-odds axis may end, and which of them it labels inside.
  private static let roundShares = [
    1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1, 0.2, 0.5, 0.8, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999,
  ]
  private static let namedOnlyAtEnds = [0.2, 0.8]
  private static let namedAmongMany = [1e-6, 1e-4, 0.01, 0.5, 0.99, 0.9999, 0.999999]

  private static func shares(_ domain: ClosedRange<Double>, about count: Int) -> [Double] {
    let inside = roundShares.filter { share in
      domain.contains(share)
        && (!namedOnlyAtEnds.contains(share)
          || share == domain.lowerBound || share == domain.upperBound)
    }
    if inside.count <= count + 1 { return inside }
    let some = inside.filter(namedAmongMany.contains)
    return some.count <= count + 3 ? some : some.filter { $0 == 0.01 || $0 == 0.5 || $0 == 0.99 }
  }

  private static func log(_ domain: ClosedRange<Double>, about count: Int) -> [Double] {
    let slack = 1e-9
    let first = Int((Mathematics.log10(domain.lowerBound) - slack).rounded(.up))
    let last = Int((Mathematics.log10(domain.upperBound) + slack).rounded(.down))
    if last - first < 2, let finer = withinDecades(domain, about: count) { return finer }
    guard first <= last else { return [] }
    let every = max(1, (last - first + count) / count)
    // Counted from 10⁰, so that 1 is among the ticks.
    return (first...last).filter { $0 % every == 0 }.map(Mathematics.powerOfTen)
  }

  /// The values 1, 2 and 5 in each decade, for a scale of fewer than three decades; nil if too
  /// many.
  private static func withinDecades(
    _ domain: ClosedRange<Double>, about count: Int
  ) -> [Double]? {
    let first = Int(Mathematics.log10(domain.lowerBound).rounded(.down))
    let last = Int(Mathematics.log10(domain.upperBound).rounded(.down))
    let slack = 1e-9
    let allowed = (domain.lowerBound * (1 - slack))...(domain.upperBound * (1 + slack))
    let values = (first...max(first, last)).flatMap { exponent in
      [1.0, 2, 5].map { Step(factor: $0, exponent: exponent).size }
    }.filter(allowed.contains)
    if values.count < 2 { return linear(domain, about: count) }
    return values.count <= count + 1 ? values : nil
  }
}
