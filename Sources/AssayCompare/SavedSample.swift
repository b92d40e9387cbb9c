import AssayData
import AssayEvaluate

// The saved form of a sample that is shown.
extension SampleDetail {
  /// The same sample, moved down by `rows` rows.
  func moved(by rows: Int) -> SampleDetail {
    SampleDetail(sample: sample.moved(by: rows), label: label, shares: shares, models: models)
  }

  /// The saved form of the sample, with its losses in the order of these keys.
  func saved(losses keys: [String]) -> Saved {
    .members([
      ("row", .row(row)), ("id", sample.savedID), ("label", .count(label)),
      ("shares", shares.map(Saved.numbers) ?? .null),
      (
        "models",
        .list(
          models.map { model in
            .members([
              ("predicted", .count(model.predicted)),
              ("probabilities", model.probabilities.map(Saved.numbers) ?? .null),
              ("losses", .numbers(keys.compactMap { model.losses[$0] })),
            ])
          })
      ),
    ])
  }
}

/// Reads samples of one test set back.
struct SavedSampleReader {
  let shape: TestSet.Shape
  let count: Int
  let losses: [any SampleLoss]
  /// The kind of predictions that each model gives.
  let scores: [Evaluator.Scores]

  func sample(_ saved: Saved) throws(SavedFault) -> SampleDetail {
    // Ignored rows are counted, too.
    let row = try saved.member("row").row(of: Saved.largestCount)
    let label = try saved.member("label").count(to: shape.classes.count - 1)
    let given = try saved.member("shares")
    var shares: [Double]?
    if shape.labelsAreSoft {
      shares = try given.probabilities(count: shape.classes.count)
    } else {
      try given.null()
    }
    var models: [SampleDetail.ModelSample] = []
    for (scores, model) in zip(scores, try saved.member("models").list(count: scores.count)) {
      models.append(try self.model(model, scores: scores, label: label))
    }
    return SampleDetail(
      sample: try SampleName(row: row, savedID: saved.member("id")), label: label, shares: shares,
      models: models)
  }

  private func model(
    _ saved: Saved, scores: Evaluator.Scores, label: Int
  ) throws(SavedFault) -> SampleDetail.ModelSample {
    let predicted = try saved.member("predicted").count(to: shape.classes.count - 1)
    let given = try saved.member("probabilities")
    var probabilities: [Double]?
    if scores == .classes {
      try given.null()
    } else {
      probabilities = try given.probabilities(count: shape.classes.count)
    }
    let keys = losses.filter { scores != .classes || !$0.needsProbabilities }.map(\.metric.key)
    var losses: [String: Double] = [:]
    for (key, loss) in zip(keys, try saved.member("losses").list(count: keys.count)) {
      losses[key] = try loss.number()
    }
    return SampleDetail.ModelSample(
      probabilities: probabilities, predicted: predicted, isCorrect: predicted == label,
      losses: losses)
  }
}
