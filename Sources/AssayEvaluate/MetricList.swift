package import AssayData

/// Every metric, in the order of the reports. A new metric is a line here.
package struct MetricList: Sendable {
  package let losses: [any SampleLoss]
  package let derived: [any DerivedMetric]

  /// The metrics for one kind of labels and one way to clip.
  package init(clip: Clip, labelsAreSoft: Bool) {
    losses =
      [ErrorRate()] + (labelsAreSoft ? [ExpectedError()] : []) + [
        CrossEntropy(),
        ClippedCrossEntropy(clip: clip),
        BinaryCrossEntropy(),
        KLDivergence(),
        SquaredError(),
        LabelEntropy(),
        PredictionEntropy(),
        TieAveragedError(),
      ]
    derived = [Accuracy(), HalvedSquaredError(), SquaredErrorPerClass()]
  }

  package var metrics: [Metric] { losses.map(\.metric) + derived.map(\.metric) }
}
