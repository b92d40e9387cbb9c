// This module makes text safe and readable. Texts come in; printable, quoted or escaped texts go
// out, and also the nearest name to a misspelled one and the number of terminal columns of a text.
// Nothing is refused: characters that must not be shown become U+FFFD.
//
// Start here, with the one list of characters that readers never see as they are. Every output for
// people uses it; JSON, which reproduces texts, escapes the same characters.

extension Unicode.Scalar {
  /// Whether this character could control a terminal, reorder the text around it, or be invisible.
  ///
  /// | characters | because |
  /// |---|---|
  /// | U+0000–U+001F except tab, newline and return; U+007F | control terminals; XML forbids most |
  /// | U+0080–U+009F (C1) | control terminals as ESC does: U+009B is ESC [ |
  /// | U+2028, U+2029 | end a line for some programs only |
  /// | U+202A–U+202E, U+2066–U+206F | reorder text, numbers too (Unicode Annex 9) |
  /// | U+FEFF | a stray byte order mark |
  /// | U+FFFE, U+FFFF | XML forbids them |
  ///
  /// U+206A–U+206F are deprecated. Characters that scripts need are kept: the marks U+200E, U+200F
  /// and U+061C, which reorder only their neighbours, and zero-width joiners and spaces.
  package var isUnprintable: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// The character itself; U+FFFD if it cannot be part of a line: unprintable characters, tabs and
  /// line ends.
  package var inLine: Unicode.Scalar { value < 0x20 || isUnprintable ? "\u{FFFD}" : self }
}

extension String {
  /// The text with U+FFFD for each unprintable character; tabs and line ends are kept.
  package var printable: String {
    guard utf8.contains(where: mayBeUnprintable), unicodeScalars.contains(where: \.isUnprintable)
    else { return self }
    var text = UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.isUnprintable ? "\u{FFFD}" : scalar) }
    return String(text)
  }
}

extension StringProtocol {
  /// The text as one line: U+FFFD for each unprintable character, tab and line end.
  package var printableLine: String {
    guard utf8.contains(where: mayBeUnprintable) else { return String(self) }
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars { line.append(scalar.inLine) }
    return String(line)
  }
}

/// Whether this can be the first UTF-8 byte of an unprintable character.
private func mayBeUnprintable(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
}
