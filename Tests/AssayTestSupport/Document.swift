package import AssayBytes
import Foundation
package import Testing

/// A part of a JSON document, read by the package's own parser, as Foundation's rounds some numbers
/// wrongly; it has no value if the part is missing.
package struct Document: Sendable {
  package let value: JSONValue?

  package init(_ value: JSONValue?) { self.value = value }

  package init(_ text: String) throws {
    value = try parseJSON(Array(text.utf8).span.bytes).value
  }

  package init(file: String) throws {
    value = try parseJSON([UInt8](Data(contentsOf: URL(filePath: file))).span.bytes).value
  }

  package subscript(key: String) -> Document {
    guard case .object(let members) = value else { return Document(nil) }
    return Document(members.first { $0.key.utf8.elementsEqual(key.utf8) }?.node.value)
  }

  package var members: [(key: String, value: Document)] {
    guard case .object(let members) = value else { return [] }
    return members.map { ($0.key, Document($0.node.value)) }
  }

  package var keys: [String] { members.map(\.key) }

  package var list: [Document] {
    if case .array(let nodes) = value { nodes.map { Document($0.value) } } else { [] }
  }

  /// The numbers of a list; anything else in it is left out.
  package var numbers: [Double] { list.compactMap(\.number) }

  package var text: String? { if case .string(let text) = value { text } else { nil } }
  package var number: Double? { if case .number(let number) = value { number } else { nil } }
  package var isMissing: Bool { value == nil }
  package var isNull: Bool { value == .null }
  package var isTrue: Bool { value == .bool(true) }

  /// The number, of which `"Infinity"` is one, too; anything else fails the test.
  package func double(_ location: SourceLocation = #_sourceLocation) throws -> Double {
    try #require(number ?? text.flatMap { Double($0) }, sourceLocation: location)
  }

  /// The list of numbers; anything else in it fails the test.
  package func doubles(_ location: SourceLocation = #_sourceLocation) throws -> [Double] {
    try list.map { try $0.double(location) }
  }

  /// The whole number; anything else fails the test.
  package func count(_ location: SourceLocation = #_sourceLocation) throws -> Int {
    try #require(Int(exactly: double(location)), sourceLocation: location)
  }

  /// Every text and key of the document, in UTF-8.
  package var strings: Set<[UInt8]> {
    let inside = (list + members.map(\.value)).reduce(into: Set()) { $0.formUnion($1.strings) }
    return inside.union((keys + [text].compactMap(\.self)).map { Array($0.utf8) })
  }
}
