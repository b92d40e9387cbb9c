import AssayEvaluate
import AssayStatistics

/// A test of a slice against the rest of the samples of its half: Welch's test of two means.
///
/// Few samples may vary little by chance, so the slice's variance is taken to be at least that of
/// the rest.
struct SliceTest: Sendable {
  let count: Int
  let inside: Double
  let elsewhere: Double
  /// The interval of the difference; nil if neither side varies.
  let interval: Interval?
  /// The p-value; if neither side varies, that of exchanging samples between the two.
  let p: Double

  /// The test; nil if a side has fewer than two samples, or if squares overflow.
  ///
  /// - Parameters:
  ///   - values: One finite number per sample.
  ///   - members: Whether each sample is in the slice.
  ///   - confidence: The confidence level of the interval.
  init?(_ values: [Double], members: [Bool], _ confidence: Confidence) {
    guard let own = Side(zip(values, members).filter(\.1).map(\.0)),
      let rest = Side(zip(values, members).filter { !$0.1 }.map(\.0))
    else { return nil }
    (count, inside, elsewhere) = (own.count, own.mean, rest.mean)
    let variance = max(own.variance, rest.variance)
    do {
      let test = try Welch(own.welch(variance), rest.welch(rest.variance))
      (interval, p) = (test.interval(confidence), test.p)
    } catch .noSpread {
      let smallest = DifferenceTest.smallestP(ofExchanging: (own.count, rest.count))
      (interval, p) = (nil, own.mean == rest.mean ? 1 : smallest)
    } catch {
      return nil
    }
  }

  /// The samples on one side.
  private struct Side {
    let count: Int
    let mean: Double
    let variance: Double

    init?(_ values: [Double]) {
      guard values.count > 1 else { return nil }
      count = values.count
      var sum = ExactSum()
      for value in values { sum.add(value) }
      let mean = sum.mean(of: count)
      self.mean = mean
      let isConstant = values.allSatisfy { $0 == values[0] }
      variance =
        isConstant
        ? 0 : values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    }

    func welch(_ variance: Double) -> Welch.Side {
      Welch.Side(
        value: mean, standardError: (variance / Double(count)).squareRoot(),
        degreesOfFreedom: Double(count - 1))
    }
  }
}
