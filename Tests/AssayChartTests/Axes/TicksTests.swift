import Testing

@testable import AssayChart

struct TicksTests {
  @Test(arguments: [
    (0.0...1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0...1, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    (0...1, 2, [0, 0.5, 1]),
    (-1...1, 4, [-1, -0.5, 0, 0.5, 1]),
    (0.03...0.17, 4, [0.05, 0.1, 0.15]),
    (0...1797, 4, [0, 500, 1000, 1500]),
    (1e-9...3e-9, 4, [1e-9, 1.5e-9, 2e-9, 2.5e-9, 3e-9]),
  ])
  func `linear ticks are the nearest doubles to multiples of 1, 2 or 5`(
    _ domain: ClosedRange<Double>, _ count: Int, _ expected: [Double]
  ) {
    #expect(Ticks.values(of: .linear(domain), about: count) == expected)
  }

  @Test(arguments: [
    (1e-6...1.0, 8, [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]),
    (1e-6...10, 4, [1e-6, 1e-4, 1e-2, 1]),
    (0.3...7, 6, [0.5, 1, 2, 5]),
    (1...100, 3, [1, 10, 100]),
    (4...4.5, 5, [4, 4.1, 4.2, 4.3, 4.4, 4.5]),
  ])
  func `logarithmic ticks are decades, or 1, 2 and 5 within few decades`(
    _ domain: ClosedRange<Double>, _ count: Int, _ expected: [Double]
  ) {
    #expect(Ticks.values(of: .log(domain), about: count) == expected)
  }

  @Test(arguments: [
    (0.1...0.9, 4, [0.1, 0.5, 0.9]),
    (0.8...0.9999, 5, [0.8, 0.9, 0.99, 0.999, 0.9999]),
    (0.01...0.9999, 2, [0.01, 0.5, 0.99, 0.9999]),
  ])
  func `ticks of log-odds are shares of few digits`(
    _ domain: ClosedRange<Double>, _ count: Int, _ expected: [Double]
  ) {
    #expect(Ticks.values(of: .logOdds(domain), about: count) == expected)
  }

  @Test(
    arguments: [
      (.linear(0...0.43), 0...0.5), (.linear(0.925...1), 0.92...1), (.linear(-0.3...7), -2...8),
      (.linear(0...1), 0...1), (.log(3e-5...20), 1e-5...100), (.log(0.3...7), 0.2...10),
      (.log(1e-3...1), 1e-3...1), (.logOdds(0.26...0.987), 0.2...0.99),
    ] as [(Scale, ClosedRange<Double>)])
  func `nice ends are round values just outside`(
    _ scale: Scale, _ expected: ClosedRange<Double>
  ) {
    #expect(scale.nice.domain == expected)
  }

  @Test(
    arguments: [
      0...0, 5...5, -3 ... -3, 1...1.000_000_000_000_000_2, 0 ... .leastNonzeroMagnitude,
      -.infinity ... .infinity,
      -1e308...1e308, 0 ... .infinity, 1e-300...1e300, -5...0, 1e300...1e301, 0...1e-285,
    ] as [ClosedRange<Double>])
  func `domains no axis could show have few ticks, all finite and in order`(
    _ domain: ClosedRange<Double>
  ) {
    for plain in [Scale.linear(domain), .log(domain), .logOdds(domain)] {
      let scale = plain.nice
      #expect(scale.domain.lowerBound <= plain.domain.lowerBound)
      #expect(scale.domain.upperBound >= plain.domain.upperBound)
      for count in -1...8 {
        let ticks = Ticks.values(of: scale, about: count)
        #expect(ticks.count <= 2 * max(count, 1) + 2)
        #expect(ticks.allSatisfy { $0.isFinite })
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }
}
