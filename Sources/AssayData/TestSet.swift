/// Samples with their labels, and what each model said of them, all in one order of rows.
package struct TestSet: Sendable {
  package let classes: ClassList
  /// The class that a single probability or logit is about; only with two classes.
  package let positive: Int?
  /// The samples' ids, where the files have them.
  package let ids: TextColumn?
  package let labels: Labels
  package let models: [Model]

  /// A named source of predictions.
  package struct Model: Sendable {
    package let name: String
    package let predictions: Predictions

    package init(name: String, predictions: Predictions) {
      self.name = name
      self.predictions = predictions
    }
  }

  /// Puts aligned columns together; all must have as many rows as there are labels.
  package init(
    classes: ClassList, positive: Int? = nil, ids: TextColumn? = nil, labels: Labels,
    models: [Model]
  ) {
    precondition(models.allSatisfy { $0.predictions.count == labels.count })
    precondition(ids.map { $0.count == labels.count } ?? true)
    self.classes = classes
    self.positive = positive
    self.ids = ids
    self.labels = labels
    self.models = models
  }

  package var count: Int { labels.count }

  /// How a sample is called where there are no ids: by its row, counted from 1.
  package func name(ofSample row: Int) -> String {
    if let ids { ids[row] } else { "row \(row + 1)" }
  }
}
