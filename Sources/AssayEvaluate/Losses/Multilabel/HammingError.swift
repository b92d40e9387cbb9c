import AssayBytes
import AssayData

/// The share of a sample's classes that are answered wrong.
struct HammingError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses

  let metric = Metric(
    key: MetricKey.hammingError, name: "Hamming error", direction: .lowerIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      The share of all answers, one a sample and class, that are wrong: the mean over samples of the \
      share of the classes that are answered wrong. A class is answered yes where its probability \
      is ½ or more.
      """,
    formula: Metric.Formula(
      tex: #"""
        \frac{1}{NK}\sum_{i=1}^{N}\sum_{k=1}^{K}\left[[p_{ik}\ge\tfrac12]\ne y_{ik}\right]
        """#,
      mathML: Formulas.meanOverCells
        + "<mrow><mo>[</mo>\(Formulas.answer)<mo>≠</mo>\(Formulas.y)<mo>]</mo></mrow>"),
    source: "Schapire and Singer 1999")

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    guard let sets = batch.shares else { return }
    for block in 0..<batch.blocks {
      let wrongs = IndependentOutcome.wrongs(distributions, sets, block: block)
      losses.store(wrongs / Double(batch.classCount), at: block * LaneMatrix.laneCount)
    }
  }
}
