/// A Mustache template: parsed once, rendered any number of times.
///
/// This module is an engine of its own: text and a tree of values come in, text goes out. It speaks
/// the whole Mustache language except lambdas (comments, delimiters, interpolation, sections,
/// inverted sections, partials, inheritance, dynamic names; <https://mustache.github.io>).
///
/// 1. `Tokenizer` finds the tags in the source, with line and column.
/// 2. `Parser` settles the whitespace around them and builds the tree of `Node`s.
/// 3. `Renderer` walks the tree over a `ContextStack` of `TemplateValue`s and writes bytes, each
///    value escaped for the output at hand (`Escaping`).
///
/// What it refuses is a `TemplateError`: a template that is no Mustache, one that nests deeper than
/// `maximumNesting` or includes itself deeper than `maximumDepth`, and, in strict mode, every name
/// that nobody knows. Templates may come from strangers: none of them can overflow the call stack,
/// fill the memory or run for ever (`Limits`).
package struct Template: Sendable {
  /// What becomes of a name that is unknown.
  package enum Mode: Sendable, Equatable {
    /// It renders nothing, as the Mustache specification says.
    case lenient

    /// It is an error that names the nearest known name.
    case strict
  }

  /// How deep the sections, blocks and parents of one template may nest.
  package static let maximumNesting = 100

  /// How deep sections, partials and blocks may nest while rendering, over all templates.
  ///
  /// So low that a thread with half a megabyte of stack has room for it, even in debug builds.
  package static let maximumDepth = 100

  /// How much one rendering may write and do, over all templates.
  package struct Limits: Sendable {
    /// The most bytes of output; what one tag more writes may exceed it.
    package var output = 256_000_000

    /// The most tags that are rendered, sections once for each element.
    package var steps = 20_000_000

    package init() {}
  }

  /// What errors call this template, usually its file name.
  package let name: String

  let nodes: [Node]

  /// Parses a template.
  ///
  /// Takes time linear in the source.
  ///
  /// - Parameters:
  ///   - source: The template's text.
  ///   - name: What errors call this template.
  /// - Throws: `TemplateError` at the first tag that is not well formed, not closed, closes
  ///   something else, or nests deeper than `maximumNesting`.
  package init(_ source: String, name: String) throws(TemplateError) {
    self.name = name
    self.nodes = try Parser.parse(source: source, template: name)
  }

  /// Renders the template over a tree of values.
  ///
  /// Takes time linear in the output and in the tags that were visited.
  ///
  /// - Parameters:
  ///   - value: The root of the context; a name is looked up in it when it is an object.
  ///   - partials: The templates that `{{>name}}` and `{{<name}}` may include, by name.
  ///   - escape: What `{{name}}` does to text; `{{{name}}}`, `{{&name}}` and markup go as they are.
  ///   - mode: What becomes of unknown names.
  ///   - limits: How much may be written and done.
  /// - Returns: The rendered text.
  /// - Throws: `TemplateError` when tags nest deeper than `maximumDepth` or exceed the limits; in
  ///   strict mode also for unknown names and partials, and for a list or an object where text is
  ///   wanted.
  package func render(
    _ value: TemplateValue,
    partials: [String: Template] = [:],
    escape: Escaping,
    mode: Mode = .strict,
    limits: Limits = Limits()
  ) throws(TemplateError) -> String {
    try rendered(value, partials: partials, escape: escape, mode: mode, limits: limits).text
  }

  /// Renders the template as `render` does, and tells which parts of the text are values.
  ///
  /// - Parameters:
  ///   - value: The root of the context.
  ///   - partials: The templates that may be included, by name.
  ///   - escape: What `{{name}}` does to text.
  ///   - mode: What becomes of unknown names.
  ///   - limits: How much may be written and done.
  /// - Returns: The rendered text with the places of its values.
  /// - Throws: `TemplateError` as `render` does.
  package func rendered(
    _ value: TemplateValue,
    partials: [String: Template] = [:],
    escape: Escaping,
    mode: Mode = .strict,
    limits: Limits = Limits()
  ) throws(TemplateError) -> RenderedText {
    var renderer = Renderer(
      root: value, partials: partials, escaping: escape, mode: mode, limits: limits)
    try renderer.render(self)
    return RenderedText(bytes: renderer.output, values: renderer.values)
  }
}
