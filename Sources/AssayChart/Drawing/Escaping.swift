/// Text as it may stand between tags and inside quoted values, in XML and in HTML alike.
///
/// Characters that XML does not allow, and the other controls, become U+FFFD.
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
    default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
    }
  }
  return result
}

private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x9, 0xA, 0xD: true
  case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
  default: true
  }
}
