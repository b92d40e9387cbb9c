import AssayData

/// The answers to questions about all models together.
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
  /// Nothing if only the core metrics are measured, and in files of an earlier version.
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

extension ResultsContext {
  /// The averages are those of the pairs, and perhaps of all models.
  fileprivate func check(
    _ averages: [ModelAverage], _ reader: FormReader
  ) throws(ResultsFault) {
    let expected = pairs.map { [$0.baseline, $0.candidate].sorted() } + [Array(models.indices)]
    let found = averages.map(\.models)
    try reader.expect(
      found == expected || found == expected.dropLast(), "models", at: "averages")
  }

  /// A test of a mean of losses of these samples is that of two values.
  func check(
    _ test: Result<PairedTest, NoPairedTest>, from old: Double, to new: Double, count: Int,
    _ reader: FormReader, at members: [String]
  ) throws(ResultsFault) {
    guard case .success(let found) = test else { return }
    // A difference that rounding alone may have made counts as 0.
    let isDifference = found.difference.isNear(new - old)
    guard isDifference, found.evidence.count == count else {
      throw reader.fault(.contradiction(with: "the values"), at: members)
    }
  }

  /// Why an answer is missing follows from the task, from weights and from groups.
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
