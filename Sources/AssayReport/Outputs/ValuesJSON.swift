import AssayData
package import AssayTemplate

/// A tree of values as JSON with sorted keys; markup, such as charts, is truncated.
package func valuesJSON(_ tree: TemplateValue) -> String { json(tree).text }

private let shownMarkup = 300

private func json(_ value: TemplateValue) -> JSON {
  switch value {
  case .null: .null
  case .bool(let flag): .bool(flag)
  case .number(let number): Int(exactly: number).map(JSON.integer) ?? .number(number)
  case .text(let text): .string(text)
  case .markup(let text): .string(beginning(of: text))
  case .list(let values): .array(values.map(json))
  case .object(let members):
    .object(members.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
  }
}

private func beginning(of text: String) -> String {
  guard text.utf8.count > shownMarkup else { return text }
  let head = text.unicodeScalars.prefix(shownMarkup)
  return "\(String(String.UnicodeScalarView(head)))… (\(English().count(text.utf8.count, .byte)))"
}
