import AssayData
import AssayResults

/// A metric that follows from per-class outcomes.
protocol ClassOutcomeMetric: DerivedMetric {}

/// The mean of the classes' F1.
struct IndependentMacroF1: ClassOutcomeMetric {
  let metric = Metric.macroF1

  func estimate(from measured: Measured) -> Estimate {
    guard let outcomes = measured.outcomes, measured.totals.count > 0 else {
      return .undefined(.noSamples)
    }
    return .value(MacroMean(outcomes.outcomes.map(\.f1)).overAll)
  }
}

/// The F1 of the answers about all classes together.
struct MicroF1: ClassOutcomeMetric {
  let metric = Metric.microF1

  func estimate(from measured: Measured) -> Estimate {
    measured.outcomes?.microF1.map(Estimate.value) ?? .undefined(.absent)
  }
}
