/// Parses a whole JSON text, strictly (see `JSONCursor`), keeping the order of members.
///
/// A second member with the same name is an error. Names are compared by their bytes, so composed
/// and decomposed letters differ. A number becomes the nearest binary64, however many digits it
/// has: a number too small becomes 0, one too large is the error `badNumber`. More than
/// `maximumJSONNodeCount` names, values and ends of values are the error `tooManyValues`.
/// Complexity: O(n).
package func parseJSON(_ bytes: RawSpan) throws(JSONError) -> JSONNode {
  var cursor = JSONCursor(bytes)
  var open: [OpenValue] = []
  var count = 0
  while true {
    let token = try cursor.next()
    count &+= 1
    guard count <= maximumJSONNodeCount else {
      throw JSONError(kind: .tooManyValues(maximumJSONNodeCount), offset: cursor.tokenOffset)
    }
    let value: JSONValue
    var offset = cursor.tokenOffset
    switch token {
    case .beginObject, .beginArray:
      open.append(OpenValue(offset: offset))
      continue
    case .key(let range):
      let key = jsonString(bytes, range)
      guard open[open.count - 1].begin(key: key, offset: offset) else {
        throw JSONError(kind: .duplicateKey(key), offset: offset)
      }
      continue
    case .endObject, .endArray:
      let ended = open.removeLast()
      offset = ended.offset
      value = token == .endObject ? .object(ended.members) : .array(ended.elements)
    case .string(let range): value = .string(jsonString(bytes, range))
    case .number(let range): value = .number(try jsonNumber(bytes, range))
    case .bool(let flag): value = .bool(flag)
    case .null: value = .null
    case .end: throw JSONError(kind: .unexpectedEnd, offset: bytes.byteCount)
    }
    let node = JSONNode(value: value, offset: offset)
    if open.isEmpty {
      // The cursor refuses anything after the value.
      _ = try cursor.next()
      return node
    }
    open[open.count - 1].append(node)
  }
}

/// The maximum number of names, values and ends of values in a JSON text that is parsed whole:
/// enough for the counts of 400,000 pairs of classes.
package let maximumJSONNodeCount = 2_000_000

/// An array or object that has not ended yet.
private struct OpenValue {
  /// The offset where it starts.
  let offset: Int
  /// The elements so far, if it is an array.
  private(set) var elements: [JSONNode] = []
  /// The members so far, if it is an object.
  private(set) var members: [JSONMember] = []

  /// The key whose value comes next.
  private var pending: (key: String, offset: Int)?
  /// The bytes of the keys so far.
  private var keys: Set<[UInt8]> = []

  init(offset: Int) { self.offset = offset }

  /// Takes the key of the next member; returns false if the object already has this key.
  mutating func begin(key: String, offset: Int) -> Bool {
    pending = (key, offset)
    return keys.insert(Array(key.utf8)).inserted
  }

  /// Takes the next element, or the value of the pending key.
  mutating func append(_ node: JSONNode) {
    guard let (key, keyOffset) = pending else {
      elements.append(node)
      return
    }
    members.append(JSONMember(key: key, keyOffset: keyOffset, node: node))
    pending = nil
  }
}
