package import AssayTemplate

/// What a report is written in, and so how values are escaped.
package enum OutputLanguage: String, Sendable, CaseIterable {
  case html
  case markdown
  case plain

  /// By the name of a template: `report.html.mustache`, `summary.md`.
  package init(templateNamed name: String) {
    let parts = name.lowercased().split(separator: ".").dropFirst()
    if parts.contains("html") || parts.contains("htm") || parts.contains("xml") {
      self = .html
    } else if parts.contains("md") || parts.contains("markdown") {
      self = .markdown
    } else {
      self = .plain
    }
  }

  var escaping: Escaping {
    switch self {
    case .html: .html
    case .markdown: .markdown
    case .plain: .none
    }
  }

  fileprivate var templateName: String? {
    switch self {
    case .html: "report.html.mustache"
    case .markdown: "report.md.mustache"
    case .plain: nil
    }
  }
}

/// Renders a user's template, with the built-in files as partials.
///
/// A name that the tree does not have is an error.
package func render(
  template: Template, language: OutputLanguage, tree: TemplateValue
) throws(TemplateError) -> String {
  try render(
    template: template, language: language, tree: tree, partials: BuiltInTemplates.partials())
}

/// Renders the built-in report.
package func renderReport(
  _ language: OutputLanguage, tree: TemplateValue
) throws(TemplateError) -> String {
  let partials = try BuiltInTemplates.partials()
  guard let name = language.templateName, let template = partials[name] else { return "" }
  return try render(template: template, language: language, tree: tree, partials: partials)
}

private func render(
  template: Template, language: OutputLanguage, tree: TemplateValue, partials: [String: Template]
) throws(TemplateError) -> String {
  let rendered = try template.rendered(
    tree, partials: partials, escape: language.escaping, mode: .strict)
  return language == .html ? ContentPolicy.applied(to: rendered) : rendered.text
}
