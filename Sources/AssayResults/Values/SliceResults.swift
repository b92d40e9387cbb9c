package import AssayStatistics

/// All tables of slices.
package struct SliceResults: Sendable {
  package let tables: [SliceTable]
  package let worst: WorstSlice?
  /// The key of the metric that orders slices.
  package let metric: String
  /// Nil if weak slices were not requested.
  package let found: Result<FoundSlices, NoAnswer>?

  package init(
    tables: [SliceTable], worst: WorstSlice?, metric: String,
    found: Result<FoundSlices, NoAnswer>? = nil
  ) {
    (self.tables, self.worst, self.metric) = (tables, worst, metric)
    self.found = found
  }
}

/// The slices of a test set by the values of one or two columns.
package struct SliceTable: Sendable {
  /// The names of one or two columns.
  package let columns: [String]
  /// The values with enough samples, the worst first.
  package internal(set) var values: [SliceValue]
  /// The number of values with too few samples, and the total number of their samples.
  package let omitted: Omitted

  package struct Omitted: Sendable, Equatable {
    package let values: Int
    package let samples: Int

    package init(values: Int, samples: Int) { (self.values, self.samples) = (values, samples) }
  }

  package init(columns: [String], values: [SliceValue], omitted: Omitted) {
    (self.columns, self.values, self.omitted) = (columns, values, omitted)
  }
}

/// The samples with one value in a column, or in two.
package struct SliceValue: Sendable {
  /// The text in each column; it may be empty.
  package let texts: [String]
  package let count: Int
  /// In the order of the models.
  package internal(set) var models: [MetricValues]
  /// In the order of the pairs; each metric's tests are adjusted together with those of the other
  /// values.
  package internal(set) var pairs: [MetricDifferences]

  package init(
    texts: [String], count: Int, models: [MetricValues], pairs: [MetricDifferences]
  ) {
    (self.texts, self.count, self.models, self.pairs) = (texts, count, models, pairs)
  }
}

/// A slice in which a model is clearly worse than on all samples.
package struct WorstSlice: Sendable, Equatable {
  /// The indices of the table, its value and the model.
  package let table: Int
  package let value: Int
  package internal(set) var model: Int
  /// The bounds of the metric in the slice, which lie above its bounds on all samples.
  package let interval: Interval
  /// The confidence level of the interval; higher than requested, because the slice is the worst of
  /// many.
  package let confidence: Double

  package init(table: Int, value: Int, model: Int, interval: Interval, confidence: Double) {
    (self.table, self.value, self.model) = (table, value, model)
    (self.interval, self.confidence) = (interval, confidence)
  }

  /// The same in another unit.
  package func map(_ convert: (Double) -> Double) -> WorstSlice {
    WorstSlice(
      table: table, value: value, model: model,
      interval: Interval(low: convert(interval.low), high: convert(interval.high)),
      confidence: confidence)
  }
}
