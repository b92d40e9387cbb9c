import AssayTemplate

/// The markup of a document, which determines how values are escaped.
package enum Markup: String, Sendable, CaseIterable {
  case html
  case markdown
  case plain

  /// The markup implied by the name of a template: `report.html.mustache`, `summary.md`.
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
    case .plain: .plain
    }
  }

  var templateName: String? {
    switch self {
    case .html: "report.html.mustache"
    case .markdown: "report.md.mustache"
    case .plain: nil
    }
  }
}
