import AssayResults
import AssayTemplate

/// How wrong the models are, in numbers: the loss that so many of the samples do not exceed.
struct LossValues {
  private static let shares = [0.5, 0.75, 0.9, 0.99, 1]

  let results: WordedResults

  /// Null where no model has losses.
  var tree: TemplateValue {
    let models = results.models.indices.filter {
      (results.models[$0].losses?.total ?? 0) > 0
    }
    guard !models.isEmpty else { return .null }
    let wording = results.wording
    return [
      "note": .text(wording.lossesInBins(results.primaryLoss.lossNameWithUnit)),
      "heads": .list(models.map { .text(results.models[$0].name) }),
      "rows": .list(
        LossValues.shares.map { share in
          [
            "name": .text(wording.percent(Figures.short(share * 100))),
            "cells": .list(models.map { .text(loss(share, results.models[$0])) }),
          ]
        }),
    ]
  }

  /// The upper edge of the bin within which so many samples are.
  private func loss(_ share: Double, _ evaluation: ModelResults) -> String {
    guard let histogram = evaluation.losses else { return "—" }
    let bins = LossHistogram.bins
    let wanted = share * Double(histogram.total)
    var sum = 0
    for bin in histogram.counts.indices {
      sum += histogram.counts[bin]
      guard sum > 0, Double(sum) >= wanted else { continue }
      // The last bin has all that is larger.
      guard bin < bins.count - 1 else { break }
      let edge = results.options.logBase.convert(nats: bins.upperEdge(bin))
      return "≤ " + Figures.fixed(edge, decimals: edge < 0.01 ? 4 : edge < 1 ? 3 : 2)
    }
    return histogram.infinite > 0 ? "∞" : "> " + Figures.brief(largestEdge)
  }

  private var largestEdge: Double {
    results.options.logBase.convert(
      nats: LossHistogram.bins.lowerEdge(LossHistogram.bins.count - 1))
  }
}

extension ReportSection {
  static let losses = ReportSection("losses", anchor: "losses-of-all", .howWrong) { parts in
    let losses = LossValues(results: parts.shown).tree
    return SectionContent(
      isShown: losses != .null,
      [
        "losses": losses,
        "losses_chart": ChartKit.markup(LossCharts(results: parts.shown).tail),
        "losses_finding": .optional(LossCharts(results: parts.shown).finding),
      ])
  }
}
