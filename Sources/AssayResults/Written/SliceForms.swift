import AssayData
import AssayStatistics

extension SliceTable {
  static func form(_ context: ResultsContext) -> Form<SliceTable> {
    ObjectForm<SliceTable>(
      Field(derived: "column", { $0.columns.joined(separator: "*") }, .text),
      Field("columns", \.columns, Form.text.list()),
      Field("values", \.values, SliceValue.form(context).list()),
      Field("omitted", \.omitted, Omitted.form(of: context.count))
    ) { reader, _, columns, values, omitted throws(ResultsFault) in
      for value in values where value.texts.count != columns.count {
        throw reader.fault(.length(expected: columns.count, found: value.texts.count))
      }
      return SliceTable(columns: columns, values: values, omitted: omitted)
    }.form
  }
}

extension SliceTable.Omitted {
  fileprivate static func form(of count: Int) -> Form<SliceTable.Omitted> {
    ObjectForm<SliceTable.Omitted>(
      Field("values", \.values, .count()), Field("samples", \.samples, .count(to: count))
    ) { _, values, samples in SliceTable.Omitted(values: values, samples: samples) }.form
  }
}

extension SliceValue {
  fileprivate static func form(_ context: ResultsContext) -> Form<SliceValue> {
    let count = Form.count(to: context.count)
    return Form(
      schema: members(context, count: context.count).form.schema,
      write: { members(context, count: $0.count).form.write($0) },
      read: { reader throws(ResultsFault) in
        // The number of samples is read first, because it limits the counts in the values.
        let samples = try count.read(Members(reader).required("n", at: 2))
        return try members(context, count: samples).form.read(reader)
      })
  }

  private static func members(
    _ context: ResultsContext, count: Int
  ) -> ObjectForm<SliceValue> {
    let pairs = context.pairs
    return ObjectForm(
      Field(derived: "value", { $0.texts.joined(separator: " × ") }, .text),
      Field("texts", \.texts, Form.text.list()),
      Field("n", \.count, .count(to: context.count)),
      Field("estimates", \.models, MetricValues.form(context, count: count).by(context.models)),
      Field(
        "comparisons",
        { value in
          zip(pairs, value.pairs).flatMap { $1.written($0.baseline, $0.candidate, context) }
        }, WrittenComparison.form(context).list(ofKnown: context.metrics.map(\.key), at: "metric"))
    ) { _, _, texts, count, models, comparisons in
      let tests = Dictionary(grouping: comparisons) { [$0.baseline, $0.candidate] }
      return SliceValue(
        texts: texts, count: count, models: models,
        pairs: pairs.map { pair in
          MetricDifferences(
            tests[[pair.baseline, pair.candidate]] ?? [],
            (models[pair.baseline], models[pair.candidate]), context)
        })
    }
  }
}

extension WorstSlice {
  /// The indices of the table and its value are counted from 1.
  static func form(_ context: ResultsContext) -> Form<WorstSlice> {
    ObjectForm<WorstSlice>(
      Field("table", \.table, .row), Field("value", \.value, .row),
      Field("model", \.model, context.modelForm),
      Field("low", \.interval.low, .number), Field("high", \.interval.high, .number),
      Field("confidence", \.confidence, .share)
    ) { reader, table, value, model, low, high, confidence throws(ResultsFault) in
      guard low <= high else { throw reader.fault(.outsideBounds) }
      return WorstSlice(
        table: table, value: value, model: model, interval: Interval(low: low, high: high),
        confidence: confidence)
    }.form
  }
}
