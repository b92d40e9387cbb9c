import AssayData
import AssayResults

/// A metric that follows from the answers about each class by itself.
protocol ClassOutcomeMetric: DerivedMetric {}

/// The mean over classes of the F1 of each class by itself.
struct IndependentMacroF1: ClassOutcomeMetric {
  let metric = Metric.macroF1

  func estimate(from measured: Measured) -> Estimate {
    guard let outcomes = measured.outcomes, measured.totals.count > 0 else {
      return .undefined(.noSamples)
    }
    return .value(MacroMean(outcomes.outcomes.map(\.f1)).overAll)
  }
}

/// The F1 of all answers together.
struct MicroF1: ClassOutcomeMetric {
  let metric = Metric.microF1

  func estimate(from measured: Measured) -> Estimate {
    measured.outcomes?.microF1.map(Estimate.value) ?? .undefined(.absent)
  }
}
