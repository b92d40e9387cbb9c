import AssayBytes
import AssayData

/// The columns of a JSON file, determined from its first records.
///
/// Keys are columns, in the order of their first appearance; those of an object inside an object
/// are `a.b`. Arrays of numbers are spread over columns `proba[0]`, `proba[1]` … (see
/// ``JSONVector``). An array of strings is a column if its name is one for labels or predicted
/// classes. Other arrays are not columns, nor is a key that most of the first records lack, unless
/// the user names it, or one that first appears later; beside scores with one key per class, a
/// number under such a key is refused (``JSONScoreKeys``). A record that lacks a column's key lacks
/// a value, which is an error if the column is read.
struct JSONSchema: Sendable {
  /// The type of every record.
  enum Root: Sendable {
    case object
    /// A row of a matrix, whose columns are numbered.
    case array(count: Int)
    /// One value: the only column, or a list of classes with their scores.
    case scalar
  }

  /// A place in the records; the root is the first, and its members follow.
  struct Node: Sendable {
    /// The bytes of the key.
    let key: [UInt8]
    var children: [Int] = []
    /// The children by key.
    var places: [[UInt8]: Int] = [:]
    var field: Int?
    /// The key in the same object that holds the class names.
    var namesKey: String?
  }

  /// A value that is read as a unit, and the columns it gives.
  struct Field: Sendable {
    enum Kind: Sendable, Equatable {
      case scalar(JSONScalar.Kind?)
      case vector(names: [String]?)
      /// Some classes with their scores, different in each row: only the class with the highest
      /// score is read.
      case topClass
      /// An array of class names, read as one text joined by bars.
      case names
    }

    let name: String
    let kind: Kind
    let columns: Range<Int>
    /// Whether it is a side column, which the user named beside labels and predictions: any single
    /// value is read as text, and a missing one as an empty text.
    let isSide: Bool
    /// The names in a neighbouring array, if this array has none.
    let beside: NamesBeside?
    /// The index of each class among the entries of an array that names them.
    let places: [ExactText: Int]

    init(
      name: String, kind: Kind, columns: Range<Int>, isSide: Bool, beside: NamesBeside? = nil
    ) {
      self.name = name
      self.beside = beside
      self.isSide = isSide
      self.kind = kind
      self.columns = columns
      guard case .vector(let names?) = kind else {
        places = [:]
        return
      }
      places = Dictionary(
        zip(names.map(ExactText.init), names.indices), uniquingKeysWith: { first, _ in first })
    }
  }

  let root: Root
  let nodes: [Node]
  let fields: [Field]
  var columns: [String]
  let numericLooks: [Bool]
  /// The field of each column.
  let fieldOfColumn: [Int]
  /// The classes that the document names for score arrays of the same length.
  var classes: [String]?

  var vectors: [VectorColumn] {
    fields.compactMap { field in
      guard case .vector(let names) = field.kind, field.columns.count > 1 else { return nil }
      return VectorColumn(
        name: field.name, columns: field.columns,
        classNames: names ?? (classes?.count == field.columns.count ? classes : nil),
        beside: field.beside)
    }
  }

  /// The child of a node with a key; `hint` is its place in the previous record.
  func child(of node: Int, _ key: Range<Int>, in bytes: RawSpan, hint: Int) -> Int? {
    let children = nodes[node].children
    if children.indices.contains(hint), matches(nodes[children[hint]].key, key, in: bytes) {
      return children[hint]
    }
    return nodes[node].places[Array(jsonString(bytes, key).utf8)]
  }

  private func matches(_ key: [UInt8], _ range: Range<Int>, in bytes: RawSpan) -> Bool {
    guard key.count == range.count else { return false }
    for (place, offset) in range.enumerated() where bytes.byte(at: offset) != key[place] {
      return false
    }
    // A key with a backslash is written with an escape, so its bytes are not its text.
    return !key.contains(UInt8(ascii: "\\"))
  }
}
