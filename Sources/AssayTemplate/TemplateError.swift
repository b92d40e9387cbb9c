import AssayText

/// The reason why a template cannot be parsed or rendered, with its position.
package struct TemplateError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Kind: Sendable, Equatable {
    /// The tag at this position has no closing delimiter.
    case unclosedTag

    /// The section, block or parent opened at this position is not closed.
    case unclosedSection

    /// A closing tag does not match the open tag, or (nil) no tag is open.
    case mismatchedClose(open: Opening?)

    /// A set-delimiter tag does not contain two delimiters.
    case badDelimiters

    /// A tag without a name.
    case missingName

    /// Sections, blocks and parents nest deeper than the limit.
    case tooDeepNesting(limit: Int)

    /// Partials, blocks and sections nest deeper than the limit while rendering.
    case recursionTooDeep(limit: Int)

    /// The output exceeds this limit of bytes.
    case tooMuchOutput(limit: Int)

    /// More tags are rendered than the limit allows.
    case tooManySteps(limit: Int)

    /// No frame of the context has this name.
    case unknownName(nearest: String?)

    /// There is no partial with this name.
    case unknownPartial(nearest: String?)

    /// The name refers to a list or an object, but text is needed.
    case notText(Collection)
  }

  /// The tag that is still open.
  package struct Opening: Sendable, Equatable {
    package let name: String
    package let line: Int
  }

  /// The kinds of values without a text.
  package enum Collection: Sendable, Equatable {
    case list
    case object
  }

  /// The name of the template; inside a partial, that of the partial.
  package let template: String

  /// The line of the tag, from 1.
  package let line: Int

  /// The column of the tag's opening delimiter, from 1, counted in Unicode scalars.
  package let column: Int

  /// The name or the text found there.
  package let found: String

  package let kind: Kind
}

extension TemplateError {
  init(_ kind: Kind, found: String, at position: Position, in template: String) {
    self.init(
      template: template, line: position.line, column: position.column, found: found, kind: kind)
  }
}

// MARK: - Wording

extension TemplateError: CustomStringConvertible {
  /// A one-line message: `report.md.mustache:12:7: unknown name 'modles'; did you mean 'models'?`.
  package var description: String {
    "\(template):\(line):\(column): \(message)"
  }

  private var message: String {
    let name = quoted(found)
    switch kind {
    case .unclosedTag:
      return "tag \(name) is never closed"
    case .unclosedSection:
      return "\(name) is opened here and never closed"
    case .mismatchedClose(let open?):
      return "\(name) is closed, but \(quoted(open.name)) from line \(open.line) is still open"
    case .mismatchedClose(nil):
      return "\(name) is closed, but nothing is open"
    case .badDelimiters:
      return "bad delimiters \(name); give two separated by a space, as in {{=<% %>=}}"
    case .missingName:
      return "a tag needs a name"
    case .tooDeepNesting(let limit):
      return "\(name) is nested more than \(limit) levels deep"
    case .recursionTooDeep(let limit):
      return "\(name) is nested more than \(limit) levels deep; does a partial include itself?"
    case .tooMuchOutput(let limit):
      return
        "the output exceeds \(limit / 1_000_000) MB at \(name); list fewer elements there"
    case .tooManySteps(let limit):
      return
        "more than \(limit / 1_000_000) million tags were rendered, the last one \(name); "
        + "does a section repeat a list inside itself?"
    case .unknownName(let nearest):
      return "unknown name \(name)" + Self.suggestion(nearest)
    case .unknownPartial(let nearest):
      return "unknown partial \(name)" + Self.suggestion(nearest)
    case .notText(.list):
      return "\(name) is a list, not text; loop over it with {{#\(found.printableLine)}}"
    case .notText(.object):
      return
        "\(name) is an object, not text; name one of its members, as in {{\(found.printableLine).name}}"
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean \(quoted($0))?" } ?? ""
  }
}
