import AssayTemplate

/// A section of the report: its heading, its values, and the name that its templates have.
///
/// A new one is a file with its values and an entry of ``all``, a template for each markup, and both
/// templates' names in `BuiltInTemplates.swift` and the package's manifest. Page, Markdown and navigation
/// follow.
struct ReportSection: Sendable {
  /// Its templates are `NAME.html.mustache` and `NAME.md.mustache`.
  let name: String
  /// The place on the page that the navigation leads to.
  let anchor: String
  /// Its title in the navigation.
  let heading: Label
  /// The values that it adds to the tree, and whether there is anything to show.
  let content: @Sendable (ReportParts) -> SectionContent

  init(
    _ name: String, anchor: String? = nil, _ heading: Label,
    _ content: @escaping @Sendable (ReportParts) -> SectionContent
  ) {
    (self.name, self.anchor, self.heading) = (name, anchor ?? name, heading)
    self.content = content
  }

  /// The sections in their order.
  static let all: [ReportSection] = [
    .lecture, .scoreboard, .differences, .confidence, .losses, .classes, .ranking, .slices,
    .samples,
    .suspects,
    .computed, .definitions, .provenance,
  ]

  /// The sections of a markup, as a partial that includes the template of each.
  static func partial(_ suffix: String) -> String {
    all.map { "{{> \($0.name).\(suffix)}}\n" }.joined()
  }
}

/// The input of sections: all results, and the part of them that is shown, with names that there is room for.
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
  /// By their names in the tree.
  let values: [String: TemplateValue]

  init(isShown: Bool = true, _ values: [String: TemplateValue]) {
    (self.isShown, self.values) = (isShown, values)
  }
}
