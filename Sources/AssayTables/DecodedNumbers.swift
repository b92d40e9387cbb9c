package import AssayData

/// Decodes a table as a worker gets it: cut into chunks of rows, each parsed in one pass.
///
/// - Parameters:
///   - path: The file.
///   - texts: Columns that are kept as texts, as ids are.
///   - numbers: Columns that are parsed, from left to right.
///   - chunkRows: How many rows are parsed at once.
///   - visit: What is done with the numbers of each chunk, which are `[rows, numbers]`.
/// - Throws: ``ReadError`` where the file cannot be read or a cell is no number.
package func decodeNumbers(
  _ path: String, texts: [Int], numbers: [Int], chunkRows: Int = 1024, visit: (Matrix) -> Void
) throws(ReadError) {
  var file = try openTableFile(path)
  while let chunk = try file.next(rows: chunkRows) {
    let table = try chunk.decoded(texts: texts, numbers: numbers, idColumn: texts.first)
    visit(try table.numbers(of: numbers, idColumn: texts.first))
  }
}
