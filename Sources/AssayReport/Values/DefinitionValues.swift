import AssayCompare
import AssayEvaluate
import AssayTemplate

/// What each number of the scoreboard means.
struct DefinitionValues {
  let comparison: Comparison

  var tree: TemplateValue {
    .list(
      ScoreboardValues(comparison: comparison).rows.map { metric in
        let words = MetricWords(metric: metric, logBase: comparison.options.logBase)
        return [
          "key": .text(metric.key),
          "name": .text(metric.name),
          "range": .text(metric.range),
          "direction": .text(words.direction),
          "definition": .text(metric.definition),
          "source": .optional(metric.source),
          "has_formula": .bool(metric.formula != nil),
          "tex": metric.formula.map { .markup($0.tex) } ?? .null,
          "mathml": metric.formula.map { .markup($0.mathML) } ?? .null,
        ]
      })
  }
}
