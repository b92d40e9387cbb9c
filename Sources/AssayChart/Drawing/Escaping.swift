import AssayBytes

/// Text as it may stand between tags and inside quoted values, in XML and in HTML alike; U+FFFD for
/// what is unprintable.
func escaped(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar.isUnprintable ? "\u{FFFD}" : scalar)
    }
  }
  return result
}
