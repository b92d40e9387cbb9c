import AssayBytes
import AssayTestSupport
import Testing

/// The result of `parseJSON` for a text.
private func value(_ text: String) throws -> JSONValue {
  let bytes = Array(text.utf8)
  return try parseJSON(bytes.span.bytes).value
}

private func failure(_ bytes: [UInt8]) -> JSONError? {
  do throws(JSONError) {
    _ = try parseJSON(bytes.span.bytes)
    return nil
  } catch {
    return error
  }
}

@Test func `a text becomes its value with members in order and offsets`() throws {
  let bytes = Array(" {\"b\": [1, -2.5e1, true, null], \"a\": \"x\"}\n".utf8)
  let node = try parseJSON(bytes.span.bytes)
  let elements = [
    JSONNode(value: .number(1), offset: 8), JSONNode(value: .number(-25), offset: 11),
    JSONNode(value: .bool(true), offset: 19), JSONNode(value: .null, offset: 25),
  ]
  let members = [
    JSONMember(key: "b", keyOffset: 2, node: JSONNode(value: .array(elements), offset: 7)),
    JSONMember(key: "a", keyOffset: 32, node: JSONNode(value: .string("x"), offset: 37)),
  ]
  #expect(node == JSONNode(value: .object(members), offset: 1))
}

@Test(arguments: [
  (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
  (#""\ud83d\ude00""#, "\u{1F600}"), (#""\u0000""#, "\0"),
  (#""a longer text without escapes é""#, "a longer text without escapes é"),
  (#""""#, ""), (#""\\u0041""#, "\\u0041"),
])
func `escapes are undone`(text: String, expected: String) throws {
  #expect(try value(text) == .string(expected))
}

@Test(
  arguments: [
    ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("[1,]", .unexpectedByte, 3),
    ("{\"a\":1,}", .unexpectedByte, 7), ("[1", .unexpectedEnd, 2), ("nul", .unexpectedEnd, 3),
    ("nulx", .unexpectedByte, 3), ("01", .badNumber, 0), ("-", .unexpectedEnd, 1),
    ("1.x", .badNumber, 2), ("[1e400]", .badNumber, 1), ("-1e400", .badNumber, 0),
    ("\"\\x\"", .badEscape, 1), ("\"\\u12G4\"", .badEscape, 1), ("\"\\ud800\"", .loneSurrogate, 1),
    ("\"\\ude00\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
    ("\"a\tb\"", .controlCharacterInString, 2), ("1 2", .trailingText, 2),
    ("[]]", .trailingText, 2),
    ("{\"a\":1,\"\\u0061\":2}", .duplicateKey("a"), 7), ("{1:2}", .unexpectedByte, 1),
    ("{\"a\" 1}", .unexpectedByte, 5), ("[1}", .unexpectedByte, 2), ("\"abc", .unexpectedEnd, 4),
    ("\"\\", .unexpectedEnd, 2), ("[NaN]", .unexpectedByte, 1), ("+1", .unexpectedByte, 0),
  ] as [(String, JSONError.Kind, Int)])
func `an error says what and where`(text: String, kind: JSONError.Kind, offset: Int) {
  #expect(failure(Array(text.utf8)) == JSONError(kind: kind, offset: offset))
}

@Test func `bytes that are not UTF-8 are an error where they start`() {
  #expect(failure([0x22, 0x61, 0xFF, 0x22]) == JSONError(kind: .invalidUTF8, offset: 2))
  #expect(failure([0x22, 0xED, 0xA0, 0x80, 0x22]) == JSONError(kind: .invalidUTF8, offset: 1))
}

@Test func `nesting ends at the limit`() {
  let limit = JSONCursor.maximumDepth
  let deep = Array(repeating: UInt8(ascii: "["), count: limit)
  let closed = deep + Array(repeating: UInt8(ascii: "]"), count: limit)
  #expect(failure(closed) == nil)
  #expect(failure([UInt8(ascii: "[")] + closed) == JSONError(kind: .tooDeep, offset: limit))
}

@Test func `names are the same only when their bytes are`() throws {
  let text = "{\"\u{E9}\": 1, \"e\u{301}\": 2}"
  guard case .object(let members) = try value(text) else {
    Issue.record("not an object")
    return
  }
  #expect(members.count == 2)
}

@Test func `the same name may be in different objects`() throws {
  #expect(throws: Never.self) { try value(#"{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}"#) }
}

@Test func `the cursor tells every token and then the end for ever`() throws {
  let bytes = Array("{\"k\":[false,\"s\",1]}".utf8)
  var cursor = JSONCursor(bytes.span.bytes)
  var tokens: [JSONToken] = []
  for _ in 0..<10 { tokens.append(try cursor.next()) }
  let expected: [JSONToken] = [
    .beginObject, .key(2..<3), .beginArray, .bool(false), .string(13..<14), .number(16..<17),
    .endArray, .endObject, .end, .end,
  ]
  #expect(tokens == expected)
}

@Test func `no cut or changed text ends the program`() {
  var generator = seededGenerator(for: "JSON damage")
  let text = Array(#"{"a":[1.5e-3,"\ud83d\ude00é\n",{"b":null}],"c":[true,false,{}]} "#.utf8)
  for _ in 0..<50_000 {
    var bytes = Array(text.prefix(Int.random(in: 0...text.count, using: &generator)))
    for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[index] = text.randomElement(using: &generator) ?? 0
    }
    _ = failure(bytes)
    _ = jsonString(bytes.span.bytes, 0..<bytes.count)
  }
}
