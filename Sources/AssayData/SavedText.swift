extension Saved {
  /// The value as strict JSON, the same text for the same value.
  package func json(indent: Int = 0) -> String { tree.layout(indent: indent) }

  /// Whole numbers have no point; minus 0 keeps its sign.
  private var tree: JSON {
    switch value {
    case .null: .null
    case .flag(let flag): .bool(flag)
    case .number(let number):
      number == 0 && number.sign == .minus
        ? .number(number) : Int(exactly: number).map(JSON.integer) ?? .number(number)
    case .text(let text): .string(text)
    case .list(let list): .array(list.map(\.tree))
    case .members(let members): .object(members.map { ($0.key, $0.value.tree) })
    }
  }
}
