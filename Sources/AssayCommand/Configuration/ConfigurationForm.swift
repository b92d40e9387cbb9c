import AssayBytes
import AssayData
import AssaySystem
import AssayTables

/// Distinguishes configurations from data in JSON files.
///
/// A file named `assay.json` is always a configuration, so that its mistakes are reported. Any
/// other `.json` file is a configuration if it is an object with an option among its keys. Columns
/// and records of data may have such keys too, such as `label` and `scores`; the values under the
/// keys then decide. A file without the `.json` ending is a configuration only if it names files to
/// read and holds nothing else: see ``areConfiguration``.
enum ConfigurationForm {
  /// The most bytes that are looked at; the object of a configuration is no longer than this.
  private static let limit = 1 << 20

  /// Keys under which prediction endpoints return an array of rows; no option has these names.
  private static let rowKeys = ["predictions", "data"]

  /// Whether a file is a configuration; true also for a `.json` file that cannot be read, or can be
  /// read only once.
  static func isConfiguration(_ path: String) -> Bool {
    if path == "assay.json" || path.hasSuffix("/assay.json") { return true }
    guard path.hasSuffix(".json") else { return isPlainConfiguration(path) }
    guard let bytes = start(of: path) else { return true }
    return isConfiguration(bytes.span.bytes)
  }

  /// The first bytes of a regular file; nil if it cannot be read, or can be read only once.
  static func start(of path: String) -> [UInt8]? {
    guard let size = FileSystem.size(of: path) else { return nil }
    return try? OpenFile(path).bytes(at: 0, count: min(size, limit), behind: [])
  }

  /// Whether a file without the `.json` ending is a configuration and nothing else; false if it can
  /// be read only once, as it is then taken as data, and refused when it is read.
  private static func isPlainConfiguration(_ path: String) -> Bool {
    guard let bytes = start(of: path), bytes.count < limit else { return false }
    let span = bytes.span.bytes
    let start = firstNonBlank(span, from: lengthOfByteOrderMark(in: span))
    guard start < span.byteCount, span.byte(at: start) == UInt8(ascii: "{"),
      let (members, end) = try? jsonMembers(span, from: start),
      firstNonBlank(span, from: end) == span.byteCount
    else { return false }
    return areConfiguration(members, in: span, path: path, isOption: isOption)
      && !hasRows(members, in: span) && !areColumns(members, in: span)
  }

  private static func isConfiguration(_ bytes: RawSpan) -> Bool {
    let start = firstNonBlank(bytes, from: lengthOfByteOrderMark(in: bytes))
    guard start < bytes.byteCount else { return bytes.byteCount < limit }
    guard bytes.byte(at: start) == UInt8(ascii: "{") else { return false }
    guard let (members, end) = try? jsonMembers(bytes, from: start) else {
      // The object is cut off or broken, so the first key decides.
      return bytes.byteCount < limit && firstKey(bytes, from: start).map(isOption) ?? true
    }
    let next = firstNonBlank(bytes, from: end)
    let isLines = next < bytes.byteCount && bytes.byte(at: next) == UInt8(ascii: "{")
    guard !isLines, !members.isEmpty else { return !isLines }
    return members.contains { isOption(jsonString(bytes, $0.key)) }
      && !hasRows(members, in: bytes) && !areColumns(members, in: bytes)
  }

  private static func isOption(_ key: String) -> Bool { Option.named(key) != nil }

  /// The first key of an object that a text begins with, and its value if that is a text; nil if
  /// there is no object, or it is empty.
  static func firstMember(_ bytes: RawSpan) -> (key: String, value: String?)? {
    let start = firstNonBlank(bytes, from: lengthOfByteOrderMark(in: bytes))
    guard start < bytes.byteCount, bytes.byte(at: start) == UInt8(ascii: "{"),
      let key = text(bytes, from: firstNonBlank(bytes, from: start + 1))
    else { return nil }
    let colon = firstNonBlank(bytes, from: key.end)
    let value = text(bytes, from: firstNonBlank(bytes, from: colon + 1))
    return (key.text, value?.text)
  }

  private static func firstKey(_ bytes: RawSpan, from start: Int) -> String? {
    text(bytes, from: firstNonBlank(bytes, from: start + 1))?.text
  }

  /// The text in quotes at a position, and the position behind it; nil without a text there.
  private static func text(_ bytes: RawSpan, from quote: Int) -> (text: String, end: Int)? {
    guard quote < bytes.byteCount, bytes.byte(at: quote) == UInt8(ascii: "\""),
      let end = try? endOfJSONString(bytes, from: quote + 1)
    else { return nil }
    return (jsonString(bytes, quote + 1..<end), end + 1)
  }

  private static func hasRows(_ members: [JSONPart], in bytes: RawSpan) -> Bool {
    members.contains { member in
      guard bytes.byte(at: member.range.lowerBound) == UInt8(ascii: "[") else { return false }
      let key = jsonString(bytes, member.key)
      let first = firstNonBlank(bytes, from: member.range.lowerBound + 1)
      // Objects in an array are records, except under `model`.
      let areRecords = bytes.byte(at: first) == UInt8(ascii: "{")
      return rowKeys.contains(key) || areRecords && Option.named(key)?.flag != .model
    }
  }

  /// Whether all members are arrays or objects, and no option takes any of them.
  private static func areColumns(_ members: [JSONPart], in bytes: RawSpan) -> Bool {
    members.allSatisfy { member in
      let isObject = bytes.byte(at: member.range.lowerBound) == UInt8(ascii: "{")
      guard isObject || bytes.byte(at: member.range.lowerBound) == UInt8(ascii: "[") else {
        return false
      }
      guard let option = Option.named(jsonString(bytes, member.key)) else { return true }
      switch option.flag {
      case .model: return false
      // A row of data may have `classes` next to `scores`.
      case .classes: return members.count > 1
      case .labels: return !isObject || !isFile(member, in: bytes)
      default: return option.group == .input
      }
    }
  }

  /// Whether an object names a file or says how to read it.
  private static func isFile(_ member: JSONPart, in bytes: RawSpan) -> Bool {
    let names = ["file"] + FileOptions.Key.names
    let inner = (try? jsonMembers(bytes, from: member.range.lowerBound).members) ?? []
    return inner.contains { names.contains(jsonString(bytes, $0.key)) }
  }
}
