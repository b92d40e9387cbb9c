/// Estimates the width of text, rather too wide than too narrow.
///
/// The page chooses the font, so the true width is unknown; the estimate follows the wider common
/// sans-serif fonts.
enum Lettering {
  /// The size of nearly all text, and the distance of its baseline below the middle of a line.
  static let size = 11.0
  static let drop = 3.9

  /// The minimum distance between the baselines of labels.
  static let lineHeight = 13.0

  static func width(_ text: String) -> Double {
    var result = 0.0
    for character in text { result += width(character) }
    return result
  }

  /// The text on one line; if it is wider than `width`, its middle is replaced by `…`.
  ///
  /// Characters with an excessive number of combining marks lose them.
  static func cut(_ text: String, to width: Double) -> String {
    let characters = text.map { $0.isNewline || $0 == "\t" ? " " : tamed($0) }
    let total = characters.reduce(0) { $0 + Self.width($1) }
    // A text that defined a column's width fits into it, though sums may differ in their last bits.
    guard total > width + 0.01 else { return String(characters) }
    var room = width - Self.width("…")
    var front = 0
    var back = 0
    while front + back < characters.count {
      let takesFront = front <= back
      let next = characters[takesFront ? front : characters.count - 1 - back]
      room -= Self.width(next)
      guard room >= 0 else { break }
      if takesFront { front += 1 } else { back += 1 }
    }
    return String(characters.prefix(front)) + "…" + String(characters.suffix(back))
  }

  private static func tamed(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    guard scalars.count > 12, let first = scalars.first else { return character }
    return Character(first)
  }

  private static func width(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return size * widthInEms(scalar)
  }

  private static func widthInEms(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{2009}": 0.33
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "\"": 0.42
    case "m", "w", "M", "W", "@", "%", "…", "—": 1
    case "<", ">", "=", "+", "#", "~", "^", "−", "&", "C", "D", "G", "H", "N", "O", "Q": 0.84
    case "A"..."Z": 0.7
    case "\0"..."\u{24F}": 0.64
    case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}": 0
    // Direction controls have no width, but a renderer may show a replacement.
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": 1.05
    case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{FFFF}": 1.05
    case "\u{10000}"...: 1.25
    default: 0.66
    }
  }
}
