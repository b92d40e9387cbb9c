package import AssayTemplate

/// The templates of a report: the built-in files, and the user's files that replace them.
package struct TemplateSet: Sendable {
  private var templates: [String: Template] = [:]

  /// The built-in files alone, parsed once per process.
  package static func builtIn() throws(TemplateError) -> TemplateSet { try parsed.get() }

  private static let parsed = Result { () throws(TemplateError) in
    try TemplateSet(parsing: BuiltInTemplates.files)
  }

  private init(parsing files: [BuiltInTemplates.File]) throws(TemplateError) {
    for file in files { templates[file.name] = try Template(file.text, name: file.name) }
  }

  /// The built-in files with some replaced by the user's, by name; files with other names are
  /// partials.
  ///
  /// - Parameters:
  ///   - files: The user's files.
  ///   - folder: The folder of these files, for error messages.
  /// - Throws: ``TemplateError`` if a file is not valid Mustache.
  package init(
    replacing files: [BuiltInTemplates.File], in folder: String
  ) throws(TemplateError) {
    self = try .builtIn()
    for file in files {
      templates[file.name] = try Template(file.text, name: "\(folder)/\(file.name)")
    }
  }

  /// Renders the report in a markup, with its template.
  ///
  /// A name that is missing from the tree is an error.
  package func render(
    _ markup: Markup, tree: TemplateValue
  ) throws(TemplateError) -> String {
    try markup.templateName.map { name throws(TemplateError) in
      try render(name, markup, tree: tree)
    } ?? ""
  }

  /// Renders the template of this name.
  func render(
    _ name: String, _ markup: Markup, tree: TemplateValue
  ) throws(TemplateError) -> String {
    guard let template = templates[name] else { return "" }
    return try render(template, markup, tree: tree)
  }

  /// Renders a template of the user, with these templates as partials.
  package func render(
    _ template: Template, _ markup: Markup, tree: TemplateValue
  ) throws(TemplateError) -> String {
    let rendered = try template.rendered(
      tree, partials: templates, escape: markup.escaping)
    return markup == .html ? ContentPolicy.applied(to: rendered) : rendered.text
  }
}
