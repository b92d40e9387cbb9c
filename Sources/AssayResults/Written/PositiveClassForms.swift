import AssayData
import AssayStatistics

extension Form where Value == Result<PositiveClassResults, NoAnswer> {
  /// How well each model finds the positive class, or the reason why that is unknown.
  static func positiveClass(_ context: ResultsContext) -> Form {
    PositiveClassResults.members(context).orReason(context)
  }
}

extension PositiveClassResults {
  fileprivate static func members(
    _ context: ResultsContext
  ) -> ObjectForm<PositiveClassResults?> {
    typealias Found = PositiveClassResults?
    return ObjectForm(
      Field(ifPresent: "positive", { $0?.positive }, context.classForm),
      Field<Found, Void>(derivedIfPresent: "positives", { $0?.positives }, .count()),
      Field<Found, Void>(derivedIfPresent: "majority", { $0 }, WrittenMajority.form(context)),
      Field(ifPresent: "models", { $0?.models }, Model.form(context).by(context.models))
    ) { reader, positive, _, _, models throws(ResultsFault) in
      guard let positive, let models else { return nil }
      try reader.expect(
        context.classes.count == 2 && !context.labelsAreSoft && context.task == .classes,
        "the samples", at: "positive")
      let found = PositiveClassResults(
        positive: positive, labelCounts: context.labelCounts, models: models)
      for (name, model) in zip(context.models, models) {
        try context.check(model, found, reader, name)
      }
      return found
    }
  }
}

/// Always predicting the most frequent class; all of it follows from the samples.
private enum WrittenMajority {
  static func form(_ context: ResultsContext) -> Form<PositiveClassResults> {
    let count = max(1, context.count)
    let form = ObjectForm<Void>(
      Field("class", { 0 }, context.classForm), Field("errors", { 0 }, .count()),
      Field("error_rate", { 0 }, .share)
    ) { _, _, _, _ in }.form
    return Form(
      schema: form.schema,
      write: { found in
        .object([
          ("class", .string(context.classes[found.majority])),
          ("errors", .integer(found.majorityErrors)),
          ("error_rate", .number(Double(found.majorityErrors) / Double(count))),
        ])
      },
      read: { reader throws(ResultsFault) in throw reader.fault(.outsideBounds) })
  }
}

extension PositiveClassResults.Model {
  fileprivate static func form(_ context: ResultsContext) -> Form<PositiveClassResults.Model> {
    ObjectForm<PositiveClassResults.Model>(
      Field("at_0.5", \.atHalf, PositiveRates.form(context)),
      Field(
        "against_majority", { WrittenTest($0.againstMajority, $0.record) },
        WrittenTest.form(context).form),
      Field(ifPresent: "costs", \.costs, PositiveCosts.form(context))
    ) { reader, atHalf, test, costs throws(ResultsFault) in
      guard let record = test.record else {
        throw reader.fault(.missing("lower"), at: "against_majority")
      }
      return PositiveClassResults.Model(
        atHalf: atHalf, costs: costs, againstMajority: try test.checked(reader, context),
        record: record)
    }.form
  }
}

extension PositiveRates {
  fileprivate static func form(_ context: ResultsContext) -> Form<PositiveRates> {
    let (count, rate) = (context.count, Rate.form(context.options.confidence))
    return ObjectForm<PositiveRates>(
      Field("tp", \.truePositives, .count(to: count)),
      Field("fp", \.falsePositives, .count(to: count)),
      Field("fn", \.falseNegatives, .count(to: count)),
      Field("tn", \.trueNegatives, .count(to: count)),
      Field(derived: "recall", \.recall, rate), Field(derived: "precision", \.precision, rate),
      Field(derived: "specificity", \.specificity, rate),
      Field(derived: "f1", \.f1, Form.share.optional),
      Field("f1_low", \.f1Interval?.low, Form.share.optional),
      Field("f1_high", \.f1Interval?.high, Form.share.optional)
    ) { reader, tp, fp, fn, tn, _, _, _, _, low, high throws(ResultsFault) in
      let rates = PositiveRates(
        truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn,
        f1Interval: Interval(low, high))
      guard rates.f1Interval.map({ $0.contains(rates.f1 ?? -1) }) ?? true else {
        throw reader.fault(.outsideBounds, at: "f1_low")
      }
      return rates
    }.form
  }
}

extension PositiveRates.Rate {
  /// All members follow from counts.
  fileprivate static func form(_ confidence: Confidence) -> Form<PositiveRates.Rate> {
    ObjectForm<PositiveRates.Rate>(
      Field(derived: "value", \.value, Form.share.optional),
      Field(derived: "low", { $0.interval(confidence)?.low }, Form.share.optional),
      Field(derived: "high", { $0.interval(confidence)?.high }, Form.share.optional),
      Field(derived: "n", \.whole, .count())
    ) { reader, _, _, _, _ throws(ResultsFault) in throw reader.fault(.outsideBounds) }.form
  }
}

// MARK: - Costs

extension PositiveCosts {
  fileprivate static func form(_ context: ResultsContext) -> Form<PositiveCosts> {
    let costs = context.options.costs ?? .equal
    let number = Form<Double>.number(0...Double.greatestFiniteMagnitude)
    let share = Form.share.optional
    return ObjectForm<PositiveCosts>(
      Field(derived: "cost_false_positive", { _ in costs.falsePositive }, number),
      Field(derived: "cost_false_negative", { _ in costs.falseNegative }, number),
      Field(derived: "stated_threshold", { _ in costs.statedThreshold }, Form.share),
      Field("stated", \.stated, PositiveRates.form(context)),
      Field(derived: "stated_cost_per_sample", { $0.stated.cost(costs) }, number),
      Field("stated_low", \.statedInterval?.low, number.optional),
      Field("stated_high", \.statedInterval?.high, number.optional),
      Field("fewest_on_these_samples", \.fewest, PositiveRates.form(context)),
      Field("fewest_threshold", \.fewestThreshold, share),
      Field(derived: "fewest_cost_per_sample", { $0.fewest.cost(costs) }, number),
      Field("cross_fitted", \.crossFitted, CrossFittedCost.members(context).orReason(context)),
      Field(derived: "always_positive", { $0.stated.alwaysPositive(costs) }, number),
      Field(derived: "always_negative", { $0.stated.alwaysNegative(costs) }, number)
    ) {
      reader, _, _, _, stated, _, low, high, fewest, threshold, _, fitted, _,
      _ throws(ResultsFault) in
      try reader.expect(context.options.costs != nil, "costs", at: "stated")
      let interval = Interval(low, high)
      guard interval?.contains(stated.cost(costs)) ?? true else {
        throw reader.fault(.outsideBounds, at: "stated_low")
      }
      try reader.expect(
        fewest.cost(costs) <= stated.cost(costs) * (1 + 1e-9), "stated",
        at: "fewest_on_these_samples")
      return PositiveCosts(
        stated: stated, statedInterval: interval, fewest: fewest, fewestThreshold: threshold,
        crossFitted: fitted)
    }.form
  }
}

extension PositiveRates {
  /// The cost per sample if all samples count as positive.
  package func alwaysPositive(_ costs: Costs) -> Double {
    costs.falsePositive * Double(count - positives) / Double(max(1, count))
  }

  /// The cost per sample if no sample counts as positive.
  package func alwaysNegative(_ costs: Costs) -> Double {
    costs.falseNegative * Double(positives) / Double(max(1, count))
  }
}

extension CrossFittedCost {
  fileprivate static func members(_ context: ResultsContext) -> ObjectForm<CrossFittedCost?> {
    let least = 2 * TemperatureFit.leastSamples
    let highest = context.options.costs.map { max($0.falsePositive, $0.falseNegative) } ?? 0
    return ObjectForm(
      Field(ifPresent: "samples", { $0?.count }, .count(from: least, to: context.count)),
      Field(ifPresent: "threshold_from_half_0", { $0?.thresholds[0] }, .share),
      Field(ifPresent: "threshold_from_half_1", { $0?.thresholds[1] }, .share),
      Field(
        ifPresent: "cost_per_sample", { $0?.cost }, .number(0...Double.greatestFiniteMagnitude))
    ) { reader, count, first, second, cost throws(ResultsFault) in
      guard let count, let cost else { return nil }
      try reader.expect(cost <= highest * (1 + 1e-9), "costs", at: "cost_per_sample")
      return CrossFittedCost(count: count, thresholds: [first, second], cost: cost)
    }
  }
}

// MARK: - Checks

extension ResultsContext {
  /// Checks that the outcomes agree with the samples, as do those against the most frequent class.
  fileprivate func check(
    _ model: PositiveClassResults.Model, _ found: PositiveClassResults, _ reader: FormReader,
    _ name: String
  ) throws(ResultsFault) {
    let all: [(String, PositiveRates?)] = [
      ("at_0.5", model.atHalf), ("costs", model.costs?.stated), ("costs", model.costs?.fewest),
    ]
    for (key, rates) in all {
      guard let rates else { continue }
      try reader.expect(
        rates.count == count && rates.positives == found.positives, "label_counts",
        at: "models", name, key)
    }
    let record = model.record
    try reader.expect(
      record.lower + record.equal + record.higher, addsUpTo: count, at: "models", name,
      "against_majority")
    let majority = Double(found.majorityErrors) / Double(max(1, count))
    let change = Double(record.higher - record.lower) / Double(max(1, count))
    try check(
      model.againstMajority, from: majority, to: majority + change, count: count, reader,
      at: ["models", name, "against_majority"])
  }
}
