/// One token of a JSON text.
///
/// Ranges are offsets into the bytes. The range of a string or key is the text between its quotes
/// with its escapes, for `jsonString`; that of a number is its characters, for `jsonNumber`.
package enum JSONToken: Sendable, Equatable {
  case beginObject
  case endObject
  case key(Range<Int>)
  case beginArray
  case endArray
  case string(Range<Int>)
  case number(Range<Int>)
  case bool(Bool)
  case null
  case end
}

/// Walks through a JSON text token by token and checks all of it (RFC 8259).
///
/// It is strict: no comments, no trailing commas, no leading zeros, nothing after the value. Where
/// the standard leaves a choice: a UTF-8 byte order mark at the start is skipped; strings must be
/// well-formed UTF-8, and escaped surrogates must come in pairs; nesting is limited to
/// `maximumDepth`. It checks neither the size of numbers nor duplicate keys; `parseJSON` refuses
/// both.
package struct JSONCursor: ~Escapable {
  /// The maximum nesting depth of arrays and objects.
  package static let maximumDepth = 512

  /// The offset where the last returned token starts.
  package private(set) var tokenOffset: Int

  private enum Expected {
    case value
    case elementOrEnd
    case keyOrEnd
    case commaOrEnd
    case nothing
  }

  private let bytes: RawSpan
  /// The offset where the last returned token ends.
  package private(set) var offset: Int
  private var expected = Expected.value
  /// The number of open arrays and objects.
  package private(set) var depth = 0
  /// Which of them are objects: one bit each, so that a cursor allocates nothing.
  private var objects = InlineArray<8, UInt64>(repeating: 0)

  /// Creates a cursor over the value at `start`, without a byte order mark.
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan, from start: Int) {
    self.bytes = bytes
    offset = start
    tokenOffset = start
  }

  /// Creates a cursor at the start of `bytes`.
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan) {
    self.bytes = bytes
    offset = lengthOfByteOrderMark(in: bytes)
    tokenOffset = offset
  }

  /// Reads the next token; `end` after the whole text, also when called again.
  package mutating func next() throws(JSONError) -> JSONToken {
    skipBlanks()
    guard offset < bytes.byteCount else {
      guard expected == .nothing else { throw error(.unexpectedEnd) }
      return .end
    }
    let byte = bytes.byte(at: offset)
    switch expected {
    case .value:
      return try value(byte)
    case .elementOrEnd:
      return byte == UInt8(ascii: "]") ? close(.endArray) : try value(byte)
    case .keyOrEnd:
      return byte == UInt8(ascii: "}") ? close(.endObject) : try key(byte)
    case .commaOrEnd:
      return try afterElement(byte)
    case .nothing:
      throw error(.trailingText)
    }
  }

  /// Reads a comma and the token after it, or the end of the array or object.
  private mutating func afterElement(_ byte: UInt8) throws(JSONError) -> JSONToken {
    let isObject = isInObject
    if byte == UInt8(ascii: isObject ? "}" : "]") {
      return close(isObject ? .endObject : .endArray)
    }
    guard byte == UInt8(ascii: ",") else { throw error(.unexpectedByte) }
    offset += 1
    skipBlanks()
    guard offset < bytes.byteCount else { throw error(.unexpectedEnd) }
    let first = bytes.byte(at: offset)
    return isObject ? try key(first) : try value(first)
  }

  /// Reads a key and its colon.
  private mutating func key(_ byte: UInt8) throws(JSONError) -> JSONToken {
    guard byte == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
    let range = try string()
    skipBlanks()
    guard offset < bytes.byteCount else { throw error(.unexpectedEnd) }
    guard bytes.byte(at: offset) == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
    offset += 1
    expected = .value
    return .key(range)
  }

  /// Reads a value, or the start of an array or object.
  private mutating func value(_ byte: UInt8) throws(JSONError) -> JSONToken {
    switch byte {
    case UInt8(ascii: "{"): return try open(isObject: true)
    case UInt8(ascii: "["): return try open(isObject: false)
    case UInt8(ascii: "\""): return ending(.string(try string()))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      tokenOffset = offset
      offset = try endOfJSONNumber(bytes, from: offset)
      return ending(.number(tokenOffset..<offset))
    default: throw error(.unexpectedByte)
    }
  }

  /// Records that a value has ended.
  private mutating func ending(_ token: JSONToken) -> JSONToken {
    expected = depth == 0 ? .nothing : .commaOrEnd
    return token
  }

  private mutating func open(isObject: Bool) throws(JSONError) -> JSONToken {
    guard depth < Self.maximumDepth else { throw error(.tooDeep) }
    tokenOffset = offset
    offset += 1
    push(isObject: isObject)
    expected = isObject ? .keyOrEnd : .elementOrEnd
    return isObject ? .beginObject : .beginArray
  }

  private mutating func close(_ token: JSONToken) -> JSONToken {
    tokenOffset = offset
    offset += 1
    depth -= 1
    return ending(token)
  }

  /// Whether the innermost open container is an object.
  private var isInObject: Bool {
    guard depth > 0 else { return false }
    let place = depth - 1
    return objects[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  /// Opens one more container; it fits, because there are ``maximumDepth`` bits.
  private mutating func push(isObject: Bool) {
    let bit: UInt64 = 1 << UInt64(depth % 64)
    if isObject { objects[depth / 64] |= bit } else { objects[depth / 64] &= ~bit }
    depth += 1
  }

  private mutating func string() throws(JSONError) -> Range<Int> {
    tokenOffset = offset
    let end = try endOfJSONString(bytes, from: offset + 1)
    offset = end + 1
    return tokenOffset + 1..<end
  }

  private mutating func word(_ word: String, _ token: JSONToken) throws(JSONError) -> JSONToken {
    tokenOffset = offset
    for byte in word.utf8 {
      guard offset < bytes.byteCount else { throw error(.unexpectedEnd) }
      guard bytes.byte(at: offset) == byte else { throw error(.unexpectedByte) }
      offset += 1
    }
    return ending(token)
  }

  private mutating func skipBlanks() { offset = firstNonBlank(bytes, from: offset) }

  /// An error at the current offset.
  private func error(_ kind: JSONError.Kind) -> JSONError { JSONError(kind: kind, offset: offset) }
}
