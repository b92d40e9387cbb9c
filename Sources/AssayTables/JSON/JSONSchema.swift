import AssayBytes
import AssayData

/// What the records of a JSON file hold, judged by the first of them.
///
/// Keys are columns, in the order in which they come first; those of objects inside an object are
/// `a.b`. Arrays of numbers are spread over columns `proba[0]`, `proba[1]` … (see ``JSONVector``).
/// An array of strings is a column where its name is one for labels or predicted classes. Other arrays are no columns, nor is a key that most of the first records lack, unless the user names
/// it, or that comes up later; beside scores that have a key a class it is refused where it is a number (``JSONScoreKeys``). A record that lacks a column's key lacks a value, which is an error where somebody reads it.
struct JSONSchema: Sendable {
  /// What every record is.
  enum Root: Sendable {
    case object
    /// A row of a matrix: columns are numbered.
    case array(count: Int)
    /// One value: the only column, or a list of classes with their scores.
    case scalar
  }

  /// A place in the records: the root is the first, its members follow.
  struct Node: Sendable {
    /// The bytes of the key.
    let key: [UInt8]
    var children: [Int] = []
    /// Children by their keys.
    var places: [[UInt8]: Int] = [:]
    var field: Int?
    /// The key beside it that has the classes' names.
    var namesKey: String?
  }

  /// A value that is read as one, and the columns it gives.
  struct Field: Sendable {
    enum Kind: Sendable, Equatable {
      case scalar(JSONScalar.Kind?)
      case vector(names: [String]?)
      /// Some classes with their scores, not the same in each row: only the first is told.
      case topClass
      /// An array of the names of classes, which are one text with bars between them.
      case names
    }

    let name: String
    let kind: Kind
    let columns: Range<Int>
    /// Whether it stands beside labels and predictions: any single value is a text then, and none is an
    /// empty one.
    let isSide: Bool
    /// The names in an array beside an array that has none.
    let beside: NamesBeside?
    /// Where each class stands among the entries of an array that names them.
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
  /// The field that a column is of.
  let fieldOfColumn: [Int]
  /// The classes that the document names for arrays of as many scores.
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

  /// The child of a node that a key names; `hint` is where it stood in the record before.
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
    // A key with a backslash is written with an escape, and so is not its own text.
    return !key.contains(UInt8(ascii: "\\"))
  }
}
