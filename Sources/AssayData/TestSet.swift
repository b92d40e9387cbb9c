// This module has the values that all other stages share. Checked matrices of numbers, labels and
// texts come in from the readers; a `TestSet` of samples with labels and predictions goes to the
// evaluation, and estimates, caveats and sources go to the reports. It also writes JSON and the
// `Saved` form of anything that accumulates. It refuses matrices that are not probabilities or
// label sets, and written values that are damaged, with the row or offset of the fault.
//
// Start with `TestSet`, then `Labels`, `Predictions` and `Matrix`; `SampleFold` is what later
// stages implement. Texts from files are compared by bytes (`ExactText`).

/// The samples of a test set with their labels and every model's predictions, all in one row order.
package struct TestSet: Sendable {
  package let classes: ClassList
  /// The class that a single probability or logit refers to; only with two classes.
  package let positive: Int?
  /// The samples' ids, if the files have them.
  package let ids: TextColumn?
  package let labels: Labels
  package let models: [Model]
  /// The other columns that the user named.
  package let side: SideColumns

  /// A named source of predictions.
  package struct Model: Sendable {
    package let name: String
    package let predictions: Predictions
    /// The precision of the numbers in its file.
    package let precision: Precision

    package init(name: String, predictions: Predictions, precision: Precision = .double) {
      self.name = name
      self.predictions = predictions
      self.precision = precision
    }
  }

  /// Creates a test set from aligned columns; all must have as many rows as there are labels.
  package init(
    classes: ClassList, positive: Int? = nil, ids: TextColumn? = nil, labels: Labels,
    models: [Model], side: SideColumns = SideColumns()
  ) {
    precondition(models.allSatisfy { $0.predictions.count == labels.count })
    precondition(ids.map { $0.count == labels.count } ?? true)
    precondition(side.haveRows(labels.count))
    self.classes = classes
    self.positive = positive
    self.ids = ids
    self.labels = labels
    self.models = models
    self.side = side
  }

  package var count: Int { labels.count }

  /// The properties of a test set that are known before its samples are read.
  package struct Shape: Sendable {
    package let classes: ClassList
    package let labelsAreSoft: Bool
    package let models: [String]
    /// The positive one of two classes, if one was named.
    package let positive: Int?
    /// The columns that define slices, in the order of the request.
    package let sliceNames: [String]
    package let isWeighted: Bool
    package let isGrouped: Bool
    /// Whether samples have weights, or belong to groups, or both.
    package var hasWeightsOrGroups: Bool { isWeighted || isGrouped }
    package let task: EvaluationTask
    /// The columns searched for weak slices; nil if the search was not requested.
    package let searched: SearchedColumns?

    package init(
      classes: ClassList, labelsAreSoft: Bool, models: [String], positive: Int? = nil,
      sliceNames: [String] = [], isWeighted: Bool = false, isGrouped: Bool = false,
      task: EvaluationTask = .classes, searched: SearchedColumns? = nil
    ) {
      self.searched = searched
      self.task = task
      self.positive = positive
      self.classes = classes
      self.labelsAreSoft = labelsAreSoft
      self.models = models
      self.sliceNames = sliceNames
      (self.isWeighted, self.isGrouped) = (isWeighted, isGrouped)
    }
  }

  /// The given samples, in that order.
  package func reordered(_ rows: [Int]) -> TestSet {
    TestSet(
      classes: classes, positive: positive, ids: ids?.reordered(rows),
      labels: labels.reordered(rows),
      models: models.map {
        Model(
          name: $0.name, predictions: $0.predictions.reordered(rows), precision: $0.precision)
      },
      side: side.reordered(rows))
  }

  /// The samples of the given rows, of a part that starts at row `firstRow` of the files.
  ///
  /// Samples without ids get their row numbers, counted from 1, as ids.
  package func keeping(_ rows: [Int], firstRow: Int) -> TestSet {
    guard ids == nil else { return reordered(rows) }
    let kept = reordered(rows)
    return TestSet(
      classes: classes, positive: positive,
      ids: TextColumn(rows.map { "\(firstRow + $0 + 1)" }), labels: kept.labels,
      models: kept.models, side: kept.side)
  }

  package var shape: Shape {
    Shape(
      classes: classes, labelsAreSoft: labels.isSoft, models: models.map(\.name),
      positive: positive, sliceNames: side.sliceNames, isWeighted: side.weights != nil,
      isGrouped: side.groups != nil, task: labels.task, searched: side.searched)
  }

  /// The name of a sample; row 0 here is row `firstRow` of the whole test set.
  package func name(ofSample row: Int, firstRow: Int = 0) -> SampleName {
    SampleName(row: firstRow + row, id: ids.map { $0[row] })
  }
}
