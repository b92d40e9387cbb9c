import AssayData
import AssayResults

/// 1 − the squared error ÷ that of always predicting the class frequencies.
struct BrierSkill: DerivedMetric {
  let metric = Metric.brierSkill

  func estimate(from measured: Measured) -> Estimate {
    measured.skill(
      of: MetricKey.squaredError, reference: measured.frequencies.squaredError)
  }

  func line(in measured: Measured) -> Line? {
    measured.skillLine(
      of: MetricKey.squaredError, reference: measured.frequencies.squaredError)
  }

  func residual(in measured: Measured) -> SkillResidual? {
    measured.residualOfSquaredError(MetricKey.squaredError)
  }
}
