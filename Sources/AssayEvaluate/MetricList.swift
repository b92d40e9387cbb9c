package import AssayData

/// Every metric, in the order of the reports.
///
/// A new metric is a line here.
package struct MetricList: Sendable {
  private enum Entry: Sendable {
    case mean(any SampleLoss)
    case derived(any DerivedMetric)
  }

  private let entries: [Entry]

  /// The metrics for one kind of labels and one way to clip.
  package init(clip: Clip, labelsAreSoft: Bool) {
    entries =
      [.mean(ErrorRate())]
      + (labelsAreSoft ? [.mean(ExpectedError())] : []) + [
        .mean(TieAveragedError()),
        .derived(Accuracy()),
        .mean(CrossEntropy()),
        .mean(ClippedCrossEntropy(clip: clip)),
        .mean(BinaryCrossEntropy()),
        .mean(KLDivergence()),
        .mean(SquaredError()),
        .derived(HalvedSquaredError()),
        .derived(SquaredErrorPerClass()),
        .mean(LabelEntropy()),
        .mean(PredictionEntropy()),
      ]
  }

  package var metrics: [Metric] {
    entries.map { entry in
      switch entry {
      case .mean(let loss): loss.metric
      case .derived(let derived): derived.metric
      }
    }
  }

  package var losses: [any SampleLoss] {
    entries.compactMap { if case .mean(let loss) = $0 { loss } else { nil } }
  }

  package var derived: [any DerivedMetric] {
    entries.compactMap { if case .derived(let derived) = $0 { derived } else { nil } }
  }
}
