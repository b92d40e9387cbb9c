import AssayCompare
import AssayEvaluate
import AssayTemplate

/// What each number of the scoreboard means.
struct DefinitionValues {
  let comparison: Comparison

  var tree: TemplateValue {
    .list(
      ScoreboardValues(comparison: comparison).rows.map { metric in
        let say = comparison.say
        return [
          "key": .text(metric.key),
          "name": .text(say.name(metric)),
          "range": .text(say.range(metric)),
          "direction": .text(say.words(metric.direction)),
          "definition": .text(say.definition(metric, in: comparison)),
          "source": .optional(metric.source),
          "has_formula": .bool(metric.formula != nil),
          "tex": metric.formula.map { .markup($0.tex) } ?? .null,
          "mathml": metric.formula.map { .markup($0.mathML) } ?? .null,
        ]
      })
  }
}
