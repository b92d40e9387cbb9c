/// A JSON value as ranges of the bytes: checked and taken apart, with nothing converted.
///
/// Unlike a `JSONNode` it keeps the text of a number, and it allows duplicate member names and
/// numbers beyond binary64: the code that reads such a value decides about them.
package struct JSONItem: Sendable, Equatable {
  /// The kind of the value and its parts.
  package enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The number's characters are the item's ``JSONItem/range``.
    case number
    /// The text between the quotes, with its escapes.
    case string(Range<Int>)
    case array([JSONItem])
    case object([Member])
  }

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    /// The range between the quotes of its name.
    package let key: Range<Int>
    /// Its value.
    package let item: JSONItem
  }

  /// The kind of the value and its parts.
  package let value: Value
  /// The range of the whole value.
  package let range: Range<Int>

  /// The maximum number of names, values and ends of values in one item, which take up to twenty
  /// times the memory of the text.
  package static let maximumCount = 500_000

  /// Takes apart the value that starts at `start`; the caller checks what follows it.
  ///
  /// Complexity: O(value).
  package init(_ bytes: RawSpan, from start: Int) throws(JSONError) {
    var cursor = JSONCursor(bytes, from: start)
    var open: [OpenItem] = []
    var count = 0
    while true {
      let token = try cursor.next()
      count &+= 1
      guard count <= Self.maximumCount else {
        throw JSONError(kind: .tooManyValues(Self.maximumCount), offset: start)
      }
      let value: Value
      var offset = cursor.tokenOffset
      switch token {
      case .beginObject, .beginArray:
        open.append(OpenItem(offset: offset))
        continue
      case .key(let range):
        open[open.count - 1].key = range
        continue
      case .endObject, .endArray:
        let ended = open.removeLast()
        offset = ended.offset
        value = token == .endObject ? .object(ended.members) : .array(ended.elements)
      case .string(let range): value = .string(range)
      case .number: value = .number
      case .bool(let flag): value = .bool(flag)
      case .null: value = .null
      case .end: throw JSONError(kind: .unexpectedEnd, offset: bytes.byteCount)
      }
      let item = JSONItem(value: value, range: offset..<cursor.offset)
      guard !open.isEmpty else {
        self = item
        return
      }
      open[open.count - 1].append(item)
    }
  }

  private init(value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

/// An array or object that has not ended yet.
private struct OpenItem {
  let offset: Int
  var elements: [JSONItem] = []
  var members: [JSONItem.Member] = []
  /// The key whose value comes next.
  var key: Range<Int>?

  init(offset: Int) { self.offset = offset }

  mutating func append(_ item: JSONItem) {
    if let key {
      members.append(JSONItem.Member(key: key, item: item))
    } else {
      elements.append(item)
    }
  }
}
