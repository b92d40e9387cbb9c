import AssayTemplate

/// What each number of the scoreboard means.
struct DefinitionValues {
  let results: WordedResults

  var tree: TemplateValue {
    .list(
      ScoreboardValues(results: results).rows.map { metric in
        let say = results.say
        return [
          "key": .text(metric.key),
          "name": .text(say.name(metric)),
          "range": .text(say.range(metric, in: results)),
          "direction": .text(say.words(metric.direction)),
          "definition": .text(say.definition(metric, in: results)),
          "source": .optional(metric.source),
          "has_formula": .bool(metric.formula != nil),
          "tex": metric.formula.map { .markup($0.tex) } ?? .null,
          "mathml": metric.formula.map { .markup($0.mathML) } ?? .null,
        ]
      })
  }
}

extension ReportSection {
  static let definitions = ReportSection("definitions", .definitions) { parts in
    SectionContent(["definitions": DefinitionValues(results: parts.shown).tree])
  }
}
