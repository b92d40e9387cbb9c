import AssayData
import AssayReport
import AssayResults
import Testing

@Test(
  arguments: [
    (Double.leastNonzeroMagnitude * 4096, 0.5), (0.5, 1e308), (.leastNonzeroMagnitude, 1e308),
    (-1e308, 1e308),
  ] as [(Double, Double)])
func `a change too large to be shown as a share is shown without`(old: Double, new: Double) {
  let text = diffText(
    diff(
      old: results(["m": [.crossEntropy: .value(old)]]),
      new: results(["m": [.crossEntropy: .value(new)]])), width: 100, .english)
  #expect(text.contains("—"))
  #expect(text.contains("worsened"))
}
