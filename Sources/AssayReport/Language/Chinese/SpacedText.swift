import AssayData

/// Text that puts a space between Chinese characters and interpolated names and numbers, as is
/// customary in Chinese typesetting; it depends on the first and last character of the name.
///
/// `"\(model)的错误率"` becomes `rf 的错误率` for a model rf, and `基线的错误率` for a model 基线. The interpolated
/// values themselves do not change.
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

/// The text of an interpolation with its spaces.
func spaced(_ text: SpacedText) -> String { text.text }

extension Unicode.Scalar {
  /// Whether this is a Chinese character; Chinese punctuation brings its own space.
  fileprivate var isChinese: Bool {
    (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0x20000...0x3FFFD).contains(value)
  }

  /// Whether this is a letter, a digit or a sign as used in formulas.
  fileprivate var isWestern: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .decimalNumber,
      .otherNumber, .mathSymbol:
      true
    default: "%°*+-=<>/\\_#&$@'\"()[]{}|~^`".unicodeScalars.contains(self)
    }
  }
}
