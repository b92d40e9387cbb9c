import AssayData
import AssayResults

/// 1 − the cross-entropy ÷ the entropy of the class frequencies.
struct LogLossSkill: DerivedMetric {
  let metric = Metric.logLossSkill

  func estimate(from measured: Measured) -> Estimate {
    measured.skill(of: MetricKey.crossEntropy, reference: measured.frequencies.entropy)
  }

  func line(in measured: Measured) -> Line? {
    measured.skillLine(of: MetricKey.crossEntropy, reference: measured.frequencies.entropy)
  }

  func residual(in measured: Measured) -> SkillResidual? {
    measured.residualOfEntropy(MetricKey.crossEntropy)
  }
}
