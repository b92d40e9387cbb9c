import AssayChart
import AssayData
import AssayResults
import AssayStatistics
import AssayTemplate

/// The head of the page: the findings in sentences, and a row for each model.
struct HeadValues {
  private let whole: WordedResults
  private let results: WordedResults

  /// - Parameter parts: The complete results, and the part that is shown.
  init(_ parts: ReportParts) {
    (whole, results) = (parts.whole, parts.shown)
  }

  private var wording: any Wording { results.wording }

  var members: [String: TemplateValue] {
    let words = HeadWords(results: whole)
    let remarks = HeadRemarks(results: whole).all
    let next = NextWords(results: whole).remarks
    return [
      "headline": .text(words.headline),
      "head_sentences": .list(words.sentences.map(TemplateValue.text)),
      "remarks": .list(remarks.map(tree)), "has_remarks": .bool(!remarks.isEmpty),
      "next": .list(next.map(tree)), "has_next": .bool(!next.isEmpty),
      "models_table": table,
    ]
  }

  private func tree(_ remark: Remark) -> TemplateValue {
    [
      "text": .text(remark.text), "anchor": .optional(remark.section?.anchor),
      "title": .optional(remark.section.map { wording.label($0.heading) }),
    ]
  }

  // MARK: - Table

  /// A row for each model, with its differences from the baseline.
  var table: TemplateValue {
    let positive = PositiveWords(results: results).rows.filter {
      [.recall, .precision, .averagePrecision].contains($0.row)
    }
    // Plots are narrower if there are further columns.
    let width = positive.isEmpty ? 210.0 : 130
    let columns = HeadMetrics(results).columns.map {
      HeadColumn($0, in: results, plotWidth: width)
    }
    let confidence = HeadConfidence(results, plotWidth: positive.isEmpty ? 190 : 120)
    let tests = results.pairs.flatMap { pair in columns.compactMap { $0.test(of: pair) } }
      .filter { $0.interval != nil }
    let level = results.options.confidence.level
    let levels = tests.map(\.confidence)
    return [
      "columns": .list(columns.map(\.head)),
      "rates": .list(positive.map { ["name": .text($0.name)] }),
      "rates_of": .optional(
        positive.isEmpty
          ? nil : PositiveWords(results: results).rare.map { results.classNames[$0.positive] }),
      "has_confidence": .bool(confidence.isKnown),
      "rows": .list(
        results.models.indices.map { model in
          [
            "name": .text(results.models[model].name),
            "full_name": .text(results.fullName(results.models[model].name)),
            "is_long": .bool(results.isLong(results.models[model].name)),
            "swatch": .markup(Swatch(series: model).svg),
            "is_baseline": .bool(model == results.baseline && results.models.count > 1),
            "cells": .list(columns.map { $0.cell(model) }),
            "rates": .list(
              positive.map { row in
                let cell = row.cells[model]
                return [
                  "name": .text(row.headed), "value": .text(cell.value),
                  "interval": .optional(cell.interval),
                  "change": .optional(
                    cell.test.flatMap { $0.isClear ? wording.change($0) : nil }),
                ]
              }),
            "confidence": confidence.cell(model),
          ]
        }),
      "note": .optional(
        levels.isEmpty
          ? nil
          : wording.headNote(
            baseline: results.models[results.baseline].name, level: wording.level(level),
            isWidened: levels.contains { $0 > level },
            lacksSome: columns.contains { $0.lacksInterval },
            hasBest: columns.contains { !(results.clearlyBest[$0.metric.key] ?? []).isEmpty })),
      "shown": .optional(wording.shownModels(results)),
    ]
  }
}

/// A metric of the head: its values, and the differences on one axis with 0 marked.
private struct HeadColumn {
  let metric: Metric
  private let results: WordedResults
  private let words: MetricWords
  private let decimals: Int?
  private let domain: ClosedRange<Double>?

  private let plotWidth: Double

  init(_ metric: Metric, in results: WordedResults, plotWidth: Double) {
    (self.metric, self.plotWidth) = (metric, plotWidth)
    self.results = results
    words = results.words(metric)
    decimals = results.decimals(metric)
    let ends = results.models.indices.flatMap { model -> [Double] in
      guard let pair = results.pair(of: model), case .value(let value) = pair.difference(metric.key)
      else { return [] }
      let interval = results.areSame(pair) ? nil : pair.test(metric.key)?.interval
      return [value, interval?.low ?? value, interval?.high ?? value]
    }
    let (low, high) = (min(0, ends.min() ?? 0), max(0, ends.max() ?? 0))
    domain = low < high ? low...high : nil
  }

  private var wording: any Wording { results.wording }
  private var isExploratory: Bool { !results.options.primary.contains(metric.key) }

  var head: TemplateValue {
    let isMistakes = metric.key == MetricKey.errorRate
    return [
      "key": .text(metric.key), "name": .text(words.name),
      "name_with_unit": .text(words.nameWithUnit),
      "has_differences": .bool(results.models.count > 1),
      "unit": metric.unit == .information
        ? .text(wording.unit(results.options.logBase)) : .null,
      "arrow": .text(words.arrow), "direction": .text(wording.words(metric.direction)),
      "is_exploratory": .bool(isExploratory),
      "sides": domain == nil
        ? .null
        : .text(
          wording.sides(
            isMistakes ? .mistakes : .metric(words.name),
            lowerIsBetter: metric.direction == .lowerIsBetter)),
    ]
  }

  func cell(_ model: Int) -> TemplateValue {
    let evaluation = results.models[model]
    let estimate = evaluation.estimate(metric.key)
    let pair = results.pair(of: model)
    let test = test(of: pair)
    let isSame = pair.map(results.areSame) ?? false
    return [
      "name": .text(words.name), "has_differences": .bool(results.models.count > 1),
      "value": .text(words.value(estimate, decimals: decimals)),
      "full": .optional(estimate.finite.map { "\($0)\(words.unit)" }),
      "reason": .optional(reason(estimate, of: evaluation)),
      "is_best": .bool(results.clearlyBest[metric.key]?.contains(model) ?? false),
      "plot": ChartKit.markup(plot(model, pair)),
      "is_clear": .bool(test?.isClear ?? false), "is_exploratory": .bool(isExploratory),
      "change": .optional(isSame ? wording.label(.same) : change(pair, test)),
      "is_doubtful": .bool(test?.isClear == true && test?.doubt != nil),
      "is_same": .bool(isSame),
      "difference": .optional(isSame ? nil : difference(pair)),
      "interval": .optional(test?.interval.map { words.signed($0, decimals: decimals) }),
      "own_interval": .optional(results.models.count == 1 ? ownInterval(evaluation) : nil),
    ]
  }

  private func difference(_ pair: PairResults?) -> String? {
    guard let pair, case .value(let value) = pair.difference(metric.key) else { return nil }
    return words.signed(value, decimals: decimals)
  }

  /// Nil if both models answer every sample alike, because no difference could be found.
  func test(of pair: PairResults?) -> PairedTest? {
    pair.flatMap { results.areSame($0) ? nil : $0.test(metric.key) }
  }

  /// Whether there are too few samples for the interval of a difference.
  var lacksInterval: Bool {
    results.models.indices.contains { model in
      test(of: results.pair(of: model)).map { $0.interval == nil && !$0.hasNoSpread } ?? false
    }
  }

  /// The interval of a value, with its level.
  private func ownInterval(_ model: ModelResults) -> String? {
    model.bounds(metric.key).map {
      wording.interval(
        wording.level(results.options.confidence.level), words.span($0.interval, decimals: decimals)
      )
    }
  }

  /// The verdict of a test; without a test, whether the two values are equal or the difference is
  /// untested.
  private func change(_ pair: PairResults?, _ test: PairedTest?) -> String? {
    if let test { return wording.words(test.verdict) }
    guard let pair, case .value(let value) = pair.difference(metric.key) else { return nil }
    return value == 0 ? wording.words(sign: 0) : wording.notTested
  }

  /// Why a value is infinite or undefined.
  private func reason(_ estimate: Estimate, of model: ModelResults) -> String? {
    switch estimate {
    case .value: nil
    case .infinite(let mean):
      wording.infiniteCell(mean.count, InfiniteCause(model, results.task))
    case .undefined(let reason): wording.words(reason)
    }
  }

  /// A plot of the difference relative to 0; for the baseline, 0 alone.
  private func plot(_ model: Int, _ pair: PairResults?) -> String? {
    guard let domain else { return nil }
    var (value, interval) = (Double.nan, ClosedRange<Double>?.none)
    if let pair {
      guard case .value(let difference) = pair.difference(metric.key) else { return nil }
      value = difference
      interval = test(of: pair)?.interval.map { $0.low...$0.high }
    }
    return IntervalPlot(
      value: value, interval: interval, domain: domain, reference: 0, isReferenceInInk: true,
      series: model, width: plotWidth, text: nil
    ).svg
  }
}
