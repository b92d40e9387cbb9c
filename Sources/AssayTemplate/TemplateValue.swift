/// A value that templates show: a closed tree of plain data.
///
/// In a section, null, false, empty text, empty markup and the empty list are falsy; everything
/// else is truthy, also 0 and the empty object.
package enum TemplateValue: Sendable, Equatable {
  /// A known name without a value; renders nothing.
  case null

  /// Renders `true` or `false`.
  case bool(Bool)

  /// Renders the shortest decimal that reads back as the same number, whole numbers without `.0`.
  case number(Double)

  /// Renders its text, escaped for the output.
  case text(String)

  /// Text that is already written in the output's own language; never escaped, not even by `{{ }}`.
  ///
  /// For what the program itself has generated, such as MathML or a finished SVG. Never put text
  /// from a file, a user or the network here: it would run as part of the page.
  case markup(String)

  /// A section repeats its body over the elements.
  case list([TemplateValue])

  /// A section looks names up here before it looks further out.
  case object([String: TemplateValue])
}

extension TemplateValue {
  /// Whether a section shows its body, and an inverted section does not.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number, .object: true
    case .text(let text), .markup(let text): !text.isEmpty
    case .list(let values): !values.isEmpty
    }
  }

  /// The text of a scalar, unescaped; nil for a list and an object.
  var text: String? {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.text(of: value)
    case .text(let text), .markup(let text): text
    case .list, .object: nil
    }
  }

  private static func text(of number: Double) -> String {
    let shortest = number.description
    return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
  }
}

// MARK: - Literals

extension TemplateValue: ExpressibleByNilLiteral {
  package init(nilLiteral: ()) {
    self = .null
  }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) {
    self = .number(Double(value))
  }
}

extension TemplateValue: ExpressibleByFloatLiteral {
  package init(floatLiteral value: Double) {
    self = .number(value)
  }
}

extension TemplateValue: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: TemplateValue...) {
    self = .list(elements)
  }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  /// An object; of two equal keys the later one counts.
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements) { _, later in later })
  }
}
