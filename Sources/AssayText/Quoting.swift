// Names, lists of names and fields in quotes.

/// A text in quotes, at most 60 characters of it, safe for a terminal.
package func quoted(_ text: String) -> String {
  let shown = String(text.unicodeScalars.prefix(60)).printableLine
  return "'\(shown)\(text.unicodeScalars.count > 60 ? "…" : "")'"
}

/// A text as a command-line argument, in quotes if a shell would not read it literally.
package func argument(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case 0x80...: true
    default: "_-.,:/=+%@".utf8.contains(byte)
    }
  }
  if isPlain, !text.isEmpty { return text.printableLine }
  var quoted = "'"
  for scalar in text.printableLine.unicodeScalars {
    quoted += scalar == "'" ? "'\\''" : String(scalar)
  }
  return quoted + "'"
}

/// Names in quotes; at most twelve of them and the number of the others.
package func quotedList(_ names: [String], last: String = "and") -> String {
  let shown = names.prefix(12).map(quoted)
  if names.count > shown.count {
    return shown.joined(separator: ", ") + " \(last) \(names.count - shown.count) more"
  }
  guard shown.count > 1, let final = shown.last else { return shown.first ?? "nothing" }
  return shown.dropLast().joined(separator: ", ") + " \(last) \(final)"
}

/// The question whether a near name was meant, to append to a message; empty if no name is near.
package func nearestHint(_ name: String, _ among: [String]) -> String {
  nearestName(to: name, among: among).map { "; did you mean \(suggested($0, for: name))?" } ?? ""
}

/// A suggested name; if it differs from the written one only in its Unicode form, with a note of
/// that.
package func suggested(_ name: String, for written: String) -> String {
  name == written ? "\(quoted(name)) (spelled with other Unicode characters)" : quoted(name)
}

/// A text as a CSV field, in quotes if it is empty or contains a delimiter, quote, blank or line
/// end.
///
/// Empty text becomes `""`, to differ from a missing field.
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
