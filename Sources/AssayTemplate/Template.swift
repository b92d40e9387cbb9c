// This module is a Mustache engine that knows nothing of Assay. The text of templates and a tree of
// values (`TemplateValue`) come in; rendered text goes out, with the ranges that are values. It
// refuses, with a position (`TemplateError`), text that is not a valid template, nesting that is
// too deep, too much output and unknown names. Templates may come from strangers: none can overflow
// the call stack, fill the memory or run forever.
//
// Start with `Template`; it names the three stages in order.

/// A Mustache template: parsed once, rendered any number of times.
///
/// Supports the whole Mustache language except lambdas (comments, delimiters, interpolation,
/// sections, inverted sections, partials, inheritance, dynamic names;
/// <https://mustache.github.io>). Unknown names, which Mustache renders as nothing, are errors that
/// suggest the nearest known name.
///
/// 1. `Tokenizer` finds the tags in the source, with line and column.
/// 2. `Parser` handles the whitespace around them and builds the tree of `Node`s.
/// 3. `Renderer` walks the tree with a `ContextStack` of `TemplateValue`s and writes bytes, with
///    each value escaped for the output format (`Escaping`).
package struct Template: Sendable {
  /// The maximum nesting depth of sections, blocks and parents in one template.
  package static let maximumNesting = 100

  /// The maximum nesting depth of sections, partials and blocks while rendering, over all
  /// templates.
  ///
  /// Low enough for a thread with half a megabyte of stack, even in debug builds.
  package static let maximumDepth = 100

  /// The limits of one rendering, over all templates.
  package struct Limits: Sendable {
    /// The maximum number of bytes of output, which the last tag may exceed.
    package var output = 256_000_000

    /// The maximum number of tags rendered; a section counts once per element.
    package var steps = 20_000_000

    package init() {}
  }

  /// The name of the template in errors, usually its file name.
  package let name: String

  let nodes: [Node]

  /// Parses a template.
  ///
  /// Takes time linear in the source.
  ///
  /// - Parameters:
  ///   - source: The template's text.
  ///   - name: The name of the template in errors.
  /// - Throws: `TemplateError` at the first tag that is malformed, not closed, closes a different
  ///   tag, or nests deeper than `maximumNesting`.
  package init(_ source: String, name: String) throws(TemplateError) {
    self.name = name
    self.nodes = try Parser.parse(source: source, template: name)
  }

  /// Renders the template over a tree of values.
  ///
  /// Takes time linear in the output and in the number of visited tags.
  ///
  /// - Parameters:
  ///   - value: The root of the context; names are looked up in it if it is an object.
  ///   - partials: The templates that `{{>name}}` and `{{<name}}` may include, by name.
  ///   - escape: The escaping of text in `{{name}}`; `{{{name}}}`, `{{&name}}` and markup are not
  ///     escaped.
  ///   - limits: The limits of output and steps.
  /// - Returns: The rendered text.
  /// - Throws: `TemplateError` if tags nest deeper than `maximumDepth` or exceed the limits, for
  ///   unknown names and partials, and for a list or an object where text is needed.
  package func render(
    _ value: TemplateValue,
    partials: [String: Template] = [:],
    escape: Escaping,
    limits: Limits = Limits()
  ) throws(TemplateError) -> String {
    try rendered(value, partials: partials, escape: escape, limits: limits).text
  }

  /// Renders the template as `render` does, and returns which parts of the text are values.
  ///
  /// - Parameters:
  ///   - value: The root of the context.
  ///   - partials: The templates that may be included, by name.
  ///   - escape: The escaping of text in `{{name}}`.
  ///   - limits: The limits of output and steps.
  /// - Returns: The rendered text with the ranges of its values.
  /// - Throws: `TemplateError` as `render` does.
  package func rendered(
    _ value: TemplateValue,
    partials: [String: Template] = [:],
    escape: Escaping,
    limits: Limits = Limits()
  ) throws(TemplateError) -> RenderedText {
    var renderer = Renderer(
      root: value, partials: partials, escaping: escape, limits: limits)
    try renderer.render(self)
    return RenderedText(bytes: renderer.output, values: renderer.values)
  }
}
