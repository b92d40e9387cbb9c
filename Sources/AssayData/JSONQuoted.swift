import AssayText

/// A text as a JSON string, in quotes; characters that could do harm where it is shown are escaped,
/// so that readers get the text back unchanged.
package func jsonQuoted(_ text: String) -> String {
  if isPlain(text) { return "\"\(text)\"" }
  var quoted = "\""
  var last: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    defer { last = scalar }
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case _ where scalar.isUnprintable || isCommand(scalar, after: last):
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

/// Whether no character needs an escape in any context: only ASCII without `"`, `#`, `<`, `\` and
/// control characters.
private func isPlain(_ text: String) -> Bool {
  for byte in text.utf8 {
    guard byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x23, byte != 0x3C, byte != 0x5C else {
      return false
    }
  }
  return true
}

/// Whether a character starts a command in another context: `<` can end a script that contains the
/// text, and `##[` in a build log is a command to the build server.
private func isCommand(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
  scalar == "<" || scalar == "#" && last == "#"
}
