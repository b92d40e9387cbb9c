import AssayData
import AssayTestSupport
import Testing

@testable import AssayTables

@Test func `a table goes on at rows that were passed, unless it is gzipped`() throws {
  let text = "id,p\n" + (0..<40).map { "\($0),0.\($0 + 10)\n" }.joined()
  let files = try Files(["m.csv": text])
  var places: [(byte: Int, ids: TextColumn)] = []
  var file = try openTableFile(files.path("m.csv"))
  var byte = file.bytesRead
  while let table = try file.next(rows: 7) {
    places.append((byte, table.texts(of: 0)))
    byte = file.bytesRead
  }
  #expect(places.map(\.ids.count) == [7, 7, 7, 7, 7, 5])
  for place in places.reversed() {
    let isMoved = file.move(toByte: place.byte)
    let table = try file.next(rows: 7)
    #expect(isMoved && table?.texts(of: 0) == place.ids)
  }
  let packed = try Files(bytes: gzipped(text), named: "m.csv.gz")
  var other = try openTableFile(packed.path("m.csv.gz"))
  let isMoved = other.move(toByte: places[1].byte)
  let table = try other.next(rows: 7)
  #expect(!isMoved && table?.texts(of: 0) == places[0].ids)
}
