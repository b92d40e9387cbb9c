/// The dictionary of an NPY header, not yet interpreted.
struct NPYDictionary {
  /// The range of the element type: between its quotes, or with its brackets if it is structured.
  private(set) var descr = 0..<0
  /// Whether the element type is a list or tuple.
  private(set) var isStructured = false
  /// Whether the array is stored column by column.
  private(set) var isFortran = false
  /// The first two dimensions.
  private(set) var dimensions: [Int] = []
  /// The number of dimensions.
  private(set) var dimensionCount = 0
  /// The offset where the shape starts.
  private(set) var shapeOffset = 0

  /// Reads the Python literal that fills `range`, for example `{'descr': '<f8', 'fortran_order':
  /// False, 'shape': (3, 4), }`.
  ///
  /// Each of the three keys must occur once, in any order; only blanks may follow the dictionary.
  ///
  /// - Precondition: `range` lies inside `bytes`.
  init(_ bytes: RawSpan, _ range: Range<Int>) throws(NPYLiteralError) {
    var cursor = NPYLiteralCursor(bytes, range)
    var missing: Set = ["descr", "fortran_order", "shape"]
    try cursor.pass("{")
    while try !cursor.isPassed("}") {
      let key = text(bytes, try cursor.string())
      guard missing.remove(key) != nil else { throw cursor.unexpected() }
      try cursor.pass(":")
      switch key {
      case "descr": try readDescr(&cursor)
      case "shape": try readShape(&cursor)
      default: isFortran = try cursor.bool()
      }
      if try !cursor.isPassed(",") {
        try cursor.pass("}")
        break
      }
    }
    guard missing.isEmpty else { throw cursor.unexpected() }
    try cursor.passEnd()
  }

  private mutating func readDescr(_ cursor: inout NPYLiteralCursor) throws(NPYLiteralError) {
    isStructured = cursor.isAtBracket()
    descr = isStructured ? try cursor.nested() : try cursor.string()
  }

  private mutating func readShape(_ cursor: inout NPYLiteralCursor) throws(NPYLiteralError) {
    try cursor.pass("(")
    shapeOffset = cursor.offset - 1
    while try !cursor.isPassed(")") {
      let dimension = try cursor.wholeNumber()
      dimensionCount += 1
      if dimensions.count < 2 { dimensions.append(dimension) }
      if try !cursor.isPassed(",") {
        // To Python, one number in parentheses is a number and not a tuple.
        if dimensionCount == 1 { throw cursor.unexpected() }
        try cursor.pass(")")
        break
      }
    }
  }
}
