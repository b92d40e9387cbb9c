/// Samples with their labels, and what each model said of them, all in one order of rows.
package struct TestSet: Sendable {
  package let classes: ClassList
  /// The class that a single probability or logit is about; only with two classes.
  package let positive: Int?
  /// The samples' ids, where the files have them.
  package let ids: TextColumn?
  package let labels: Labels
  package let models: [Model]
  /// What stands beside labels and predictions, as far as the user named it.
  package let side: SideColumns

  /// A named source of predictions.
  package struct Model: Sendable {
    package let name: String
    package let predictions: Predictions
    /// How finely its file writes them.
    package let precision: Precision

    package init(name: String, predictions: Predictions, precision: Precision = .double) {
      self.name = name
      self.predictions = predictions
      self.precision = precision
    }
  }

  /// Puts aligned columns together; all must have as many rows as there are labels.
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

  /// What is known of the test set before any of its samples.
  package struct Shape: Sendable {
    package let classes: ClassList
    package let labelsAreSoft: Bool
    package let models: [String]
    /// The class of two that is told from the other, where one was named.
    package let positive: Int?
    /// The columns that make slices, in the order of the request.
    package let sliceNames: [String]
    package let isWeighted: Bool
    package let isGrouped: Bool
    /// Whether samples have weights, or belong to groups, or both.
    package var hasWeightsOrGroups: Bool { isWeighted || isGrouped }
    package let task: EvaluationTask
    /// Where weak slices are looked for; nil if nobody asked.
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

  /// The samples that `rows` names, in that order.
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

  /// The samples of some rows, of a part whose first is row `firstRow` of the files; samples without ids are
  /// then named by their rows, counted from 1.
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

  /// How a sample is called, where this one's first row is `firstRow` of the whole test set.
  package func name(ofSample row: Int, firstRow: Int = 0) -> SampleName {
    SampleName(row: firstRow + row, id: ids.map { $0[row] })
  }
}
