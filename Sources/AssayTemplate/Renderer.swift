import AssayText

/// Renders the nodes of a template into an array of bytes.
struct Renderer {
  /// The output so far, in UTF-8.
  private(set) var output: [UInt8] = []

  /// The ranges of the output that are values.
  private(set) var values: [Range<Int>] = []

  private let partials: [String: Template]
  private let escaping: Escaping
  private var contexts: ContextStack

  private let limits: Template.Limits

  /// The current nesting depth of sections, partials and blocks.
  private var depth = 0

  /// The number of tags rendered so far; a section counts once per element.
  private var steps = 0

  init(
    root: TemplateValue, partials: [String: Template], escaping: Escaping,
    limits: Template.Limits
  ) {
    self.partials = partials
    self.escaping = escaping
    self.limits = limits
    contexts = ContextStack(root: root)
  }

  /// Renders a whole template, without indentation.
  mutating func render(_ template: Template) throws(TemplateError) {
    try render(template.nodes, in: Scope(template: template.name))
  }

  private mutating func render(_ nodes: [Node], in scope: Scope) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .line(let indentation):
        output += scope.prefix
        output += indentation.dropFirst(scope.margin)
      case .text(let bytes):
        output += bytes
      case .variable(let name, let escaped):
        try render(name, escaped: escaped, in: scope)
      case .section(let section):
        try render(section, in: scope)
      case .inclusion(let inclusion):
        try render(inclusion, in: scope)
      case .block(let block):
        try render(block, in: scope)
      }
    }
  }

  /// Goes one level deeper, at the tag `name`; the caller restores the level afterwards.
  private mutating func descend(to name: Name, in scope: Scope) throws(TemplateError) {
    guard depth < Template.maximumDepth else {
      let kind = TemplateError.Kind.recursionTooDeep(limit: Template.maximumDepth)
      throw TemplateError(kind, found: name.text, at: name.position, in: scope.template)
    }
    depth += 1
  }

  /// Counts a rendered tag, and stops if output or steps exceed their limits.
  ///
  /// Between two tags the output grows by at most the length of the template's source.
  private mutating func count(_ name: Name, in scope: Scope) throws(TemplateError) {
    steps += 1
    guard steps <= limits.steps, output.count <= limits.output else {
      let kind: TemplateError.Kind =
        output.count > limits.output
        ? .tooMuchOutput(limit: limits.output) : .tooManySteps(limit: limits.steps)
      throw TemplateError(kind, found: name.text, at: name.position, in: scope.template)
    }
  }
}

// MARK: - Variables and sections

extension Renderer {
  private mutating func render(
    _ name: Name, escaped: Bool, in scope: Scope
  ) throws(TemplateError) {
    let start = output.count
    switch try value(of: name, in: scope) {
    case .text(let text) where escaped:
      escaping.append(text, to: &output)
    case let value:
      output += try text(of: value, named: name, in: scope).utf8
    }
    if start < output.count { values.append(start..<output.count) }
    try count(name, in: scope)
  }

  private mutating func render(_ section: Section, in scope: Scope) throws(TemplateError) {
    try count(section.name, in: scope)
    let value = try value(of: section.name, in: scope)
    guard value.isTruthy != section.isInverted else { return }
    try descend(to: section.name, in: scope)
    defer { depth -= 1 }
    switch value {
    case _ where section.isInverted:
      try render(section.nodes, in: scope)
    case .list(let elements):
      for element in elements {
        try count(section.name, in: scope)
        contexts.push(element)
        try render(section.nodes, in: scope)
        contexts.pop()
      }
    default:
      contexts.push(value)
      try render(section.nodes, in: scope)
      contexts.pop()
    }
  }

  /// The value of a name.
  private func value(of name: Name, in scope: Scope) throws(TemplateError) -> TemplateValue {
    if let value = contexts.value(of: name) { return value }
    let kind = TemplateError.Kind.unknownName(nearest: contexts.nearest(to: name))
    throw TemplateError(kind, found: name.text, at: name.position, in: scope.template)
  }

  /// The text of a scalar.
  private func text(
    of value: TemplateValue, named name: Name, in scope: Scope
  ) throws(TemplateError) -> String {
    if let text = value.text { return text }
    let kind: TemplateError.Kind =
      if case .list = value { .notText(.list) } else { .notText(.object) }
    throw TemplateError(kind, found: name.text, at: name.position, in: scope.template)
  }
}

// MARK: - Partials and blocks

extension Renderer {
  private mutating func render(_ inclusion: Inclusion, in scope: Scope) throws(TemplateError) {
    guard let template = try partial(of: inclusion, in: scope) else { return }
    let inner = Scope(
      template: template.name,
      prefix: inclusion.indentation.map(scope.indentation) ?? [],
      arguments: scope.arguments(adding: inclusion.arguments))
    try count(inclusion.name, in: scope)
    try descend(to: inclusion.name, in: scope)
    defer { depth -= 1 }
    try render(template.nodes, in: inner)
  }

  /// The template that a tag includes; nil if a dynamic name is null.
  private func partial(
    of inclusion: Inclusion, in scope: Scope
  ) throws(TemplateError) -> Template? {
    var key = inclusion.name.text
    if inclusion.isDynamic {
      let value = try value(of: inclusion.name, in: scope)
      if value == .null { return nil }
      key = try text(of: value, named: inclusion.name, in: scope)
    }
    if let template = partials[key] { return template }
    let kind = TemplateError.Kind.unknownPartial(
      nearest: nearestName(to: key, among: partials.keys))
    throw TemplateError(kind, found: key, at: inclusion.name.position, in: scope.template)
  }

  /// Renders the argument that replaces a block, with the block's indentation, or else the default
  /// content.
  private mutating func render(_ block: Block, in scope: Scope) throws(TemplateError) {
    try count(block.name, in: scope)
    try descend(to: block.name, in: scope)
    defer { depth -= 1 }
    let indentation = block.indentation.map(scope.indentation) ?? []
    guard let argument = scope.arguments[block.name.text] else {
      if !block.startsLine { output += indentation }
      return try render(block.nodes, in: scope)
    }
    if !argument.block.startsLine { output += indentation }
    let inner = Scope(
      template: argument.template, prefix: indentation, margin: argument.block.margin,
      arguments: scope.arguments)
    try render(argument.block.nodes, in: inner)
  }
}
