import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// What a history says, in words.
struct HistoryWords {
  let history: VersionHistory
  let wording: any Wording

  func words(_ metric: Metric) -> MetricWords {
    MetricWords(metric: metric, logBase: history.logBase, wording: wording)
  }

  /// How many versions there are, and whether they are of the same samples.
  var facts: String {
    let marks = Set(history.versions.map(\.results.fingerprint))
    return wording.history(
      history.versions.count, samples: marks.count == 1 ? history.versions[0].results.count : nil)
  }

  /// The best and the newest version of a metric, and where it clearly changed.
  func sentence(_ metric: Metric, of model: VersionHistory.Model) -> String {
    let turns = history.turns(metric, of: model)
    func labels(_ isBetter: Bool) -> [String] {
      turns.filter { $0.isBetter == isBetter }.map { history.versions[$0.version].label }
    }
    return wording.history(
      of: words(metric).name,
      best: history.best(metric, of: model).map { history.versions[$0].label },
      newest: history.versions.last?.label ?? "", better: labels(true), worse: labels(false))
  }

  /// A row a version.
  func rows(_ metric: Metric, of model: VersionHistory.Model) -> [HistoryRow] {
    let words = words(metric)
    let best = history.best(metric, of: model)
    return history.versions.indices.map { version in
      let bounds = history.bounds(metric, of: model, in: version)
      let change = history.change(metric, of: model, in: version)
      return HistoryRow(
        label: history.versions[version].label,
        date: history.versions[version].results.run.date,
        value: words.text(history.estimate(metric, of: model, in: version)),
        interval: (bounds?.interval).map(words.text),
        bounds: bounds.map {
          IntervalText(
            $0.interval, words: words, isSigned: false, isApproximate: $0.doubt != nil)
        },
        change: change.map { words.text($0.difference) },
        word: change.map { change in
          change.test.map { wording.change($0) } ?? wording.word(change.difference)
        }, verdict: change?.test?.verdict, isBest: best == version)
    }
  }
}

/// One version's value of a metric, in words.
struct HistoryRow {
  let label: String
  let date: String?
  let value: String
  let interval: String?
  let bounds: IntervalText?
  /// From the version before.
  let change: String?
  let word: String?
  let verdict: PairedTest.Verdict?
  let isBest: Bool
}

/// The tree of values of a history.
struct HistoryValues {
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
      "models": .list(
        history.models.enumerated().map { index, model in
          [
            "name": .text(model.name),
            "metrics": .list(
              history.primary.map {
                metric($0, of: model, id: "trend-\(index + 1)-\($0.key)")
              }),
          ]
        }),
    ]
  }

  private func metric(
    _ metric: Metric, of model: VersionHistory.Model, id: String
  ) -> TemplateValue {
    [
      "name": .text(words.words(metric).nameWithUnit), "arrow": .text(words.words(metric).arrow),
      "sentence": .text(words.sentence(metric, of: model)),
      "chart": chart(metric, of: model, id: id),
      "rows": .list(
        words.rows(metric, of: model).map { row in
          [
            "label": .text(row.label), "date": .optional(row.date), "value": .text(row.value),
            "interval": .optional(row.interval), "change": .optional(row.change),
            "word": .optional(row.word), "is_better": .bool(row.verdict == .better),
            "is_worse": .bool(row.verdict == .worse), "is_best": .bool(row.isBest),
          ]
        }),
    ]
  }

  /// A row a version with its interval, the oldest first.
  private func chart(
    _ metric: Metric, of model: VersionHistory.Model, id: String
  ) -> TemplateValue {
    let words = words.words(metric)
    let rows = history.versions.indices.map { version -> DotChart.Row in
      let label = history.versions[version].label
      let estimate = history.estimate(metric, of: model, in: version)
      let interval = history.bounds(metric, of: model, in: version)?.interval
      let dots = estimate.finite.map { value in
        [
          DotChart.Dot(
            series: 0, value: value, interval: interval.map { $0.low...$0.high },
            title: wording.labelled(label, words.text(estimate)))
        ]
      }
      return DotChart.Row(name: label, dots: dots ?? [])
    }
    let ends = history.versions.indices.flatMap { version -> [Double] in
      let interval = history.bounds(metric, of: model, in: version)?.interval
      return [
        history.estimate(metric, of: model, in: version).finite, interval?.low, interval?.high,
      ]
      .compactMap(\.self)
    }
    guard let low = ends.min(), let high = ends.max(), low < high else { return .null }
    let axis =
      metric.unit == .rate
      ? ChartKit.shares(words.name, wording, low...high)
      : Axis(title: words.nameWithUnit, scale: .linear(low...high)) { Figures.tick($0) }
    return .markup(
      DotChart(
        ChartText(
          id: id, title: words.name, description: self.words.sentence(metric, of: model)),
        axis: axis,
        rows: rows, names: [model.name]
      ).svg)
  }
}
