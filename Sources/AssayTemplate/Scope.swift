/// What holds for the nodes that are being rendered together, besides the context.
struct Scope {
  /// The argument for a block, and the template that it was written in, for errors.
  struct Argument {
    let block: Block
    let template: String
  }

  /// The name of the template that the nodes were written in.
  let template: String

  /// What every line starts with.
  var prefix: [UInt8] = []

  /// How much of its own whitespace every line leaves out, in bytes.
  var margin = 0

  /// What overrides the blocks, by name.
  var arguments: [String: Argument] = [:]

  /// The indentation that whitespace in this scope's source comes to in the output.
  func indentation(_ blanks: [UInt8]) -> [UInt8] {
    prefix + blanks.dropFirst(margin)
  }

  /// The arguments for a template that is included from here; those from further out win.
  func arguments(adding blocks: [String: Block]) -> [String: Argument] {
    guard !blocks.isEmpty else { return arguments }
    let inner = blocks.mapValues { Argument(block: $0, template: template) }
    return arguments.merging(inner) { outer, _ in outer }
  }
}
