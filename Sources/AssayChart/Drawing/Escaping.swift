import AssayText

/// Text as it may stand between tags and inside quoted values; U+FFFD for what is unprintable.
func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  XMLEscaping.append(text.printable, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
