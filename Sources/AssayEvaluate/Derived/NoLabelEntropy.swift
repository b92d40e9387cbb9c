import AssayData

/// The entropy of hard labels.
struct NoLabelEntropy: DerivedMetric {
  let metric = LabelEntropy().metric

  func estimate(from measured: Measured) -> Estimate {
    measured.confusion.total == 0 ? .undefined(.noSamples) : .value(0)
  }
}
