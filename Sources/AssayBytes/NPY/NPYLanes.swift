extension NPYHeader {
  /// Decodes a block of rows so that eight rows are side by side: element k of row r goes to place
  /// `(r/8·columns + k)·8 + r mod 8`.
  ///
  /// The block is the concatenation of `segments(ofRows:)`. Numbers, errors and complexity are
  /// those of ``appendRows(ofBlock:from:count:to:)``, the readable twin.
  ///
  /// - Precondition: `values` has room for whole blocks of eight rows.
  package func decodeLanes(
    ofBlock bytes: RawSpan, rows: Int, into values: inout MutableSpan<Double>
  ) throws(NPYError) {
    let (width, count) = (Lanes.scalarCount, rows &* columns)
    // Checks that all elements lie inside the bytes.
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
      // Few enough columns that what one row stored is still in cache when the next row fills the
      // gaps.
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
    // The readable twin throws the error for the first inexact integer.
    var numbers: [Double] = []
    try appendRows(ofBlock: bytes, count: rows, to: &numbers)
  }

  /// A run of adjacent elements, which were checked to be inside.
  private func run(at index: Int, count: Int) -> NPYRun {
    NPYRun(uncheckedFrom: index &* elementSize, count: count, stride: elementSize)
  }
}
