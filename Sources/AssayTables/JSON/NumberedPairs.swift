import AssayBytes

/// Rows with `"labels":[1,0],"scores":[0.9,0.1]`, in which the labels are the classes of the
/// scores, or flags for the true class.
///
/// They are classes if each row has its higher score first and both orders occur: programs write
/// predictions in this way, and with flags the first class would be the prediction in every row.
struct NumberedPairs {
  private(set) var rows = 0
  private var haveHighestFirst = true
  private var orders: Set<String> = []

  /// Whether names may be flags.
  static func mayBeFlags(_ names: [String]?) -> Bool {
    names == ["0", "1"] || names == ["1", "0"]
  }

  /// Adds a row to the known ones.
  init(_ known: NumberedPairs?, _ vector: JSONVector, in bytes: RawSpan) {
    if let known { self = known }
    rows += 1
    if let first = vector.names?.first { orders.insert(first) }
    let scores = vector.values.map { item -> Double in
      if let item, case .finite(let value) = parseNumber(bytes, item.range) { value } else { .nan }
    }
    haveHighestFirst = haveHighestFirst && scores.count == 2 && scores[0] >= scores[1]
  }

  /// Whether the labels can only be the classes of the scores.
  var areNames: Bool { haveHighestFirst && orders.count == 2 }
}
