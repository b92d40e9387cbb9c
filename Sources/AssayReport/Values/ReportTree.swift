// This module turns results into reports. It takes `WordedResults` (`Results` and a language),
// diffs and histories of versions, or inspections of files, and returns Markdown, HTML, terminal
// text, JSON, CSV and files for build servers. It measures nothing and refuses no results; the only
// errors are templates that are invalid or that use an unknown name (`TemplateError`).
//
// Start with `reportTree` below, the one tree of values that all templates render.
// `ReportSection.swift` lists its sections, `Words` decides what is said, `Language` has the words
// of each language, and `Outputs` and `Tables` write the files.

import AssayChart
import AssayData
package import AssayResults
package import AssayTemplate

/// The tree of values that every output renders, including the user's own templates.
///
/// Each section adds its values; `Templates/README.md` documents every name.
///
/// - Parameters:
///   - results: The results.
///   - gates: The results of rules.
///   - jobs: The number of workers that build sections; the tree does not depend on it.
/// - Returns: An object.
package func reportTree(
  _ results: WordedResults, gates: [GateResult] = [], jobs: Int = 1
) -> TemplateValue {
  let parts = ReportParts(results)
  let wording = results.wording
  var tree: [String: TemplateValue] = [
    "language": .text(wording.tag), "words": Label.tree(wording),
    "script_words": ScriptWord.tree(wording),
    "notes": NoteValues(results: parts.shown).tree,
    "content_policy": .text(ContentPolicy.placeholder),
  ]
  tree.merge(facts(parts)) { first, _ in first }
  tree.merge(HeadValues(parts).members) { first, _ in first }
  tree.merge(caveats(parts)) { first, _ in first }
  tree.merge(GateValues(results: results, gates: gates).members) { first, _ in first }
  var shown: [TemplateValue] = []
  let sections = ReportSection.all
  let contents = concurrentMap(sections.count, jobs: jobs) { sections[$0].content(parts) }
  for (section, content) in zip(sections, contents) {
    tree.merge(content.values) { first, _ in first }
    if content.isShown {
      shown.append([
        "anchor": .text(section.anchor), "title": .text(wording.label(section.heading)),
      ])
    }
  }
  tree["sections"] = .list(shown)
  return .object(tree)
}

/// The facts below the heading.
private func facts(_ parts: ReportParts) -> [String: TemplateValue] {
  let (whole, shown) = (parts.whole, parts.shown)
  let (wording, logBase) = (shown.wording, shown.options.logBase)
  let baseline = shown.models[shown.baseline].name
  return [
    "title": .optional(whole.title), "heading": .text(whole.title ?? wording.label(.assayReport)),
    "version": .text(whole.version), "count": .text(Figures.count(shown.count)),
    "count_words": .text(wording.count(shown.count, .sample)),
    "classes": .list(shown.classNames.map(TemplateValue.text)),
    "class_count": .text(Figures.count(shown.classes.count)),
    "class_count_words": .text(wording.count(shown.classes.count, .class)),
    "class_facts": .text(PositiveWords(results: shown).classes),
    "model_count_words": .text(wording.count(whole.models.count, .model)),
    "models": .list(
      shown.models.enumerated().map { index, model in
        [
          "name": .text(model.name), "full_name": .text(shown.fullName(model.name)),
          "is_long": .bool(shown.isLong(model.name)), "number": .number(Double(index + 1)),
          "swatch": .markup(Swatch(series: index).svg),
          "is_baseline": .bool(index == shown.baseline && shown.models.count > 1),
        ]
      }),
    "has_many_models": .bool(shown.hasManyModels),
    "many_models": .optional(shown.hasManyModels ? many(shown.models.count, parts) : nil),
    "baseline": .optional(shown.models.count > 1 ? baseline : nil),
    "log_unit": .text(wording.unit(logBase)), "logarithm": .text(logBase.logarithm),
    "soft_labels": .bool(shown.labelsAreSoft),
    "confidence": .text(wording.level(shown.options.confidence.level)),
    "risk": .text(Figures.short(shown.options.confidence.alpha)),
  ]
}

/// The number of models shown, and the total if that is larger.
private func many(_ shown: Int, _ parts: ReportParts) -> String {
  let (all, wording) = (parts.whole.models.count, parts.whole.wording)
  return shown < all ? wording.share(shown, of: all, .model) : wording.count(all, .model)
}

/// The caveats.
private func caveats(_ parts: ReportParts) -> [String: TemplateValue] {
  let caveats = HeadCaveats(results: parts.whole)
  return [
    "suspicions": .list(caveats.suspicions.map(TemplateValue.text)),
    "has_suspicions": .bool(!caveats.suspicions.isEmpty),
    "caveats": .list(caveats.others.map(TemplateValue.text)),
    "has_caveats": .bool(!caveats.others.isEmpty),
    "verdict": .list(Verdict(results: parts.whole).sentences.map(TemplateValue.text)),
  ]
}

extension TemplateValue {
  /// A text, or null for nil.
  static func optional(_ text: String?) -> TemplateValue {
    text.map(TemplateValue.text) ?? .null
  }
}
