import AssayData

extension Form where Value == Result<LabelSuspects, NoAnswer> {
  /// The suspect labels, or the reason why they are missing.
  static func labelSuspects(_ context: ResultsContext) -> Form {
    LabelSuspects.members(context).orReason(context)
  }
}

extension LabelSuspects {
  /// The members of suspects; no members if it is nil.
  fileprivate static func members(_ context: ResultsContext) -> ObjectForm<LabelSuspects?> {
    let counts = (0...context.models.count).map { "\($0)" }
    let shared = SharedSuspect.form(context)
    return ObjectForm(
      Field(ifPresent: "samples", { $0?.count }, .count(to: context.count)),
      Field(
        ifPresent: "models", { $0?.models },
        Form<Result<ModelSuspects, NoAnswer>>.suspects(context).by(context.models)),
      Field(
        ifPresent: "suspected_by",
        { suspects in
          suspects.map {
            Dictionary(uniqueKeysWithValues: zip(counts, $0.suspectedBy))
          }
        }, Form.count(to: context.count).some(of: counts)),
      Field(ifPresent: "agreed", { $0?.agreed }, shared.list()),
      Field(ifPresent: "by_models", { $0?.shared }, shared.list()),
      Field(
        ifPresent: "error_without_agreed", { $0?.withoutAgreed },
        ErrorCount.form(of: context.count).optional.by(context.models))
    ) { reader, count, models, suspectedBy, agreed, shared, without throws(ResultsFault) in
      guard let count, let models, let suspectedBy, let agreed, let shared, let without else {
        return nil
      }
      let numbers = counts.prefix { suspectedBy[$0] != nil }.compactMap { suspectedBy[$0] }
      guard numbers.count == suspectedBy.count else {
        throw reader.fault(.contradiction(with: "models"), at: "suspected_by")
      }
      let suspects = LabelSuspects(
        count: count, models: models, suspectedBy: numbers, agreed: agreed, shared: shared,
        withoutAgreed: without)
      try suspects.check(reader, sampleLimit: context.options.sampleLimit)
      return suspects
    }
  }
}

extension Form where Value == Result<ModelSuspects, NoAnswer> {
  fileprivate static func suspects(_ context: ResultsContext) -> Form {
    ModelSuspects.members(context).orReason(context)
  }
}

extension ModelSuspects {
  fileprivate static func members(_ context: ResultsContext) -> ObjectForm<ModelSuspects?> {
    let (count, classCount) = (context.count, context.classes.count)
    return ObjectForm(
      Field(
        ifPresent: "thresholds", { $0?.thresholds }, Form.share.optional.list(count: classCount)),
      Field(
        ifPresent: "confident_joint_rows_label", { $0?.joint },
        Form.count(to: count).list(count: classCount).list(count: classCount)),
      Field(ifPresent: "suspects", { $0?.count }, .count(to: count)),
      Field(
        ifPresent: "estimated_label_errors", { $0?.estimatedErrors },
        .number(0...Double(count))),
      Field(ifPresent: "errors", { $0?.errors }, .count(to: count)),
      Field(
        ifPresent: "by_normalized_margin", { $0?.listed }, LabelSuspect.form(context).list())
    ) { reader, thresholds, joint, count, estimated, errors, listed throws(ResultsFault) in
      guard let thresholds, let count, let estimated, let errors, let listed else { return nil }
      let suspects = ModelSuspects(
        thresholds: thresholds, joint: joint, count: count, estimatedErrors: estimated,
        errors: errors, listed: listed)
      try suspects.check(reader, sampleLimit: context.options.sampleLimit)
      return suspects
    }
  }
}

extension LabelSuspect {
  fileprivate static func form(_ context: ResultsContext) -> Form<LabelSuspect> {
    ObjectForm<LabelSuspect>(
      Field(members: SampleName.form, \.sample), Field("label", \.label, context.classForm),
      Field("suggested", \.suggested, context.classForm),
      Field("margin", \.margin, .number(-1...1)),
      Field("self_confidence", \.selfConfidence, .share)
    ) { reader, sample, label, suggested, margin, confidence throws(ResultsFault) in
      try reader.expect(label != suggested, "label", at: "suggested")
      try reader.expect(margin <= confidence, "self_confidence", at: "margin")
      return LabelSuspect(
        sample: sample, label: label, suggested: suggested, margin: margin,
        selfConfidence: confidence)
    }.form
  }
}

extension SharedSuspect {
  fileprivate static func form(_ context: ResultsContext) -> Form<SharedSuspect> {
    ObjectForm<SharedSuspect>(
      Field(members: SampleName.form, \.sample), Field("label", \.label, context.classForm),
      Field("suggested", \.suggested, context.classForm),
      Field("margin", \.margin, .number(-1...1)),
      Field("models", \.models, context.modelForm.list())
    ) { reader, sample, label, suggested, margin, models throws(ResultsFault) in
      try reader.expect(label != suggested, "label", at: "suggested")
      guard !models.isEmpty, zip(models, models.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw reader.fault(.outsideBounds, at: "models")
      }
      return SharedSuspect(
        sample: sample, label: label, suggested: suggested, margin: margin, models: models)
    }.form
  }
}

extension ErrorCount {
  fileprivate static func form(of count: Int) -> Form<ErrorCount> {
    ObjectForm<ErrorCount>(
      Field("errors", \.errors, .count(to: count)), Field("n", \.count, .count(to: count)),
      Field(derived: "error_rate", \.rate, Form.share.optional)
    ) { reader, errors, count, _ throws(ResultsFault) in
      try reader.expect(errors <= count, "n", at: "errors")
      return ErrorCount(errors: errors, count: count)
    }.form
  }
}
