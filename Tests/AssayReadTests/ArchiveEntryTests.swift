import AssayBytes
import AssayData
import AssayTestSupport
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

/// An NPY file with a matrix of 64-bit numbers, whose cells are given in the order of the file.
private func array(rows: Int, columns: Int, isFortran: Bool, _ cells: [Double]) -> [UInt8] {
  var header =
    "{'descr': '<f8', 'fortran_order': \(isFortran ? "True" : "False"), "
    + "'shape': (\(rows), \(columns)), }"
  header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
  return [0x93] + Array("NUMPY".utf8) + [1, 0] + littleEndian(UInt16(header.utf8.count))
    + Array(header.utf8) + cells.flatMap { littleEndian($0.bitPattern) }
}

/// A zip archive of entries that are stored, or packed into DEFLATE's stored blocks.
private func archive(
  _ entries: KeyValuePairs<String, [UInt8]>, isPacked: Bool, isDamaged: Bool = false
) -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for (name, data) in entries {
    // The bytes between a gzip file's header and trailer are a DEFLATE stream.
    let content = isPacked ? Array(gzipped(data).dropFirst(10).dropLast(8)) : data
    var common: [UInt8] = [20, 0, 0, 0, isPacked ? 8 : 0, 0, 0, 0, 0, 0]
    common += littleEndian(checksum(data))
    common += littleEndian(UInt32(content.count))
    common += littleEndian(UInt32(data.count))
    common += littleEndian(UInt16(name.utf8.count))
    common += [0, 0]
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common
    directory += [UInt8](repeating: 0, count: 10)
    directory += littleEndian(UInt32(bytes.count))
    directory += name.utf8
    bytes += [0x50, 0x4B, 3, 4] + common
    bytes += name.utf8
    bytes += content
  }
  // Changes a bit of the last number.
  if isDamaged { bytes[bytes.count - 1] ^= 1 }
  let start = bytes.count
  bytes += directory
  bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
  bytes += littleEndian(UInt16(entries.count)) + littleEndian(UInt16(entries.count))
  bytes += littleEndian(UInt32(directory.count))
  bytes += littleEndian(UInt32(start))
  return bytes + [0, 0]
}

/// The numbers of an archive's array, read in chunks of rows.
private func numbers(_ path: String, chunkRows: Int) throws(ReadError) -> [Double] {
  var file = try openTableFile(path)
  var values: [Double] = []
  while let table = try file.next(rows: chunkRows) {
    values += try table.numbers(of: Array(table.columns.indices), idColumn: nil).values
  }
  return values
}

private func kind(
  limit: Int = RecordLimit.bytes, _ body: () throws(ReadError) -> Void
) -> Problem.Kind? {
  RecordLimit.$bytes.withValue(limit) {
    do throws(ReadError) { try body() } catch { return error.kind }
    return nil
  }
}

private let rowCount = 20_000
private let cells = (0..<rowCount * 3).map { Double($0) }
private let byColumns = (0..<rowCount * 3).map { (place: Int) -> Double in
  Double(place % rowCount * 3 + place / rowCount)
}

@Test(arguments: [false, true], [false, true])
func `an entry comes chunk by chunk, whatever its order and packing`(
  isPacked: Bool, isFortran: Bool
) throws {
  let data = array(
    rows: rowCount, columns: 3, isFortran: isFortran, isFortran ? byColumns : cells)
  let files = try Files(bytes: archive(["p.npy": data], isPacked: isPacked), named: "p.npz")
  #expect(try numbers(files.path("p.npz"), chunkRows: 4096) == cells)
}

@Test(arguments: [false, true], [false, true])
func `a damaged entry is refused, at its end at the latest`(
  isPacked: Bool, isFortran: Bool
) throws {
  let data = array(
    rows: rowCount, columns: 3, isFortran: isFortran, isFortran ? byColumns : cells)
  let bytes = archive(["p.npy": data], isPacked: isPacked, isDamaged: true)
  let files = try Files(bytes: bytes, named: "p.npz")
  let found = kind { () throws(ReadError) in
    _ = try numbers(files.path("p.npz"), chunkRows: 4096)
  }
  #expect(found == .array(.zip(.checksum)))
}

@Test(arguments: [false, true])
func `labels and predictions of one archive are read in step`(isPacked: Bool) throws {
  let labels = (0..<rowCount).map { Double($0 % 2) }
  let scores = (0..<rowCount).flatMap { (row: Int) -> [Double] in
    let first = 0.25 + Double(row % 3) / 4
    return [first, 1 - first]
  }
  let files = try Files(
    bytes: archive(
      [
        "y.npy": array(rows: rowCount, columns: 1, isFortran: false, labels),
        "p.npy": array(rows: rowCount, columns: 2, isFortran: false, scores),
      ], isPacked: isPacked), named: "m.npz")
  var request = ReadRequest()
  request.labels = files.path("m.npz") + ":y"
  request.models = [ReadRequest.ModelInput(path: files.path("m.npz") + ":p")]
  let testSet = try AssaySamples.read(request).testSet
  guard case .probabilities(let read) = testSet.models[0].predictions else {
    Issue.record("no probabilities")
    return
  }
  #expect(read.matrix.values == scores)
}

@Test func `a packed array in column order is held whole, and no longer than the limit`() throws {
  let data = array(rows: rowCount, columns: 3, isFortran: true, byColumns)
  for isPacked in [false, true] {
    let files = try Files(bytes: archive(["p.npy": data], isPacked: isPacked), named: "p.npz")
    let found = kind(limit: data.count - 1) { () throws(ReadError) in
      _ = try openTableFile(files.path("p.npz"))
    }
    #expect(found == (isPacked ? .array(.packedColumns(byteCount: data.count)) : nil))
  }
}

@Test func `an array has no more columns than a table may have, and rows as long as one`() throws {
  let wide = try Files(
    bytes: array(rows: 1, columns: 100_001, isFortran: false, Array(repeating: 0, count: 100_001)),
    named: "p.npy")
  let found = kind { () throws(ReadError) in _ = try openTableFile(wide.path("p.npy")) }
  #expect(found == .limit(.tooManyColumns(limit: 100_000)))
  let long = try Files(
    bytes: array(rows: 1, columns: 1000, isFortran: false, Array(repeating: 0, count: 1000)),
    named: "p.npy")
  let tooLong = kind(limit: 7999) { () throws(ReadError) in
    _ = try openTableFile(long.path("p.npy"))
  }
  #expect(tooLong == .limit(.recordTooLong))
}
