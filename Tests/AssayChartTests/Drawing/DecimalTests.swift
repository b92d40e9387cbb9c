import Testing

@testable import AssayChart

struct DecimalTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (1.04, "1"), (1.05, "1.1"), (-0.26, "-0.3"), (-0.04, "0"),
      (12.349, "12.3"), (1e9, "10000000"), (-.infinity, "-10000000"), (.nan, "0"),
    ] as [(Double, String)])
  func `a coordinate has at most one decimal`(_ value: Double, _ text: String) {
    #expect(decimal(value) == text)
  }

  @Test func `places are as many as asked for and no zeros at the end`() {
    #expect(decimal(0.0449, places: 2) == "0.04")
    #expect(decimal(0.5, places: 2) == "0.5")
    #expect(decimal(-3.005, places: 3) == "-3.005")
  }
}
