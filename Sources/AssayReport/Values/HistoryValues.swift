import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The tree of values of a history.
struct HistoryValues {
  /// The most versions that a table shows without folding; the newest are shown.
  static let mostVersions = 10

  let history: VersionHistory
  let language: Language
  let version: String

  private var wording: any Wording { language.wording }
  private var words: HistoryWords { HistoryWords(history: history, wording: wording) }

  var tree: TemplateValue {
    [
      "language": .text(wording.tag), "words": Label.tree(wording), "version": .text(version),
      "content_policy": .text(ContentPolicy.placeholder),
      "script_words": ScriptWord.tree(wording), "facts": .text(words.facts),
      "headline": .text(words.headline),
      "head_sentences": .list(words.sentences.map(TemplateValue.text)),
      "note": .text(words.note), "has_doubts": .bool(hasDoubts),
      "models": .list(history.models.enumerated().map { model($1, $0) }),
    ]
  }

  /// Whether any interval is approximate.
  private var hasDoubts: Bool {
    history.models.contains { model in
      history.primary.contains { metric in
        history.versions.indices.contains {
          history.bounds(metric, of: model, in: $0)?.doubt != nil
        }
      }
    }
  }

  private func model(_ model: VersionHistory.Model, _ index: Int) -> TemplateValue {
    let metrics = history.primary
    let cells = metrics.map { words.cells($0, of: model) }
    let start = max(0, history.versions.count - HistoryValues.mostVersions)
    func rows(_ versions: Range<Int>) -> TemplateValue {
      .list(versions.map { row($0, zip(metrics, cells).map { ($0, $1) }) })
    }
    return [
      "number": .number(Double(index + 1)), "name": .text(model.name),
      "swatch": .markup(Swatch(series: index).svg),
      "sentence": .optional(
        history.models.count > 1 ? words.best(of: model) + wording.label(.stop) : nil),
      "heads": .list(
        metrics.map { metric in
          [
            "name": .text(words.words(metric).nameWithUnit),
            "arrow": .text(words.words(metric).arrow),
            "direction": .text(wording.words(metric.direction)),
          ]
        }),
      "charts": .list(
        metrics.map { metric in
          [
            "finding": .text(words.best(metric, of: model)),
            "turns": .text(words.turns(metric, of: model)),
            "chart": chart(metric, of: model, index),
          ]
        }),
      "rows": rows(start..<history.versions.count), "older_rows": rows(0..<start),
      "older": .optional(start > 0 ? wording.older(start) : nil),
    ]
  }

  /// The labels of the versions, with the middle of long ones left out.
  private var labels: [String] { briefNames(history.versions.map(\.label)) }

  private func row(_ version: Int, _ cells: [(Metric, [HistoryCell])]) -> TemplateValue {
    let (labels, label) = (labels, history.versions[version].label)
    let isWhole = labels[version].isExactly(label)
    return [
      "label": .text(labels[version]),
      "full_label": .optional(isWhole ? nil : label),
      "date": .optional(history.versions[version].results.run.date),
      "cells": .list(
        cells.map { metric, all in
          let cell = all[version]
          return [
            "name": .text(words.words(metric).name),
            "value": .text(cell.value), "full": .optional(cell.full),
            "is_best": .bool(cell.isBest), "interval": .optional(cell.interval),
            "is_doubtful": .bool(cell.isDoubtful), "change": .optional(cell.change),
            "outcome": .optional(cell.outcome), "is_clear": .bool(cell.test?.isClear ?? false),
          ]
        }),
    ]
  }

  /// A chart of the values of a metric with their intervals, the oldest first; null if none is
  /// finite.
  private func chart(
    _ metric: Metric, of model: VersionHistory.Model, _ index: Int
  ) -> TemplateValue {
    let head = words.words(metric)
    let cells = words.cells(metric, of: model)
    var ends: [Double] = []
    let labels = labels
    let versions = history.versions.indices.map { place -> TrendChart.Version in
      let estimate = history.estimate(metric, of: model, in: place)
      let interval = history.bounds(metric, of: model, in: place)?.interval
      ends += [estimate.finite, interval?.low, interval?.high].compactMap(\.self)
      let label = history.versions[place].label
      return TrendChart.Version(
        name: labels[place], value: estimate.infiniteSamples == nil ? estimate.finite : .infinity,
        interval: interval.map { $0.low...$0.high },
        title: wording.labelled(label, cells[place].value))
    }
    guard let low = ends.min(), let high = ends.max() else { return .null }
    let axis =
      metric.unit == .rate
      ? ChartKit.shares(head.name, wording, low...high)
      : Axis(title: head.nameWithUnit, scale: .linear(low...high).nice) { Figures.tick($0) }
    let text = ChartText(
      id: "trend-\(index + 1)-\(metric.key)", title: head.name,
      description: words.turns(metric, of: model))
    return .markup(TrendChart(text, axis: axis, versions: versions, series: index).svg)
  }
}
