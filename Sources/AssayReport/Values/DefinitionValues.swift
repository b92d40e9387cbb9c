import AssayTemplate

/// The definitions of the numbers in the scoreboard.
struct DefinitionValues {
  let results: WordedResults

  var tree: TemplateValue {
    .list(
      ScoreboardValues(results: results).rows.map { metric in
        let wording = results.wording
        return [
          "key": .text(metric.key),
          "name": .text(wording.name(metric)),
          "range": .text(wording.range(metric, in: results)),
          "direction": .text(wording.words(metric.direction)),
          "definition": .text(wording.definition(metric, in: results)),
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
