import AssayResults
import AssayTemplate

/// The losses of the models in numbers: quantiles of the loss.
struct LossValues {
  let results: WordedResults

  /// Null if no model has losses.
  var tree: TemplateValue {
    let models = results.models.indices.filter {
      (results.models[$0].losses?.total ?? 0) > 0
    }
    guard !models.isEmpty else { return .null }
    let wording = results.wording
    return [
      "note": .text(
        wording.lossQuantiles(
          results.primaryLoss.lossNameWithUnit,
          inBins: models.contains { results.losses(of: $0) == nil })),
      "heads": .list(
        LossHistogram.shares.map { .text(wording.percent(Figures.short($0 * 100))) }),
      "rows": .list(
        models.map { model in
          let exact = results.losses(of: model)
          return [
            "name": .text(results.models[model].name),
            "cells": .list(
              LossHistogram.shares.map { share in
                .text(exact.map { loss(share, $0) } ?? loss(share, results.models[model]))
              }),
          ]
        }),
    ]
  }

  /// The loss that this share of the samples does not exceed.
  private func loss(_ share: Double, _ losses: [Double]) -> String {
    let place = Int((share * Double(losses.count)).rounded(.up)) - 1
    let loss = losses[min(max(place, 0), losses.count - 1)]
    return Figures.lossText(loss)
  }

  /// The upper edge of the bin up to which this share of the samples lies.
  private func loss(_ share: Double, _ evaluation: ModelResults) -> String {
    guard let histogram = evaluation.losses else { return "—" }
    let edge = results.options.logBase.convert(nats: histogram.edge(share))
    if edge < .infinity {
      // For edges of bins below the last decimal.
      return edge < 0.0001 ? Figures.lossText(edge) : "≤ " + Figures.lossText(edge)
    }
    return histogram.infinite > 0 ? "∞" : "> " + Figures.brief(largestEdge)
  }

  private var largestEdge: Double {
    results.options.logBase.convert(
      nats: LossHistogram.bins.lowerEdge(LossHistogram.bins.count - 1))
  }
}

extension Figures {
  /// A loss in the tables and charts of all losses.
  static func lossText(_ loss: Double) -> String {
    if loss == 0 || loss == .infinity { return loss == 0 ? "0" : "∞" }
    return loss < 0.0001
      ? "< 0.0001" : fixed(loss, decimals: loss < 0.01 ? 4 : loss < 1 ? 3 : 2)
  }
}

extension LossHistogram {
  /// The shares of samples for which quantiles are shown.
  static let shares = [0.5, 0.75, 0.9, 0.99, 1]

  /// The upper edge of the bin up to which this share of the samples lies, in nats; ∞ beyond the
  /// last edge.
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
        "are_points": .bool(LossCharts(results: parts.shown).arePoints),
        "losses_chart": ChartKit.markup(LossCharts(results: parts.shown).tail),
        "losses_finding": .text(
          LossCharts(results: parts.shown).finding ?? parts.shown.wording.label(.eachLoss)),
      ])
  }
}
