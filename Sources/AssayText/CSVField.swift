/// A text as a field of CSV, between quotes where it would be read as something else.
///
/// An empty text is `""`, so that it differs from a field that is absent.
package func csvField(_ text: String) -> String {
  let special: Set<UInt8> = Set(",\"\r\n \t".utf8)
  guard text.isEmpty || text.utf8.contains(where: special.contains) else { return text }
  var quoted: [UInt8] = []
  for byte in text.utf8 {
    if byte == UInt8(ascii: "\"") { quoted.append(byte) }
    quoted.append(byte)
  }
  return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
}
