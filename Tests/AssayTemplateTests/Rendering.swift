import AssayTemplate
import Testing

/// Renders a source with partials, given by name as sources; the template is called `t`.
func render(
  _ source: String,
  _ value: TemplateValue = [:],
  partials: [String: String] = [:],
  escape: Escaping = .html,
  limits: Template.Limits = Template.Limits()
) throws(TemplateError) -> String {
  var parsed: [String: Template] = [:]
  for (name, partial) in partials {
    parsed[name] = try Template(partial, name: name)
  }
  return try Template(source, name: "t").render(
    value, partials: parsed, escape: escape, limits: limits)
}

/// The error of rendering a source; fails the test if it renders.
func failure(
  of source: String, _ value: TemplateValue = [:], partials: [String: String] = [:],
  limits: Template.Limits = Template.Limits()
) throws -> TemplateError {
  try #require(throws: TemplateError.self) {
    try render(source, value, partials: partials, limits: limits)
  }
}
