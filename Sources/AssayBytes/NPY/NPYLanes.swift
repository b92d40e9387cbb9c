extension NPYHeader {
  /// Decodes a block of rows to eight rows side by side: number k of row r goes to place
  /// `(r/8·columns + k)·8 + r mod 8`.
  ///
  /// The block is what `segments(ofRows:)` names, read one behind another. Numbers, errors and complexity
  /// are those of ``appendRows(ofBlock:from:count:to:)``, the readable twin.
  ///
  /// - Precondition: `values` has room for whole blocks of eight rows.
  package func decodeLanes(
    ofBlock bytes: RawSpan, rows: Int, into values: inout MutableSpan<Double>
  ) throws(NPYError) {
    let (width, count) = (Lanes.scalarCount, rows &* columns)
    // Checks that all elements are inside.
    _ = try NPYRun(bytes, from: 0, count: count, stride: elementSize, size: elementSize)
    var isExact = true
    for first in stride(from: 0, to: rows, by: width) {
      let height = min(width, rows &- first)
      let start = first &* columns
      if order == .columns {
        for column in 0..<columns {
          let run = run(at: column &* rows &+ first, count: height)
          let place = start &+ column &* width
          isExact = try decodeNumbers(bytes, run, into: &values, at: place, step: 1) && isExact
        }
        continue
      }
      // So few columns that what is stored of one row is still near when the next one fills the gaps.
      for column in stride(from: 0, to: columns, by: 64) {
        for lane in 0..<height {
          let run = run(
            at: (first &+ lane) &* columns &+ column, count: min(64, columns &- column))
          let place = start &+ column &* width &+ lane
          isExact = try decodeNumbers(bytes, run, into: &values, at: place, step: width) && isExact
        }
      }
    }
    guard !isExact else { return }
    // Which one is not.
    var numbers: [Double] = []
    try appendRows(ofBlock: bytes, count: rows, to: &numbers)
  }

  /// Elements one behind another, which were seen to be inside.
  private func run(at index: Int, count: Int) -> NPYRun {
    NPYRun(uncheckedFrom: index &* elementSize, count: count, stride: elementSize)
  }
}
