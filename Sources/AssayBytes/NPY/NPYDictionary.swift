/// What the dictionary in an NPY header says, before it is understood.
struct NPYDictionary {
  /// Where the element type stands: between its quotes, or with its brackets when structured.
  private(set) var descr = 0..<0
  /// Whether the element type is a list or tuple.
  private(set) var isStructured = false
  /// Whether columns stand one behind another.
  private(set) var isFortran = false
  /// The first two dimensions.
  private(set) var dimensions: [Int] = []
  /// How many dimensions there are.
  private(set) var dimensionCount = 0
  /// Where the shape starts.
  private(set) var shapeOffset = 0

  /// Reads the Python literal that fills `range`, for example
  /// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
  ///
  /// The three keys stand there once each, in any order; nothing else may but blanks at the end.
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
        // One number in parentheses is a number to Python, and no tuple.
        if dimensionCount == 1 { throw cursor.unexpected() }
        try cursor.pass(")")
        break
      }
    }
  }
}
