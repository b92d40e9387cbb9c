import AssayData

/// The answers about all models together: averages, and the positive class.
struct WrittenAnswers: Sendable {
  let averages: [ModelAverage]
  let positiveClass: Result<PositiveClassResults, NoAnswer>?

  fileprivate init(
    averages: [ModelAverage], positiveClass: Result<PositiveClassResults, NoAnswer>?
  ) {
    (self.averages, self.positiveClass) = (averages, positiveClass)
  }

  init(_ results: Results) {
    self.init(averages: results.averages, positiveClass: results.positiveClass)
  }
}

extension ObjectForm where Value == WrittenAnswers {
  /// Both members are optional: they are missing if only the core metrics are measured, and in
  /// files of earlier minor versions.
  static func answers(_ context: ResultsContext) -> ObjectForm {
    ObjectForm(
      Field(
        ifPresent: "averages", { $0.averages.isEmpty ? nil : $0.averages },
        ModelAverage.form(context).list()),
      Field(
        ifPresent: "positive_class", \.positiveClass,
        Form<Result<PositiveClassResults, NoAnswer>>.positiveClass(context))
    ) { reader, averages, positiveClass throws(ResultsFault) in
      if let averages { try context.check(averages, reader) }
      return WrittenAnswers(averages: averages ?? [], positiveClass: positiveClass)
    }
  }
}

extension ObjectForm {
  /// The form of an answer or of the reason why it is missing; the members are present only with an
  /// answer.
  func orReason<Found: Sendable>(
    _ context: ResultsContext
  ) -> Form<Result<Found, NoAnswer>> where Value == Found? {
    ObjectForm<Result<Found, NoAnswer>>(
      Field(ifPresent: "reason", { $0.failure }, NoAnswer.form),
      Field(members: self, { try? $0.get() })
    ) { reader, reason, found throws(ResultsFault) in
      guard let found else {
        guard let reason else { throw reader.fault(.missing("reason")) }
        try context.check(reason, reader)
        return .failure(reason)
      }
      guard reason == nil else { throw reader.fault(.contradiction(with: "samples"), at: "reason") }
      return .success(found)
    }.form
  }
}

extension Result {
  /// The error; nil for a success.
  var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}

extension ResultsContext {
  /// Checks that there is an average of each pair and possibly one of all models, in order.
  fileprivate func check(
    _ averages: [ModelAverage], _ reader: FormReader
  ) throws(ResultsFault) {
    let ofPairs = pairs.map { [$0.baseline, $0.candidate].sorted() }
    let found = averages.map(\.models)
    let isWithAll = models.count > 2 && found == ofPairs + [Array(models.indices)]
    try reader.expect(found == ofPairs || isWithAll, "models", at: "averages")
  }

  /// Checks that the test of a mean of losses agrees with the two values and the number of samples.
  func check(
    _ test: Result<PairedTest, NoPairedTest>, from old: Double, to new: Double, count: Int,
    _ reader: FormReader, at members: [String]
  ) throws(ResultsFault) {
    guard case .success(let found) = test else { return }
    // A difference that may be due to rounding alone counts as 0.
    let isDifference = old.isFinite && new.isFinite && found.difference.isNear(new - old)
    guard isDifference, found.evidence.count == count else {
      throw reader.fault(.contradiction(with: "the values"), at: members)
    }
  }

  /// Checks that averages over all samples agree with the models, and that what depends on rankings
  /// is present.
  func check(
    _ answers: WrittenAnswers, _ models: [ModelResults], _ reader: FormReader
  ) throws(ResultsFault) {
    for (place, average) in answers.averages.enumerated() {
      guard let found = try? average.result.get(), found.count == count else { continue }
      for metric in found.metrics {
        let values = average.models.map { models[$0].estimate(metric.key).finite ?? .infinity }
        let own = models[metric.better].estimate(metric.key).finite ?? .infinity
        let isOwn = own == metric.betterValue || own.isNear(metric.betterValue)
        let isLowest = values.allSatisfy { own <= $0 || own.isNear($0) }
        try reader.expect(
          isOwn && isLowest, "estimates", at: "averages", "\(place + 1)", "against_better",
          metric.key)
      }
    }
    guard options.costs != nil, let found = try? answers.positiveClass?.get() else { return }
    for (model, own) in zip(models, found.models) {
      let isRanked = model.ranking?.thresholds != nil && model.ranking?.positive == found.positive
      try reader.expect(
        isRanked == (own.costs != nil), "ranking", at: "positive_class", "models", model.name)
    }
  }

  /// Checks that the reason for a missing answer agrees with the task, the weights and the groups.
  func check(_ reason: NoAnswer, _ reader: FormReader) throws(ResultsFault) {
    let fits =
      switch reason {
      case .multilabel: task == .multilabel
      case .weighted: options.weight != nil && options.group == nil
      case .grouped: options.group != nil
      case .softLabels: labelsAreSoft
      case .notTwoClasses: classes.count != 2
      case .oneClass, .classesOnly, .fewSamples, .tooLarge, .rowsOfParts: true
      }
    try reader.expect(fits, "the samples", at: "reason")
  }
}
