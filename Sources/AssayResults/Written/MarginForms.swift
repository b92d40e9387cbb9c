import AssayData

extension Margin {
  static var form: Form<Margin> {
    ObjectForm<Margin>(
      Field("metric", \.metric, .text), Field("margin", \.size, .number)
    ) { reader, metric, size throws(ResultsFault) in
      guard let margin = Margin(metric: metric, size: size) else {
        throw reader.fault(.outsideBounds, at: "margin")
      }
      return margin
    }.form
  }
}

/// An entry of `margins`; all of it follows from the options and the comparisons.
struct WrittenMargin: Sendable {
  private let result: MarginResult

  init(_ result: MarginResult) { self.result = result }

  static func form(_ context: ResultsContext) -> Form<WrittenMargin> {
    let (number, counts) = (Form.number.optional, Form.count().optional)
    let verdicts = Form<MarginResult.Verdict>.word
    return ObjectForm<WrittenMargin>(
      Field(derived: "baseline", \.result.baseline, context.modelForm),
      Field(derived: "candidate", \.result.candidate, context.modelForm),
      Field(derived: "metric", \.result.margin.metric, .text),
      Field(derived: "margin", \.result.margin.size, .number),
      Field(derived: "low_95", \.result.interval?.low, number),
      Field(derived: "high_95", \.result.interval?.high, number),
      Field(derived: "verdict", \.result.verdict, verdicts),
      Field(derivedIfPresent: "doubt", \.result.doubt?.code, .text),
      Field(
        derivedIfPresent: "reason", { WrittenReason($0.result.test)?.code },
        .code(WrittenReason.codes)),
      Field(derived: "worse_within_margin", \.result.isWorseWithinMargin, .flag),
      Field(derived: "samples_not_worse", \.result.samplesNotWorse, counts),
      Field(derived: "samples_equivalent", \.result.samplesEquivalent, counts)
    ) { reader, _, _, _, _, _, _, _, _, _, _, _, _ throws(ResultsFault) in
      throw reader.fault(.outsideBounds)
    }.form
  }
}
