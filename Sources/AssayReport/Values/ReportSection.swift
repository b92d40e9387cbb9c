import AssayTemplate

/// A section of the report: its heading, its values, and the name of its templates.
///
/// To add a section, add a file with its values, an entry of ``all``, and a template for each
/// markup, and name both templates in `BuiltInTemplates.swift` and in the package manifest. The
/// page, the Markdown and the navigation then include it.
struct ReportSection: Sendable {
  /// The name of its templates, `NAME.html.mustache` and `NAME.md.mustache`.
  let name: String
  /// The anchor on the page that the navigation links to.
  let anchor: String
  /// The title in the navigation.
  let heading: Label
  /// The values that the section adds to the tree, and whether there is anything to show.
  let content: @Sendable (ReportParts) -> SectionContent

  init(
    _ name: String, anchor: String? = nil, _ heading: Label,
    _ content: @escaping @Sendable (ReportParts) -> SectionContent
  ) {
    (self.name, self.anchor, self.heading) = (name, anchor ?? name, heading)
    self.content = content
  }

  /// The sections in order.
  static let all: [ReportSection] = [
    .lecture, .scoreboard, .differences, .confidence, .losses, .classes, .ranking, .slices,
    .samples,
    .suspects,
    .computed, .definitions, .provenance,
  ]

  /// The sections in one markup, as a partial that includes the template of each.
  static func partial(_ suffix: String) -> String {
    all.map { "{{> \($0.name).\(suffix)}}\n" }.joined()
  }
}

/// The input of sections: the complete results, and the part that is shown, with names shortened to
/// fit.
struct ReportParts: Sendable {
  let whole: WordedResults
  let shown: WordedResults

  init(_ results: WordedResults) {
    whole = results.brief
    shown = whole.shown
  }
}

/// The output of a section.
struct SectionContent {
  let isShown: Bool
  /// The values by their names in the tree.
  let values: [String: TemplateValue]

  init(isShown: Bool = true, _ values: [String: TemplateValue]) {
    (self.isShown, self.values) = (isShown, values)
  }
}
