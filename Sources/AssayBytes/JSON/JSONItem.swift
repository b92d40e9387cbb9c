/// A JSON value as it stands in the bytes: checked and taken apart, but nothing converted.
///
/// Other than a `JSONNode` it keeps a number's text, and says nothing against an object with two
/// members of one name, or a number beyond binary64: that is for whoever reads such a value.
package struct JSONItem: Sendable, Equatable {
  /// What it is.
  package enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The number's characters are the item's ``JSONItem/range``.
    case number
    /// What stands between the quotes, escapes and all.
    case string(Range<Int>)
    case array([JSONItem])
    case object([Member])
  }

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    /// What stands between the quotes of its name.
    package let key: Range<Int>
    /// Its value.
    package let item: JSONItem
  }

  /// What it is.
  package let value: Value
  /// Where all of it stands.
  package let range: Range<Int>

  /// How many names, values and ends of values one may hold, which take up to twenty times the
  /// memory of what is written.
  package static let maximumCount = 500_000

  /// Takes the value apart that starts at `start`; what follows it is for the caller to check.
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

/// An array or object whose end is still to come.
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
