import AssayResults
import AssayTemplate

/// How wrong the models are, in numbers: the loss that a share of the samples does not exceed.
struct LossValues {
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
      "heads": .list(
        LossHistogram.shares.map { .text(wording.percent(Figures.short($0 * 100))) }),
      "rows": .list(
        models.map { model in
          [
            "name": .text(results.models[model].name),
            "cells": .list(
              LossHistogram.shares.map { .text(loss($0, results.models[model])) }),
          ]
        }),
    ]
  }

  /// The upper edge of the bin within which a share of the samples is.
  private func loss(_ share: Double, _ evaluation: ModelResults) -> String {
    guard let histogram = evaluation.losses else { return "—" }
    let edge = results.options.logBase.convert(nats: histogram.edge(share))
    if edge < .infinity {
      // Edges of bins below the last decimal.
      if edge < 0.0001 { return "< 0.0001" }
      return "≤ " + Figures.fixed(edge, decimals: edge < 0.01 ? 4 : edge < 1 ? 3 : 2)
    }
    return histogram.infinite > 0 ? "∞" : "> " + Figures.brief(largestEdge)
  }

  private var largestEdge: Double {
    results.options.logBase.convert(
      nats: LossHistogram.bins.lowerEdge(LossHistogram.bins.count - 1))
  }
}

extension LossHistogram {
  /// Of the samples.
  static let shares = [0.5, 0.75, 0.9, 0.99, 1]

  /// The upper edge of the bin within which a share of the samples is, in nats; ∞ beyond the last edge.
  func edge(_ share: Double) -> Double {
    let wanted = share * Double(total)
    var sum = 0
    let bin = counts.indices.first { bin in
      sum += counts[bin]
      return sum > 0 && Double(sum) >= wanted
    }
    return bin.map(LossHistogram.bins.upperEdge) ?? .infinity
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
