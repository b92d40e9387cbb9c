import Testing

@testable import AssayChart

struct ScaleTests {
  @Test func `a linear scale goes straight and stops at its ends`() {
    let scale = Scale.linear(2...4)
    #expect(scale.fraction(2) == 0)
    #expect(scale.fraction(2.5) == 0.25)
    #expect(scale.fraction(4) == 1)
    #expect(scale.fraction(-7) == 0)
    #expect(scale.fraction(5) == 1)
  }

  @Test func `a logarithmic scale gives each decade the same room`() {
    let scale = Scale.log(1e-6...1)
    #expect(scale.fraction(1e-6) == 0)
    #expect(abs((scale.fraction(1e-3) ?? 0) - 0.5) < 1e-12)
    #expect(scale.fraction(1) == 1)
  }

  @Test func `a scale of log-odds stretches both ends`() {
    let scale = Scale.logOdds(0.01...0.99)
    #expect(scale.fraction(0.01) == 0)
    #expect(abs((scale.fraction(0.5) ?? 0) - 0.5) < 1e-12)
    #expect(scale.fraction(1) == 1)
    let step = (scale.fraction(0.99) ?? 0) - (scale.fraction(0.9) ?? 0)
    #expect(step > 0.2)
  }

  @Test func `a logarithmic scale has zero and less at its lower end`() {
    #expect(Scale.log(1e-6...1).fraction(0) == 0)
    #expect(Scale.log(1e-6...1).fraction(-3) == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite is nowhere`(_ value: Double) {
    #expect(Scale.linear(0...1).fraction(value) == nil)
    #expect(Scale.log(1e-3...1).fraction(value) == nil)
  }

  @Test(
    arguments: [
      0...0, 5...5, 0 ... .leastNonzeroMagnitude, -.infinity ... .infinity, -1e308...1e308,
      0 ... .infinity, -5...0,
      .infinity ... .infinity, -.infinity ... -.infinity, 1e308...1e308,
    ] as [ClosedRange<Double>])
  func `a domain that no axis could show is replaced by one that can`(
    _ domain: ClosedRange<Double>
  ) throws {
    for scale in [Scale.linear(domain), .log(domain), .logOdds(domain)] {
      #expect(scale.domain.lowerBound < scale.domain.upperBound)
      #expect(scale.fraction(scale.domain.lowerBound) == 0)
      #expect(scale.fraction(scale.domain.upperBound) == 1)
    }
  }

  @Test func `a domain without width has its value in the middle`() {
    #expect(Scale.linear(0...0).fraction(0) == 0.5)
    #expect(Scale.linear(3...3).fraction(3) == 0.5)
    #expect(abs((Scale.log(3...3).fraction(3) ?? 0) - 0.5) < 1e-12)
  }
}
