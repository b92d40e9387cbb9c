import AssayData

/// Text in which Chinese characters stand apart from the names and numbers that are put in: a thin custom
/// of Chinese typesetting that depends on what a name begins and ends with.
///
/// `"\(model)的错误率"` is `rf 的错误率` of a model rf, and `基线的错误率` of a model 基线. What is put in
/// stays as it is.
struct SpacedText: ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { append(literal) }
    mutating func appendInterpolation(_ value: String) { append(value) }
    mutating func appendInterpolation(_ flag: Flag) { append(flag.description) }

    private mutating func append(_ next: String) {
      if let last = text.unicodeScalars.last, let first = next.unicodeScalars.first,
        last.isChinese && first.isWestern || last.isWestern && first.isChinese
      {
        text += " "
      }
      text += next
    }
  }
}

/// The text of an interpolation with its blanks.
func spaced(_ text: SpacedText) -> String { text.text }

extension Unicode.Scalar {
  /// Whether it is a Chinese character; its punctuation brings its own space.
  fileprivate var isChinese: Bool {
    (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0x20000...0x3FFFD).contains(value)
  }

  /// Whether it is a letter, a digit or a sign as they stand in formulas.
  fileprivate var isWestern: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .decimalNumber,
      .otherNumber, .mathSymbol:
      true
    default: "%°*+-=<>/\\_#&$@'\"()[]{}|~^`".unicodeScalars.contains(self)
    }
  }
}
