package import AssayData

/// A metric that follows from how often each class was given to each.
///
/// A new one is a file in `Confusion/` and a line in ``MetricList``.
package protocol ConfusionMetric: DerivedMetric {
  /// Between which values it lies.
  var reach: ClosedRange<Double> { get }

  /// The value; undefined as its formula says, also of a matrix without samples.
  func estimate(of totals: ConfusionTotals) -> Estimate

  /// How the value changes with the share of samples in a cell: its influence function.
  ///
  /// Over all samples it adds up to 0.
  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double
}

extension ConfusionMetric {
  package var reach: ClosedRange<Double> { 0...1 }

  package func estimate(from measured: Measured) -> Estimate { estimate(of: measured.totals) }
}
