import AssayData

extension SampleName {
  /// The row, counted from 1, and the id, if samples have one.
  static var form: ObjectForm<SampleName> {
    ObjectForm(
      Field("row", \.row, .row), Field("id", \.id, Form.text.optional)
    ) { _, row, id in SampleName(row: row, id: id) }
  }
}

extension SampleChange {
  static func form(_ context: ResultsContext) -> Form<SampleChange> {
    ObjectForm<SampleChange>(
      Field(members: SampleName.form, \.sample), Field("label", \.label, context.answerForm),
      Field("baseline", \.baseline, context.answerForm),
      Field("candidate", \.candidate, context.answerForm),
      Field("baseline_loss", \.baselineLoss, .loss),
      Field("candidate_loss", \.candidateLoss, .loss)
    ) { _, sample, label, baseline, candidate, baselineLoss, candidateLoss in
      SampleChange(
        sample: sample, label: label, baseline: baseline, candidate: candidate,
        baselineLoss: baselineLoss, candidateLoss: candidateLoss)
    }.form
  }
}

extension SampleSelection {
  static func form(_ context: ResultsContext) -> Form<SampleSelection> {
    ObjectForm<SampleSelection>(
      Field("complete", \.isComplete, .flag),
      Field("list", \.samples, SampleResults.form(context).list())
    ) { reader, isComplete, samples throws(ResultsFault) in
      guard Set(samples.map(\.row)).count == samples.count else {
        throw reader.fault(.twice("row"), at: "list")
      }
      return SampleSelection(isComplete: isComplete, samples: samples)
    }.form
  }
}

extension SampleResults {
  fileprivate static func form(_ context: ResultsContext) -> Form<SampleResults> {
    ObjectForm<SampleResults>(
      Field(members: SampleName.form, \.sample), Field("label", \.label, context.answerForm),
      Field(
        ifPresent: "label_shares", \.shares, Form.share.list(count: context.classes.count)),
      Field("models", \.models, ModelAnswer.form(context).by(context.models))
    ) { reader, sample, label, shares, models throws(ResultsFault) in
      for (name, model) in zip(context.models, models)
      where model.isCorrect != (model.predicted == label) {
        throw reader.fault(.contradiction(with: "label"), at: "models", name, "correct")
      }
      return SampleResults(sample: sample, label: label, shares: shares, models: models)
    }.form
  }
}

extension SampleResults.ModelAnswer {
  fileprivate static func form(_ context: ResultsContext) -> Form<SampleResults.ModelAnswer> {
    let keys = context.metrics.map(\.key)
    return ObjectForm<SampleResults.ModelAnswer>(
      Field("predicted", \.predicted, context.answerForm), Field("correct", \.isCorrect, .flag),
      Field(
        "probabilities", \.probabilities,
        Form.share.list(count: context.classes.count).optional),
      Field("losses", \.losses, Form.loss.some(of: keys))
    ) { _, predicted, isCorrect, probabilities, losses in
      SampleResults.ModelAnswer(
        probabilities: probabilities, predicted: predicted, isCorrect: isCorrect, losses: losses)
    }.form
  }
}
