import AssayData
import AssaySystem
import AssayTables

// Options that say which rows and classes belong together.

extension ReportOption {
  static let rows: [ReportOption] = [
    ReportOption(
      "ignore-label", "LABEL", .input, isRepeated: true,
      help: "Leave out rows with this label, as -100; repeat it for each"
    ) { request, value throws(AssayError) in
      guard !request.ignoredLabels.contains(exactly: value) else {
        throw .usage("--ignore-label names '\(value)' twice")
      }
      request.ignoredLabels.append(value)
    },
    ReportOption(
      "pair-by", "WHAT", .input,
      help: "Pair rows by ids or by position (default: by ids where both files have them)"
    ) { request, value throws(AssayError) in
      guard let pairing = Pairing(rawValue: value), pairing != .automatic else {
        throw .usage("--pair-by takes ids or position, not '\(value)'")
      }
      request.pairing = pairing
    },
    ReportOption(
      "common-ids", nil, .input, help: "Leave out samples that not all files have"
    ) { request, value throws(AssayError) in
      request.usesCommonIDs = try boolean(value, of: "common-ids")
    },
    ReportOption(
      "match-classes", "HOW", .input,
      help: "Whether Cat and cat are one class (loose) or two (exact); else an error asks"
    ) { request, value throws(AssayError) in
      guard let matching = ClassMatching(rawValue: value), matching != .asked else {
        throw .usage("--match-classes takes exact or loose, not '\(value)'")
      }
      request.classMatching = matching
    },
  ]

  /// The classes that a value names: between commas, or line by line in `@FILE`.
  static func classes(_ value: String) throws(AssayError) -> [String] {
    guard value.utf8.first == UInt8(ascii: "@"), value.utf8.count > 1 else {
      return commaSeparated(value)
    }
    let path = String(decoding: value.utf8.dropFirst(), as: UTF8.self)
    do throws(ReadError) {
      return try classLines(of: path)
    } catch {
      throw .input(error.description)
    }
  }
}
