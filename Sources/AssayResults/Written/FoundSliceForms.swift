import AssayData
import AssayStatistics

extension Form where Value == Result<FoundSlices, NoAnswer> {
  /// The slices found, or the reason why none were searched for.
  static func foundSlices(_ context: ResultsContext) -> Form {
    FoundSlices.members(context).orReason(context)
  }
}

extension FoundSlices {
  fileprivate static func members(_ context: ResultsContext) -> ObjectForm<FoundSlices?> {
    let count = Form.count(to: context.count)
    return ObjectForm(
      Field<FoundSlices?, Void>(derivedIfPresent: "samples", { $0?.count }, count),
      Field(ifPresent: "searched_half", { $0?.searchedCount }, count),
      Field(ifPresent: "tested_half", { $0?.testedCount }, count),
      Field(ifPresent: "columns", { $0?.columns }, Form.text.list()),
      Field(ifPresent: "left_out", { $0?.leftOut }, UnsearchedColumn.form.list()),
      Field(ifPresent: "more_columns", { $0?.moreColumns }, .count()),
      Field(ifPresent: "pairs_searched", { $0?.pairsSearched }, .count()),
      Field(ifPresent: "pairs", { $0?.pairs }, .count()),
      Field(ifPresent: "metric", { $0?.metric }, .oneOf(context.sliceMetrics) { $0 }),
      Field(ifPresent: "slices", { $0?.slices }, FoundSlice.form(context).list())
    ) {
      reader, _, searched, tested, columns, leftOut, more, pairsSearched, pairs, metric, slices
        throws(ResultsFault) in
      guard let searched, let tested, let columns, let leftOut, let more, let pairsSearched,
        let pairs, let metric, let slices
      else { return nil }
      try reader.expect(searched + tested <= context.count, "n", at: "samples")
      try reader.expect(
        pairsSearched <= pairs && pairs == columns.count * (columns.count - 1) / 2, "columns",
        at: "pairs")
      try reader.expect(
        leftOut.allSatisfy { !columns.contains(exactly: $0.column) }, "columns", at: "left_out")
      for (place, slice) in slices.enumerated() {
        let isOfColumns = slice.conditions.allSatisfy { columns.contains(exactly: $0.column) }
        try reader.expect(isOfColumns, "columns", at: "slices", "\(place + 1)", "where")
        try reader.expect(
          slice.testedCount <= tested && slice.count <= slice.testedCount + searched, "samples",
          at: "slices", "\(place + 1)")
      }
      return FoundSlices(
        SearchedParts(
          halves: (searched, tested), columns: columns, leftOut: leftOut, moreColumns: more,
          pairs: (pairsSearched, pairs)),
        metric: metric, slices: slices, alpha: context.options.confidence.alpha)
    }
  }
}

extension UnsearchedColumn {
  fileprivate static var form: Form<UnsearchedColumn> {
    ObjectForm<UnsearchedColumn>(
      Field("column", \.column, .text), Field("reason", \.reason, .word)
    ) { _, column, reason in UnsearchedColumn(column: column, reason: reason) }.form
  }
}

extension SliceCondition {
  fileprivate static var form: Form<SliceCondition> {
    ObjectForm<SliceCondition>(
      Field("column", \.column, .text),
      Field(
        ifPresent: "text", { if case .text(let text) = $0.value { text.text } else { nil } }, .text),
      Field(
        ifPresent: "number", { if case .number(let number) = $0.value { number } else { nil } },
        .number),
      Field(ifPresent: "above", { $0.value.bounds.above }, .number),
      Field(ifPresent: "up_to", { $0.value.bounds.upTo }, .number)
    ) { reader, column, text, number, above, upTo throws(ResultsFault) in
      switch (text, number, above, upTo) {
      case (let text?, nil, nil, nil): SliceCondition(column: column, value: .text(text))
      case (nil, let number?, nil, nil): SliceCondition(column: column, value: .number(number))
      case (nil, nil, let above, let upTo)
      where above != nil && upTo == nil || upTo != nil && above.map { $0 < upTo ?? $0 } ?? true:
        SliceCondition(column: column, value: .range(above: above, upTo: upTo))
      default: throw reader.fault(.outsideBounds)
      }
    }.form
  }
}

extension SliceCondition.Value {
  fileprivate var bounds: (above: Double?, upTo: Double?) {
    if case .range(let above, let upTo) = self { (above, upTo) } else { (nil, nil) }
  }
}

extension FoundSlice {
  fileprivate static func form(_ context: ResultsContext) -> Form<FoundSlice> {
    let count = Form.count(from: 1, to: context.count)
    return ObjectForm<FoundSlice>(
      Field("where", \.conditions, SliceCondition.form.list()),
      Field(members: Subject.form(context), \.subject),
      Field("n", \.count, count), Field("n_tested", \.testedCount, count),
      Field("mean_in_slice", \.inside, .number), Field("mean_elsewhere", \.elsewhere, .number),
      Field(derived: "difference", \.difference, .number),
      Field("low", \.interval?.low, Form.number.optional),
      Field("high", \.interval?.high, Form.number.optional),
      Field("p", \.p, .share), Field(derived: "p_holm", \.adjustedP, .share),
      Field(derived: "clear", \.isClear, .flag), Field("search_z", \.searchZ, .number)
    ) {
      reader, conditions, subject, count, tested, inside, elsewhere, _, low, high, p, _, _, z
        throws(ResultsFault) in
      let interval = Interval(low, high)
      try reader.expect(
        conditions.count == 1
          || conditions.count == 2 && !conditions[0].column.isExactly(conditions[1].column),
        "columns", at: "where")
      try reader.expect(
        z.magnitude >= FoundSlices.leastScore, "the rule of slices", at: "search_z")
      try reader.expect(tested <= count, "n", at: "n_tested")
      try reader.expect(
        interval?.contains(inside - elsewhere) ?? (low == nil && high == nil), "difference",
        at: "low")
      return FoundSlice(
        conditions: conditions, subject: subject, count: count, testedCount: tested,
        inside: inside, elsewhere: elsewhere, interval: interval, p: p, searchZ: z)
    }.form
  }
}

extension FoundSlice.Subject {
  /// A model, or a baseline and a candidate.
  fileprivate static func form(_ context: ResultsContext) -> ObjectForm<FoundSlice.Subject> {
    ObjectForm(
      Field(ifPresent: "model", { $0.members.model }, context.modelForm),
      Field(ifPresent: "baseline", { $0.members.baseline }, context.modelForm),
      Field(ifPresent: "candidate", { $0.members.candidate }, context.modelForm)
    ) { reader, model, baseline, candidate throws(ResultsFault) in
      switch (model, baseline, candidate) {
      case (let model?, nil, nil): return .model(model)
      case (nil, let baseline?, let candidate?)
      where context.pairs.contains { $0.baseline == baseline && $0.candidate == candidate }:
        return .pair(baseline: baseline, candidate: candidate)
      default: throw reader.fault(.missing("model"))
      }
    }
  }

  private var members: (model: Int?, baseline: Int?, candidate: Int?) {
    switch self {
    case .model(let model): (model, nil, nil)
    case .pair(let baseline, let candidate): (nil, baseline, candidate)
    }
  }
}
