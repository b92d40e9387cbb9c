import AssayData

/// How much of the class frequencies' entropy a model takes away.
struct LogLossSkill: DerivedMetric {
  let metric = Metric(
    key: MetricKey.logLossSkill, name: "D² (log loss)", direction: .higherIsBetter, unit: .plain,
    range: "−∞ … 1",
    definition: """
      1 − cross-entropy ÷ entropy of the class frequencies of these samples: the share of the \
      information about the class that the predictions carry. 0 is what always answering these \
      frequencies reaches; below 0 is worse than that.
      """,
    formula: Metric.Formula(
      tex: #"1-\frac{\mathrm{CE}}{-\sum_k f_k\log f_k}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mi>CE</mi><mrow><mo>−</mo><munder><mo>∑</mo><mi>k</mi>"
        + "</munder><msub><mi>f</mi><mi>k</mi></msub><mi>log</mi><msub><mi>f</mi><mi>k</mi></msub>"
        + "</mrow></mfrac>"))

  func estimate(from measured: Measured) -> Estimate {
    measured.skill(of: MetricKey.crossEntropy, reference: measured.totals.labelEntropy)
  }
}

extension ConfusionTotals {
  /// The entropy of the labels' frequencies, in nats.
  var labelEntropy: Double {
    labels.reduce(0) { entropy, label in
      guard label > 0 else { return entropy }
      let share = Double(label) / Double(count)
      return entropy - share * Mathematics.log(share)
    }
  }
}

extension Measured {
  /// 1 − a mean loss ÷ the loss of always answering the labels' frequencies.
  func skill(of key: String, reference: Double) -> Estimate {
    switch mean(key) {
    case .value(let loss):
      labelsAreSoft
        ? .undefined(.softLabels)
        : totals.labelSpread == 0 ? .undefined(.oneClass) : .value(1 - loss / reference)
    case .infinite: .undefined(.infiniteLoss)
    case .undefined(let reason): .undefined(reason)
    }
  }
}
