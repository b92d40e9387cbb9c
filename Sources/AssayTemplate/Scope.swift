/// The state shared by nodes that are rendered together, apart from the context.
struct Scope {
  /// The argument for a block, and the template in which it is written, for errors.
  struct Argument {
    let block: Block
    let template: String
  }

  /// The name of the template in which the nodes are written.
  let template: String

  /// The prefix of every line.
  var prefix: [UInt8] = []

  /// The number of bytes of leading whitespace removed from every line.
  var margin = 0

  /// The arguments that replace blocks, by name.
  var arguments: [String: Argument] = [:]

  /// The indentation in the output for leading whitespace in this scope's source.
  func indentation(_ blanks: [UInt8]) -> [UInt8] {
    prefix + blanks.dropFirst(margin)
  }

  /// The arguments for a template included from here; outer arguments take precedence.
  func arguments(adding blocks: [String: Block]) -> [String: Argument] {
    guard !blocks.isEmpty else { return arguments }
    let inner = blocks.mapValues { Argument(block: $0, template: template) }
    return arguments.merging(inner) { outer, _ in outer }
  }
}
