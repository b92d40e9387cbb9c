/// Builds the tree of nodes and handles the whitespace around tags.
///
/// A tag that is alone on its line is removed with the line. Inheritance adds three rules:
///
/// - A parent, from its opening to its closing tag, counts as one tag.
/// - Around an argument inside a parent nothing has output, so the content starts on the next line
///   if a line ending follows the opening tag, and whitespace before the closing tag is dropped.
/// - The first line of a block is indented by the renderer, because an argument may replace it.
///
/// Open tags are on an explicit stack, so nesting uses no call stack.
struct Parser {
  private let source: [UInt8]
  private let template: String

  /// The start of the text that is not yet in the tree.
  private var cursor = 0

  /// The open tags, outermost first.
  private var open: [OpenTag] = []

  /// The nodes outside all open tags.
  private var root: [Node] = []

  /// Parses the source of a template.
  static func parse(source: String, template: String) throws(TemplateError) -> [Node] {
    var parser = Parser(source: Array(source.utf8), template: template)
    var tokenizer = Tokenizer(source: parser.source, template: template)
    while let tag = try tokenizer.next() {
      try parser.add(tag)
    }
    parser.addText(upTo: parser.source.count, tagFollows: false)
    if let unclosed = parser.open.last?.tag {
      throw parser.error(.unclosedSection, at: unclosed)
    }
    return parser.root
  }

  private init(source: [UInt8], template: String) {
    self.source = source
    self.template = template
  }

  private mutating func add(_ tag: Tag) throws(TemplateError) {
    let place = Placement(of: tag, in: source)
    switch tag.kind {
    case .variable(let escaped):
      addText(before: tag, alone: nil)
      append(.variable(Name(tag.name, at: tag.position), escaped: escaped))
    case .comment, .delimiters:
      addText(before: tag, alone: place.alone)
    case .partial:
      addText(before: tag, alone: place.alone)
      append(inclusion(of: tag, indentation: place.alone.map { Array(source[$0.blanks]) }))
    case .section, .invertedSection:
      addText(before: tag, alone: place.alone)
      try push(OpenTag(tag: tag))
    case .parent:
      try openParent(tag, place)
    case .block:
      try openBlock(tag, place)
    case .close:
      try close(tag, place)
    }
  }

  private mutating func push(_ tag: OpenTag) throws(TemplateError) {
    guard open.count < Template.maximumNesting else {
      throw error(.tooDeepNesting(limit: Template.maximumNesting), at: tag.tag)
    }
    open.append(tag)
  }

  private mutating func append(_ node: Node) {
    if open.isEmpty {
      root.append(node)
    } else {
      open[open.count - 1].nodes.append(node)
    }
  }

  private func inclusion(
    of tag: Tag, indentation: [UInt8]?, arguments: [String: Block] = [:]
  ) -> Node {
    let isDynamic = tag.name.utf8.first == UInt8(ascii: "*")
    let name = Name(isDynamic ? String(tag.name.dropFirst()) : tag.name, at: tag.position)
    return .inclusion(
      Inclusion(
        name: name, isDynamic: isDynamic, indentation: indentation, arguments: arguments))
  }

  private func error(_ kind: TemplateError.Kind, at tag: Tag) -> TemplateError {
    TemplateError(kind, found: tag.name, at: tag.position, in: template)
  }
}

// MARK: - Opening and closing

extension Parser {
  private mutating func openParent(_ tag: Tag, _ place: Placement) throws(TemplateError) {
    addText(before: tag, leading: place.blanksBefore)
    try push(OpenTag(tag: tag, blanksBefore: place.blanksBefore))
  }

  private mutating func openBlock(_ tag: Tag, _ place: Placement) throws(TemplateError) {
    addText(before: tag, leading: place.blanksBefore)
    let isArgument = open.last?.tag.kind == .parent
    var block = OpenTag(tag: tag, blanksBefore: place.blanksBefore)
    if let nextLine = place.nextLine, isArgument || place.blanksBefore != nil {
      block.startsLine = true
      cursor = nextLine
    }
    try push(block)
  }

  private mutating func close(_ tag: Tag, _ place: Placement) throws(TemplateError) {
    guard let opening = open.last?.tag else { throw error(.mismatchedClose(open: nil), at: tag) }
    guard opening.name == tag.name else {
      let open = TemplateError.Opening(name: opening.name, line: opening.position.line)
      throw error(.mismatchedClose(open: open), at: tag)
    }
    switch opening.kind {
    case .parent:
      closeParent(tag, place)
    case .block where open.dropLast().last?.tag.kind == .parent:
      closeArgument(tag, place)
    default:
      closeBody(tag, place)
    }
  }

  private mutating func closeParent(_ tag: Tag, _ place: Placement) {
    let parent = open.removeLast()
    cursor = tag.bytes.upperBound
    var indentation: [UInt8]?
    if let blanks = parent.blanksBefore {
      if let nextLine = place.nextLine {
        indentation = Array(source[blanks])
        cursor = nextLine
      } else {
        append(.line(indentation: Array(source[blanks])))
      }
    }
    append(inclusion(of: parent.tag, indentation: indentation, arguments: parent.arguments))
  }

  private mutating func closeArgument(_ tag: Tag, _ place: Placement) {
    addText(upTo: place.blanksBefore?.lowerBound ?? tag.bytes.lowerBound, tagFollows: false)
    cursor = tag.bytes.upperBound
    let argument = open.removeLast()
    open[open.count - 1].arguments[tag.name] = argument.block(in: source)
  }

  private mutating func closeBody(_ tag: Tag, _ place: Placement) {
    addText(before: tag, alone: place.alone)
    let body = open.removeLast()
    if let margin = body.margin { narrowMargin(to: margin) }
    if body.tag.kind == .block {
      append(.block(body.block(in: source)))
    } else {
      let name = Name(body.tag.name, at: body.tag.position)
      let isInverted = body.tag.kind == .invertedSection
      append(.section(Section(name: name, isInverted: isInverted, nodes: body.nodes)))
    }
  }
}

// MARK: - Text

extension Parser {
  /// Adds the text before a tag, and skips the tag, with its line if it is alone there.
  private mutating func addText(before tag: Tag, alone line: Placement.Line?) {
    if let line {
      addText(upTo: line.blanks.lowerBound, tagFollows: false)
      // A closing tag and the whitespace before it belong to the enclosing content.
      if tag.kind != .close { narrowMargin(to: line.blanks) }
      cursor = line.next
    } else {
      addText(upTo: tag.bytes.lowerBound, tagFollows: true)
      cursor = tag.bytes.upperBound
    }
  }

  /// Adds the text before a tag, except the whitespace between the start of its line and the tag.
  private mutating func addText(before tag: Tag, leading blanks: Range<Int>?) {
    if let blanks {
      addText(upTo: blanks.lowerBound, tagFollows: false)
      narrowMargin(to: blanks)
    } else {
      addText(upTo: tag.bytes.lowerBound, tagFollows: true)
    }
    cursor = tag.bytes.upperBound
  }

  /// Adds the source from the cursor up to an index, line by line.
  private mutating func addText(upTo end: Int, tagFollows: Bool) {
    while cursor < end {
      let lineEnd = source[cursor..<end].firstIndex(of: .newline).map { $0 + 1 } ?? end
      if isLineStart(cursor) { addIndentation(upTo: lineEnd) }
      if cursor < lineEnd { append(.text(Array(source[cursor..<lineEnd]))) }
      cursor = lineEnd
    }
    if tagFollows, isLineStart(end) {
      narrowMargin(to: end..<end)
      append(.line(indentation: []))
    }
  }

  /// Starts a line with its leading whitespace, unless the line has nothing else.
  private mutating func addIndentation(upTo lineEnd: Int) {
    let blanks = cursor..<(source[cursor..<lineEnd].firstIndex { !$0.isBlank } ?? lineEnd)
    guard blanks.upperBound == lineEnd || !source[blanks.upperBound].isWhitespace else { return }
    narrowMargin(to: blanks)
    append(.line(indentation: Array(source[blanks])))
    cursor = blanks.upperBound
  }

  private mutating func narrowMargin(to blanks: Range<Int>) {
    guard !open.isEmpty else { return }
    open[open.count - 1].narrowMargin(to: blanks)
  }

  private func isLineStart(_ index: Int) -> Bool {
    index == 0 || source[index - 1] == .newline
  }
}
