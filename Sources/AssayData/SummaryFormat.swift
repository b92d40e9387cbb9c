import AssayBytes

/// The format of the files that `assay summarize` writes, apart from the measurements.
package enum SummaryFormat {
  package static let name = "assay summary"
  /// A reader accepts only its own version: sums of another version would not add up.
  package static let version = "12"

  /// The key of the last member, a checksum of all bytes before that key, which reveals damage.
  package static let checkKey = "check"

  /// The text of the file, and its checksum.
  package static func text(
    assayVersion: String, _ members: [(key: String, value: Saved)]
  ) -> (text: String, check: String) {
    let head: [(key: String, value: Saved)] = [
      ("format", .text(name)), ("format_version", .text(version)),
      ("assay_version", .text(assayVersion)),
    ]
    var text = "{\n"
    for (key, value) in head + members {
      text += "  \(jsonQuoted(key)): \(value.json(indent: 2)),\n"
    }
    text += "  "
    let check = check(of: Array(text.utf8).span.bytes)
    return (text + "\(jsonQuoted(checkKey)): \(jsonQuoted(check))\n}\n", check)
  }

  /// The checksum as eight hexadecimal digits.
  package static func check(of bytes: RawSpan) -> String {
    var check = CRC32()
    check.update(bytes)
    let digits = String(check.value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
