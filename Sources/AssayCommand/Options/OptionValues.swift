import AssayKit

// Parsing the values of options.

extension Flag {
  /// The case of a type whose raw value is given.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: String
  ) throws(AssayError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: value) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let hint = likelyName(for: value, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw .usage("\(self) takes \(alternatives(names)), not '\(value)'\(hint)")
  }

  func wholeNumber(_ value: String, in range: ClosedRange<Int>) throws(AssayError) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw .usage(
        "\(self) takes a whole number from \(range.lowerBound) to \(range.upperBound), not '\(value)'"
      )
    }
    return number
  }

  func boolean(_ value: String) throws(AssayError) -> Bool {
    switch value {
    case "true": return true
    case "false": return false
    default: throw .usage("\(self) is a switch, true or false, not '\(value)'")
    }
  }

  /// A folder to write to.
  func folder(_ value: String) throws(AssayError) -> String {
    guard value != "-" else { throw .usage("\(self) takes a folder, not standard output") }
    return value
  }

  /// Adds a text to a list, and refuses one that is already there.
  func add(_ value: String, to list: inout [String]) throws(AssayError) {
    guard !list.contains(exactly: value) else { throw .usage("\(self) names '\(value)' twice") }
    list.append(value)
  }
}

/// Words to choose from: `a, b or c`.
func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or \(last)"
}

/// The texts between commas, including empty ones.
func commaSeparated(_ value: String) -> [String] {
  value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
}
