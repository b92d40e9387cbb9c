package import AssayData

/// A metric that follows from the confusion matrix.
///
/// A new one is a file in `Confusion/` and a line in ``MetricList``.
package protocol ConfusionMetric: DerivedMetric {
  /// The range of its values.
  var reach: ClosedRange<Double> { get }

  /// The value; undefined where its formula is, and for a matrix without samples.
  func estimate(of totals: ConfusionTotals) -> Estimate

  /// The change of the value with the share of samples in a cell: its influence function.
  ///
  /// Over all samples it adds up to 0.
  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double
}

extension ConfusionMetric {
  package var reach: ClosedRange<Double> { 0...1 }

  package func estimate(from measured: Measured) -> Estimate { estimate(of: measured.totals) }
}
