/// Digits in groups of three, separated by commas: `1,234,567`.
package func grouped(_ digits: some StringProtocol) -> String {
  var result = ""
  for (index, digit) in digits.utf8.enumerated() {
    if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result += "," }
    result.unicodeScalars.append(Unicode.Scalar(digit))
  }
  return result
}
