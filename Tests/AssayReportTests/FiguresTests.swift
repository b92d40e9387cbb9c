import AssayData
import AssayResults
import AssayStatistics
import Testing

@testable import AssayReport

@Suite struct FiguresTests {
  @Test(
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1.000000"), (1.9885947615540287, "1.988595"),
      (-0.5, "−0.500000"), (0.0001, "0.000100"), (0.00009999, "9.999×10⁻⁵"),
      (0.000099999999, "1.000×10⁻⁴"), (9.9999999, "10.000000"), (999.9999999, "1,000.000000"),
      (1000, "1,000.000"), (1_234_567.8915, "1,234,567.892"),
      (999_999_999.9999, "1,000,000,000.000"),
      (1e9, "1.000×10⁹"), (-2.5e-10, "−2.500×10⁻¹⁰"), (.leastNonzeroMagnitude, "4.941×10⁻³²⁴"),
      (.greatestFiniteMagnitude, "1.798×10³⁰⁸"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "—"),
    ] as [(Double, String)])
  func `a number has six decimals, or is scientific`(_ value: Double, _ text: String) {
    #expect(Figures.number(value) == text)
  }

  @Test(
    arguments: [
      (0.54, "0.54"), (1.0, "1"), (100, "100"), (1000, "1,000"), (0.1, "0.1"), (-2.50, "−2.5"),
      (1e-5, "1.000×10⁻⁵"), (0, "0"),
    ] as [(Double, String)])
  func `a short number drops zeros at its end`(_ value: Double, _ text: String) {
    #expect(Figures.short(value) == text)
  }

  @Test(
    arguments: [
      (1.0665574482787876, "1.067"), (0.9220373, "0.9220"), (0.0922037, "0.09220"),
      (0.00012345, "0.0001235"), (12.345678, "12.35"), (123.456, "123.5"), (1234.5, "1,235"),
      (123_456_789, "123,456,789"), (9.9999999, "10.00"), (99.9999999, "100.0"), (999.99, "1,000"),
      (0.99999999, "1.000"), (0.000099999999, "1.00×10⁻⁴"), (3.2e-7, "3.20×10⁻⁷"), (0, "0"),
      (-1.5, "−1.500"), (.infinity, "∞"),
    ] as [(Double, String)])
  func `a number in a sentence has four significant digits`(_ value: Double, _ text: String) {
    #expect(Figures.brief(value) == text)
  }

  @Test(
    arguments: [
      (1.0 / 3, "33.33"), (0, "0.00"), (1, "100.00"), (0.0001, "0.01"), (0.00009, "0.01"),
      (0.00004, "0.004"), (0.99994, "99.99"), (0.99996, "99.996"), (0.99998, "99.998"),
      (1 - 1e-7, "99.99999"), (1 - 1e-12, "100.00"),
      (1e-6, "0.0001"), (1e-12, "1.00×10⁻¹⁰"),
      (0.000099999, "0.01"), (-0.0072, "−0.72"), (12.5, "1,250.00"),
    ] as [(Double, String)])
  func `a share is in percent`(_ share: Double, _ text: String) {
    #expect(English().percent(share) == text + "%")
  }

  @Test func `a sign is before what is not 0`() {
    #expect(Figures.signed(0.5, Figures.number) == "+0.500000")
    #expect(Figures.signed(-0.5, Figures.number) == "−0.500000")
    #expect(Figures.signed(0, Figures.number) == "0")
    #expect(Figures.signed(-0.0, Figures.number) == "0")
    #expect(Figures.signed(.infinity, Figures.number) == "+∞")
  }

  @Test(
    arguments: [
      (0.7, "0.7"), (1.0, "1"), (0, "0"), (-0.0, "0"), (-0.25, "−0.25"), (1e-5, "1×10⁻⁵"),
      (1.5e-300, "1.5×10⁻³⁰⁰"), (1e16, "1×10¹⁶"), (2.5e16, "2.5×10¹⁶"),
      (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func `an exact number has the digits that tell it apart`(_ value: Double, _ text: String) {
    #expect(Figures.exact(value) == text)
  }

  @Test func `a probability is exact where that is short`() {
    #expect(Figures.probability(0.7) == "0.7")
    #expect(Figures.probability(0.1234) == "0.1234")
    #expect(Figures.probability(0.12345678) == "0.123457")
    #expect(Figures.probability(1) == "1")
    #expect(Figures.probability(1e-20) == "1.000×10⁻²⁰")
  }

  @Test func `a share among many samples has three decimals, and is 0 or 1 only where it is`() {
    #expect(Figures.share(0.75) == "0.75")
    #expect(Figures.share(0.988503) == "0.989")
    #expect(Figures.share(4.28e-269) == "<0.001")
    #expect(Figures.share(0.99999) == ">0.999")
    #expect(Figures.share(1) == "1")
    #expect(Figures.share(0) == "0")
  }

  @Test func `a loss among many samples has three digits and at most three decimals`() {
    #expect(Figures.sampleLoss(617.941377) == "618")
    #expect(Figures.sampleLoss(9.9951) == "10.0")
    #expect(Figures.sampleLoss(0.9996) == "1.00")
    #expect(Figures.sampleLoss(0.01234) == "0.012")
    #expect(Figures.sampleLoss(2) == "2.00")
    #expect(Figures.sampleLoss(0.0001) == "<0.001")
    #expect(Figures.sampleLoss(0) == "0")
    #expect(Figures.sampleLoss(.infinity) == "∞")
  }

  @Test func `a power of ten is short`() {
    #expect(Figures.power(0.1) == "10⁻¹")
    #expect(Figures.power(1e-5) == "10⁻⁵")
    #expect(Figures.power(0.002) == "2×10⁻³")
  }

  @Test func `a threshold has four digits and no zeros at its end`() {
    #expect(Figures.threshold(0.512803) == "0.5128")
    #expect(Figures.threshold(0.4) == "0.4")
    #expect(Figures.threshold(1) == "1")
  }

  @Test func `rates have two decimals, or as many as show one digit of their interval`() {
    let words = MetricWords(metric: .errorRate, logBase: .e, wording: English())
    #expect(words.decimals(of: Interval(low: 0.02, high: 0.04)) == 2)
    #expect(words.decimals(of: Interval(low: 0.00004, high: 0.00007)) == 3)
    #expect(
      words.fitted(to: [Interval(low: 0.00004, high: 0.00007)]).text(Estimate.value(0.00005))
        == "0.005%")
    #expect(words.text(Interval(low: 0.02457, high: 0.0409)) == "2.46–4.09%")
    #expect(words.range(Interval(low: -0.0384, high: 0.00001)) == "−3.84 to +0.00")
    #expect(words.difference(Interval(low: -0.00001, high: 0.0384)) == "[−0.00,\u{A0}+3.84]")
  }

  @Test func `a bound of clipping is short`() {
    #expect(Figures.epsilon(0x1p-52) == "2.22×10⁻¹⁶")
    #expect(Figures.epsilon(1e-7) == "1×10⁻⁷")
  }

  @Test func `a fixed number is rounded to nearest`() {
    #expect(Figures.fixed(2.5, decimals: 0) == "3")
    #expect(Figures.fixed(0.125, decimals: 2) == "0.13")
    #expect(Figures.fixed(9.996, decimals: 2) == "10.00")
    #expect(Figures.fixed(-0.001, decimals: 2) == "0.00")
    #expect(Figures.fixed(1234567.5, decimals: 1) == "1,234,567.5")
    #expect(Figures.fixed(1e15, decimals: 2) == "1.00000×10¹⁵")
  }

  @Test func `counts are grouped in threes`() {
    #expect(Figures.count(0) == "0")
    #expect(Figures.count(999) == "999")
    #expect(Figures.count(1797) == "1,797")
    #expect(Figures.count(1_000_000) == "1,000,000")
    #expect(Figures.count(-1234) == "−1,234")
    #expect(Figures.count(Int.min) == "−9,223,372,036,854,775,808")
  }

  @Test func `a count agrees with its noun`() {
    #expect(English().count(1, .sample) == "1 sample")
    #expect(English().count(0, .sample) == "0 samples")
    #expect(English().count(2, .class) == "2 classes")
  }

  @Test func `what rounding left of 0 has no digits`() {
    #expect(Figures.decimals(of: [4e-17, 0.09], within: []) == 4)
    #expect(Figures.decimals(of: [0.04, 0.09], within: []) == 4)
    #expect(Figures.decimals(of: [0], within: []) == nil)
  }
}
