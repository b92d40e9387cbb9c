import AssayData

/// The entropy of hard labels.
struct NoLabelEntropy: DerivedMetric {
  let metric = LabelEntropy(classCount: 1).metric

  func estimate(from measured: Measured) -> Estimate {
    measured.totals.count == 0 ? .undefined(.noSamples) : .value(0)
  }
}
