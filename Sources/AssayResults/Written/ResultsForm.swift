package import AssayBytes
package import AssayData
import AssayStatistics

extension Results {
  /// `results.json`: everything measured, in full precision, for programs and later reports.
  ///
  /// - Parameter summary: The conclusions as English sentences, for human readers.
  /// - Returns: Strict JSON; the same results always give the same text.
  package func json(summary: [String]) -> String { written(summary: summary).text }

  /// The results as a JSON tree.
  package func written(summary: [String]) -> JSON {
    tree(format: ResultsFormat.version, summary)
  }

  private func tree(format: String, _ summary: [String]) -> JSON {
    let head = head(format: format, summary)
    return Results.form(head).write((self, head))
  }

  /// Reads results back.
  ///
  /// - Throws: ``ResultsFault`` if the document is not a `results.json` of format 3, or if it
  ///   contradicts itself.
  package init(_ document: JSONNode) throws(ResultsFault) {
    let version = try Results.formatVersion(document)
    let reader = FormReader(document, ignoresUnknown: version > ResultsFormat.minor)
    let head = try ResultsHead.form.readMembers(Members(reader))
    let (results, _) = try Results.form(head).read(reader)
    // Members that follow from others are written again, and must equal what was read.
    let expected = results.tree(format: head.format, head.summary)
    if let found = expected.difference(from: document, ignoringMore: reader.ignoresUnknown) {
      throw ResultsFault(
        kind: .contradiction(with: "the other members"), path: found.path, offset: found.offset)
    }
    self = results
  }

  /// The minor version of a document's format.
  private static func formatVersion(_ document: JSONNode) throws(ResultsFault) -> Int {
    let reader = FormReader(document, ignoresUnknown: true)
    guard case .object(let members) = document.value,
      let member = members.first(where: { $0.key == "format_version" })
    else { throw reader.fault(.notResults) }
    if members.contains(where: { $0.key == "format" }) { throw reader.fault(.summary) }
    let found = reader.child("format_version", member.node)
    let version = try Form<String>.text.read(found)
    let parts = version.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count == 2, parts[1].allSatisfy(digits.contains),
      parts[0].elementsEqual("\(ResultsFormat.major)".utf8),
      let minor = Int(String(decoding: parts[1], as: UTF8.self)),
      parts[1].elementsEqual("\(minor)".utf8)
    else { throw found.fault(.version(version)) }
    return minor
  }
}

// MARK: - The head

extension Results {
  fileprivate func head(format: String, _ summary: [String]) -> ResultsHead {
    ResultsHead(
      format: format, version: version, title: title, run: run, logBase: options.logBase,
      clip: options.clip,
      task: task,
      count: count, classes: classes, labelCounts: labelCounts, labelsAreSoft: labelsAreSoft,
      weights: options.weight.flatMap { column in
        worth?.weight.map {
          WrittenWeights(column: column, sum: $0, effective: worth?.effectiveCount)
        }
      },
      groups: options.group.flatMap { column in
        worth?.groupCount.map { WrittenGroups(column: column, count: $0) }
      },
      costs: options.costs, fingerprint: fingerprint, models: models.map(\.name),
      baseline: models[baseline].name,
      metrics: metrics,
      options: WrittenOptions(
        metrics: options.metrics, primary: options.primary, margins: options.margins,
        confidence: options.confidence,
        isClipChosen: options.isClipChosen, comparesAllPairs: options.comparesAllPairs,
        leastSliceSamples: options.leastSliceSamples, sampleLimit: options.sampleLimit,
        given: given),
      summary: summary)
  }
}

extension ResultsHead {
  var resultOptions: Results.Options {
    Results.Options(
      logBase: logBase, clip: clip, isClipChosen: options.isClipChosen, metrics: options.metrics,
      primary: options.primary, margins: options.margins, confidence: options.confidence,
      comparesAllPairs: options.comparesAllPairs, costs: costs,
      leastSliceSamples: options.leastSliceSamples, sampleLimit: options.sampleLimit,
      weight: weights?.column, group: groups?.column)
  }

  var context: ResultsContext {
    ResultsContext(
      options: resultOptions, task: task, count: count, classes: classes.names,
      labelCounts: labelCounts, labelsAreSoft: labelsAreSoft, models: models, metrics: metrics,
      baseline: models.firstIndex(exactly: baseline) ?? 0,
      hasExactCurves: ResultsFormat.hasExactCurves(format))
  }

  var testSet: TestSetResults {
    let worth = SampleWorth(
      weight: weights?.sum, effectiveCount: weights?.effective, groupCount: groups?.count)
    return TestSetResults(
      task: task, count: count, classes: classes, labelCounts: labelCounts,
      labelsAreSoft: labelsAreSoft, fingerprint: fingerprint,
      worth: weights == nil && groups == nil ? nil : worth)
  }
}

// MARK: - The complete form

extension Results {
  /// The complete results, with their head.
  static func form(_ head: ResultsHead) -> Form<(Results, ResultsHead)> {
    let context = head.context
    typealias Whole = (Results, ResultsHead)
    return ObjectForm<Whole>(
      Field(members: ResultsHead.form, { $0.1 }),
      Field(members: .models(context), { $0.0.models }),
      Field(members: .pairs(context), { WrittenPairs($0.0, context) }),
      Field(
        derived: "margins", { $0.0.margins.map(WrittenMargin.init) },
        WrittenMargin.form(context).list()),
      Field(
        "cochran_q", { $0.0.cochranQ }, CochranQ.form(models: head.models.count).optional),
      Field("samples", { $0.0.samples }, SampleSelection.form(context)),
      Field(ifPresent: "label_suspects", { $0.0.labelSuspects }, .labelSuspects(context)),
      Field("slice_metric", { $0.0.sliceMetric }, .oneOf(context.sliceMetrics) { $0 }),
      Field("caveats", { $0.0.caveats }, Caveat.form(of: head.count).list()),
      Field("files", { $0.0.sources }, Source.form.list()),
      Field(members: .slices(context), { WrittenSlices($0.0) }),
      Field(members: .answers(context), { WrittenAnswers($0.0) })
    ) {
      reader, head, models, pairs, _, cochranQ, samples, labelSuspects, sliceMetric, caveats,
      sources, slices, answers throws(ResultsFault) in
      guard cochranQ == nil || head.models.count > 2 else {
        throw reader.fault(.contradiction(with: "models"), at: "cochran_q")
      }
      try context.check(samples, reader)
      try context.check(labelSuspects, models, reader)
      try context.check(slices, models, reader)
      try context.check(answers, models, reader)
      for (place, caveat) in caveats.enumerated() {
        guard let model = caveat.model, !head.models.contains(exactly: model) else { continue }
        throw reader.fault(
          .unknownWord(model, among: head.models), at: "caveats", "\(place + 1)", "model")
      }
      var results = Results(
        title: head.title, version: head.version, options: head.resultOptions,
        testSet: head.testSet, metrics: head.metrics, models: models, baseline: context.baseline,
        pairs: try pairs.results(models, context, reader), cochranQ: cochranQ,
        slices: SliceResults(
          tables: slices.tables, worst: slices.worst, metric: sliceMetric, found: slices.found),
        samples: samples, caveats: caveats, sources: sources, given: head.options.given)
      results.run = head.run
      results.averages = answers.averages
      results.positiveClass = answers.positiveClass
      results.labelSuspects = labelSuspects
      return (results, head)
    }.form
  }
}

extension CochranQ {
  fileprivate static func form(models: Int) -> Form<CochranQ> {
    ObjectForm<CochranQ>(
      Field("statistic", \.statistic, .number), Field("p", \.p, .share)
    ) { _, statistic, p in
      CochranQ(statistic: statistic, degreesOfFreedom: models - 1, p: p)
    }.form
  }
}
