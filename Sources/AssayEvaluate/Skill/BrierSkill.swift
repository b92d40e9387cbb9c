import AssayData
import AssayResults

/// How much of the class frequencies' squared error a model takes away.
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
