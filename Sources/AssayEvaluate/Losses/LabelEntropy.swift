import AssayNumerics

/// The entropy of the labels: 0 for hard ones.
struct LabelEntropy: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.ofLabel
  /// ln K.
  let highest: Double

  init(classCount: Int) { highest = Mathematics.log(Double(max(1, classCount))) }

  let metric = Metric(
    key: MetricKey.labelEntropy, name: "label entropy", direction: .descriptive, unit: .information,
    range: "0 … log K",
    definition: """
      The mean entropy of the labels: how undecided they are themselves. 0 for hard labels; no \
      model's cross-entropy can be lower.
      """,
    formula: Metric.Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} y_{ik}\log y_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.y)<mi>log</mi>\(Formulas.y)")),
    source: "Shannon 1948")

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    // Losses are 0 from the start, as is the entropy of a hard label.
    guard let shares = batch.shares else { return }
    for row in 0..<batch.count {
      losses[row] = shares.row(row).reduce(0) { $1 > 0 ? $0 - $1 * Mathematics.log($1) : $0 }
    }
  }
}
