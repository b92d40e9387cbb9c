/// Digits with a comma between each three, from the end: `1,234,567`.
package func grouped(_ digits: some StringProtocol) -> String {
  var result = ""
  for (index, digit) in digits.utf8.enumerated() {
    if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result += "," }
    result.unicodeScalars.append(Unicode.Scalar(digit))
  }
  return result
}
