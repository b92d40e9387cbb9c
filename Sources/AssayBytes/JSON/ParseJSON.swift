/// Reads a whole JSON text, strictly (see `JSONCursor`), keeping the order of members.
///
/// A second member of the same name is an error; names are the same when their bytes are, so that
/// composed and decomposed letters differ. A number is the nearest binary64, however many digits
/// it has: one too small is 0, one too large the error `badNumber`. More than
/// `maximumJSONNodeCount` values are `tooManyValues`. Complexity: O(n).
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
      // Whatever else is there, the cursor refuses it.
      _ = try cursor.next()
      return node
    }
    open[open.count - 1].append(node)
  }
}

/// How many names, values and ends of values a JSON text may have to be read whole: the counts of
/// 400,000 pairs of classes fit.
package let maximumJSONNodeCount = 2_000_000

/// An array or object whose end is still to come.
private struct OpenValue {
  /// Where it starts.
  let offset: Int
  /// The elements so far, of an array.
  private(set) var elements: [JSONNode] = []
  /// The members so far, of an object.
  private(set) var members: [JSONMember] = []

  /// The key whose value comes next.
  private var pending: (key: String, offset: Int)?
  /// The bytes of the keys so far.
  private var keys: Set<[UInt8]> = []

  init(offset: Int) { self.offset = offset }

  /// Takes the key of the next member; false when there was one of this name.
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
