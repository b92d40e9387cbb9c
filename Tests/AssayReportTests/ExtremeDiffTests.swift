import AssayCompare
import AssayData
import AssayReport
import Testing

private func saved(_ value: Double) -> SavedResults {
  SavedResults(
    logBase: .e, count: 3, classes: ["a", "b"], fingerprint: "x", clip: "sklearn",
    models: [
      SavedResults.Model(
        name: "m", metrics: [SavedResults.Entry(key: "cross_entropy", value: .finite(value))])
    ])
}

@Test(
  arguments: [
    (Double.leastNonzeroMagnitude * 4096, 0.5), (0.5, 1e308), (.leastNonzeroMagnitude, 1e308),
    (-1e308, 1e308),
  ] as [(Double, Double)])
func `a change too large to be shown as a share is shown without`(old: Double, new: Double) {
  let text = diffText(diff(old: saved(old), new: saved(new)), width: 100, .english)
  #expect(text.contains("—"))
  #expect(text.contains("worsened"))
}
