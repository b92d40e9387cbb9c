import AssayNumerics

/// The round values of a scale that a reader can count by.
enum Ticks {
  /// At most about so many, from low to high: multiples of 1, 2 or 5 times a power of ten, or
  /// decades.
  static func values(of scale: Scale, about count: Int) -> [Double] {
    switch scale.kind {
    case .linear: linear(scale.domain, about: max(count, 1))
    case .log: log(scale.domain, about: max(count, 1))
    }
  }

  private static func linear(_ domain: ClosedRange<Double>, about count: Int) -> [Double] {
    let rough = (domain.upperBound - domain.lowerBound) / Double(count)
    var exponent = Int(Mathematics.log10(rough).rounded(.down))
    let ratio = rough / Mathematics.powerOfTen(exponent)
    // A width of exactly `count` steps must not be missed by its last bit.
    let slack = 1 + 1e-9
    var factor = 1.0
    if ratio > 5 * slack {
      exponent += 1
    } else if ratio > 2 * slack {
      factor = 5
    } else if ratio > slack {
      factor = 2
    }
    // Dividing by a power of ten rounds once, so that 3 steps of 0.1 are 0.3.
    let power = Mathematics.powerOfTen(Int(exponent.magnitude))
    let step = exponent < 0 ? factor / power : factor * power
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard first.isFinite, last.isFinite, last >= first, last - first <= 100 else { return [] }
    return (0...Int(last - first)).map { index in
      let multiple = (first + Double(index)) * factor
      return (exponent < 0 ? multiple / power : multiple * power) + 0
    }
  }

  private static func log(_ domain: ClosedRange<Double>, about count: Int) -> [Double] {
    let slack = 1e-9
    let first = Int((Mathematics.log10(domain.lowerBound) - slack).rounded(.up))
    let last = Int((Mathematics.log10(domain.upperBound) + slack).rounded(.down))
    if last - first < 2, let finer = withinDecades(domain, about: count) { return finer }
    guard first <= last else { return [] }
    let every = max(1, (last - first + count) / count)
    // Counted from 1, so that this well-known value is there.
    return (first...last).filter { $0 % every == 0 }.map(Mathematics.powerOfTen)
  }

  /// Where a scale has less than three decades: 1, 2 and 5 times each, if they are not too many.
  private static func withinDecades(
    _ domain: ClosedRange<Double>, about count: Int
  ) -> [Double]? {
    let first = Int(Mathematics.log10(domain.lowerBound).rounded(.down))
    let last = Int(Mathematics.log10(domain.upperBound).rounded(.down))
    let slack = 1e-9
    let allowed = (domain.lowerBound * (1 - slack))...(domain.upperBound * (1 + slack))
    let values = (first...max(first, last)).flatMap { exponent in
      [1.0, 2, 5].map { factor in
        let power = Mathematics.powerOfTen(Int(exponent.magnitude))
        return exponent < 0 ? factor / power : factor * power
      }
    }.filter(allowed.contains)
    if values.count < 2 { return linear(domain, about: count) }
    return values.count <= count + 1 ? values : nil
  }
}
