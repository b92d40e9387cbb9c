import AssayTemplate

extension Unicode.Scalar {
  /// Whether it embeds, overrides or isolates a direction of writing (U+202A–U+202E, U+2066–U+2069).
  var turnsText: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}

extension String {
  fileprivate var withoutDirections: String {
    guard unicodeScalars.contains(where: \.turnsText) else { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars { shown.append(scalar.turnsText ? "\u{FFFD}" : scalar) }
    return String(shown)
  }
}

extension TemplateValue {
  /// The same values with letters that turn the direction of writing replaced by U+FFFD: one in a
  /// name would turn the rest of its sentence, numbers included.
  var withoutDirections: TemplateValue {
    switch self {
    case .text(let text): return .text(text.withoutDirections)
    // Charts have names in them.
    case .markup(let text): return .markup(text.withoutDirections)
    case .list(let values): return .list(values.map(\.withoutDirections))
    case .object(let members): return .object(members.mapValues(\.withoutDirections))
    case .null, .bool, .number: return self
    }
  }
}
