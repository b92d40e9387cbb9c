import AssayData

/// The context that the forms of all parts of results depend on: the samples, their classes, the
/// models and the metrics.
struct ResultsContext: Sendable {
  let options: Results.Options
  let task: EvaluationTask
  /// The number of samples.
  let count: Int
  let classes: [String]
  let labelCounts: [Int]
  let labelsAreSoft: Bool
  let models: [String]
  let metrics: [Metric]
  /// The index of the model that the others are compared with.
  let baseline: Int
  /// Whether curves have the counts at all ``KnownThresholds``.
  let hasExactCurves: Bool

  /// The indices of the models that are compared.
  var pairs: [(baseline: Int, candidate: Int)] {
    comparedPairs(of: models.count, baseline: baseline, areAll: options.comparesAllPairs)
  }

  /// The metrics that may order slices.
  var sliceMetrics: [(word: String, value: String)] {
    [task.primaryLoss, task.answerError].map { ($0, $0) }
  }

  /// The index of a class, written as its name.
  var classForm: Form<Int> { ResultsContext.place(in: classes) }

  /// The index of a model, written as its name.
  var modelForm: Form<Int> { ResultsContext.place(in: models) }

  private static func place(in names: [String]) -> Form<Int> {
    var places: [ExactText: Int] = [:]
    for (place, name) in names.enumerated() { places[ExactText(name)] = place }
    return Form(
      schema: .type("string"), write: { .string(names[$0]) },
      read: { [places] reader throws(ResultsFault) in
        let name = try Form<String>.text.read(reader)
        guard let place = places[ExactText(name)] else {
          throw reader.fault(.unknownWord(name, among: names))
        }
        return place
      })
  }

  /// A class, or a list of classes.
  var answerForm: Form<Answer> {
    switch task {
    case .classes:
      classForm.map({ .one($0) }, { $0.places.first ?? 0 })
    case .multilabel:
      classForm.list().map({ .several($0) }, \.places)
    }
  }
}
