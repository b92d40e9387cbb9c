// Names and lists of names in messages.

/// A text in quotes, shortened and without what could disturb a terminal.
package func quoted(_ text: String) -> String {
  let shown = String(text.unicodeScalars.prefix(60)).printableLine
  return "'\(shown)\(text.unicodeScalars.count > 60 ? "…" : "")'"
}

/// A text as an argument of a command: in quotes where a shell would read it otherwise.
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

/// Names in quotes, the first twelve of many.
package func quotedList(_ names: [String], last: String = "and") -> String {
  let shown = names.prefix(12).map(quoted)
  if names.count > shown.count {
    return shown.joined(separator: ", ") + " \(last) \(names.count - shown.count) more"
  }
  guard shown.count > 1, let final = shown.last else { return shown.first ?? "nothing" }
  return shown.dropLast().joined(separator: ", ") + " \(last) \(final)"
}

/// A question whether a near name was meant, to be put behind a message; empty if none is near.
package func nearestHint(_ name: String, _ among: [String]) -> String {
  nearestName(to: name, among: among).map { "; did you mean \(suggested($0, for: name))?" } ?? ""
}

/// A name that somebody may have meant; where it looks like what was written, the difference is said.
package func suggested(_ name: String, for written: String) -> String {
  name == written ? "\(quoted(name)), in another Unicode form" : quoted(name)
}
