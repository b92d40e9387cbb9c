// What readers never see as it is. Every output that people read goes by this one list; JSON, which
// gives texts back, escapes the same.

extension Unicode.Scalar {
  /// Whether this could steer a terminal, reorder the text around it, or hide.
  ///
  /// | characters | because |
  /// |---|---|
  /// | U+0000–U+001F but tab, newline and return; U+007F | control terminals; XML forbids most |
  /// | U+0080–U+009F (C1) | control terminals as ESC does: U+009B is ESC [ |
  /// | U+2028, U+2029 | end a line for some programs only |
  /// | U+202A–U+202E, U+2066–U+206F | reorder what follows, numbers included (Unicode Standard Annex 9); the last six are deprecated |
  /// | U+FEFF | a byte order mark that was left in the middle |
  /// | U+FFFE, U+FFFF | XML forbids them |
  ///
  /// What scripts need stays: the marks U+200E, U+200F and U+061C, which reorder nothing beyond their
  /// neighbours, and joiners and spaces of no width.
  package var isUnprintable: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Itself, or U+FFFD where a line of text cannot hold it: what is unprintable, tabs, line endings.
  package var inLine: Unicode.Scalar { value < 0x20 || isUnprintable ? "\u{FFFD}" : self }
}

extension String {
  /// The text with U+FFFD for each unprintable character; tabs and line endings stay.
  package var printable: String {
    guard utf8.contains(where: mayBeUnprintable), unicodeScalars.contains(where: \.isUnprintable)
    else { return self }
    var text = UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.isUnprintable ? "\u{FFFD}" : scalar) }
    return String(text)
  }
}

extension StringProtocol {
  /// The text as one line: U+FFFD for each unprintable character, tab and line ending.
  package var printableLine: String {
    guard utf8.contains(where: mayBeUnprintable) else { return String(self) }
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars { line.append(scalar.inLine) }
    return String(line)
  }
}

/// Whether an unprintable character may start with this byte of UTF-8.
private func mayBeUnprintable(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
}
