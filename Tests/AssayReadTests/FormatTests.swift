import AssayBytes
import AssayData
import AssayRoles
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

@testable import AssayTables

/// A folder of files with given bytes.
private struct Folder {
  let path: String

  init(_ files: [String: [UInt8]]) throws {
    path = FileManager.default.temporaryDirectory.path + "/assay-formats-\(UUID().uuidString)/"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files { try writeAsOld(Data(bytes), to: path + name) }
  }

  func read(
    labels: String, model: String, _ change: (inout ReadRequest) -> Void = { _ in }
  ) throws(ReadError) -> TestSet {
    var request = ReadRequest()
    request.labels = path + labels
    request.models = [ReadRequest.ModelInput(path: path + model)]
    change(&request)
    return try AssaySamples.read(request).testSet
  }

  func refusal(labels: String, model: String) -> Problem.Kind? {
    do {
      _ = try read(labels: labels, model: model)
      return nil
    } catch {
      if case .problems(let list) = error { return list.first.first?.kind }
      return nil
    }
  }
}

/// An NPY file of version 1.0.
private func npy(_ descr: String, shape: String, fortran: Bool = false, _ data: [UInt8]) -> [UInt8]
{
  var header =
    "{'descr': '\(descr)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
  header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
  return [0x93] + Array("NUMPY".utf8) + [1, 0] + littleEndian(UInt16(header.utf8.count))
    + Array(header.utf8) + data
}

private func doubles(_ values: [Double]) -> [UInt8] {
  values.flatMap { littleEndian($0.bitPattern) }
}

/// A zip archive of one stored entry.
private func zip(_ name: String, _ data: [UInt8]) -> [UInt8] {
  let (sum, size) = (littleEndian(checksum(data)), littleEndian(UInt32(data.count)))
  let common =
    [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sum + size + size
    + littleEndian(UInt16(name.utf8.count)) + [0, 0]
  let local = [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + data
  let entry =
    [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 14) + Array(name.utf8)
  return local + entry + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0]
    + littleEndian(UInt32(entry.count)) + littleEndian(UInt32(local.count)) + [0, 0]
}

private let labels = Array("id,label\n1,a\n2,b\n".utf8)
private let matrix = [0.75, 0.25, 0.125, 0.875]

private func scores(_ testSet: TestSet) -> [Double]? {
  guard case .probabilities(let probabilities) = testSet.models[0].predictions else { return nil }
  return probabilities.matrix.values
}

@Test func `a gzipped table reads as the table`() throws {
  let folder = try Folder([
    "labels.csv.gz": gzipped("id,label\n1,a\n2,b\n"),
    "m.csv.gz": gzipped("id,a,b\n2,.125,.875\n1,.75,.25\n"),
  ])
  let testSet = try folder.read(labels: "labels.csv.gz", model: "m.csv.gz")
  #expect(scores(testSet) == matrix)
  #expect(testSet.models[0].name == "m")
  var request = ReadRequest()
  request.labels = folder.path + "labels.csv.gz"
  request.models = [ReadRequest.ModelInput(path: folder.path + "m.csv.gz")]
  #expect(try AssaySamples.read(request).sources.map(\.format) == ["CSV, gzipped", "CSV, gzipped"])
}

@Test func `gzipped JSON Lines and JSON read as what they are`() throws {
  let folder = try Folder([
    "labels.jsonl.gz": gzipped("{\"id\":1,\"label\":\"a\"}\n{\"id\":2,\"label\":\"b\"}\n"),
    "m.json.gz": gzipped("[{\"id\":2,\"a\":0.125,\"b\":0.875},{\"id\":1,\"a\":0.75,\"b\":0.25}]"),
  ])
  var request = ReadRequest()
  request.labels = folder.path + "labels.jsonl.gz"
  request.models = [ReadRequest.ModelInput(path: folder.path + "m.json.gz")]
  let result = try AssaySamples.read(request)
  #expect(scores(result.testSet) == matrix)
  #expect(result.sources.map(\.format) == ["JSON Lines, gzipped", "JSON, gzipped"])
}

@Test func `a gzip file that was cut or changed is refused`() throws {
  let good = gzipped("id,a,b\n1,.75,.25\n2,.125,.875\n")
  var changed = good
  changed[20] ^= 1
  let folder = try Folder([
    "labels.csv": labels, "cut.gz": Array(good.dropLast(9)), "changed.gz": changed,
    "longer.gz": good + [1],
  ])
  #expect(
    folder.refusal(labels: "labels.csv", model: "cut.gz")
      == .file(.gzip(.truncated, offset: good.count - 9)))
  guard
    case .file(.gzip(.checksum, _))? = folder.refusal(labels: "labels.csv", model: "changed.gz"),
    case .file(.gzip(.trailingBytes, _))? = folder.refusal(labels: "labels.csv", model: "longer.gz")
  else {
    Issue.record("damage passed")
    return
  }
}

@Test func `arrays of either order read as their rows, and labels as class numbers`() throws {
  let folder = try Folder([
    "y.npy": npy("<i8", shape: "(2,)", littleEndian(Int64(0)) + littleEndian(Int64(1))),
    "rows.npy": npy("<f8", shape: "(2, 2)", doubles(matrix)),
    "columns.npy": npy("<f8", shape: "(2, 2)", fortran: true, doubles([0.75, 0.125, 0.25, 0.875])),
  ])
  for model in ["rows.npy", "columns.npy"] {
    let testSet = try folder.read(labels: "y.npy", model: model)
    #expect(scores(testSet) == matrix)
    #expect(testSet.classes.names == ["0", "1"])
  }
}

@Test func `an array has no names, and takes those that are stated`() throws {
  let folder = try Folder([
    "labels.csv": Array("label\na\nb\n".utf8),
    "p.npy": npy("<f8", shape: "(2, 2)", doubles(matrix)),
  ])
  let testSet = try folder.read(labels: "labels.csv", model: "p.npy") { $0.classes = ["a", "b"] }
  #expect(testSet.classes.names == ["a", "b"])
  #expect(scores(testSet) == matrix)
}

@Test func `an archive of one array is that array, and names choose among several`() throws {
  let array = npy("<f8", shape: "(2, 2)", doubles(matrix))
  let folder = try Folder(["labels.csv": Array("label\n0\n1\n".utf8), "p.npz": zip("p.npy", array)])
  #expect(scores(try folder.read(labels: "labels.csv", model: "p.npz")) == matrix)
  #expect(scores(try folder.read(labels: "labels.csv", model: "p.npz:p")) == matrix)
  #expect(
    folder.refusal(labels: "labels.csv", model: "p.npz:q")
      == .array(
        .noArray("q", among: [ArchivedArray("p", form: "2 × 2, <f8")])))
}

@Test func `what no table is, is refused by what it is`() throws {
  let good = npy("<f8", shape: "(2, 2)", doubles(matrix))
  let folder = try Folder([
    "labels.csv": labels, "numbers.csv": Array("label\n0\n1\n".utf8), "m.pkl": [0x80, 4, 0x95],
    "m.parquet": Array("PAR1....".utf8),
    "object.npy": npy("|O", shape: "(2,)", [1, 2]), "cut.npy": Array(good.dropLast(1)),
    "torch.pt": zip("model/data.pkl", [0x80, 2]),
    "nan.npy": npy(
      "<f8", shape: "(2, 2)", doubles([0.5, 0.5, .nan, 0.5])),
    "cut.npz": Array(zip("p.npy", good).dropLast(30)),
  ])
  func refusal(_ model: String) -> Problem.Kind? {
    folder.refusal(labels: "labels.csv", model: model)
  }
  #expect(refusal("m.pkl") == .file(.foreign(.pickle)))
  #expect(refusal("torch.pt") == .file(.foreign(.torch)))
  #expect(refusal("m.parquet") == .file(.foreign(.parquet)))
  #expect(refusal("object.npy") == .array(.npy(.objectArray("|O"))))
  #expect(refusal("cut.npy") == .array(.npy(.truncatedData(expected: 32, found: 31))))
  #expect(
    folder.refusal(labels: "numbers.csv", model: "nan.npy")
      == .cell(.notFinite(column: "0", text: "nan")))
  guard case .array(.zip)? = refusal("cut.npz") else {
    Issue.record("a cut archive passed")
    return
  }
}

@Test(
  arguments: [
    ("xl/workbook.xml", ForeignFormat.workbook), ("content.xml", .workbook),
    ("archive/data.pkl", .torch),
  ])
func `an archive is known by what it holds`(entry: String, format: ForeignFormat) throws {
  let folder = try Folder(["labels.csv": labels, "m.zip": zip(entry, [1, 2, 3])])
  #expect(folder.refusal(labels: "labels.csv", model: "m.zip") == .file(.foreign(format)))
  let other = try Folder(["labels.csv": labels, "m.zip": zip("a.csv", [1, 2, 3])])
  #expect(other.refusal(labels: "labels.csv", model: "m.zip") == .array(.noArrays(["a.csv"])))
}

/// The first bytes of foreign file formats.
private let foreignStarts: [(format: ForeignFormat, text: String, bytes: [UInt8])] = [
  (.matlab, "MATLAB 5.0 MAT-file, Platform: GLNXA64", []),
  (.workbook, "", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
  (.rds, "X\n", [0, 0, 0, 3, 0, 4]), (.rData, "RDX3\nX\n", []), (.avro, "Obj", [1, 4]),
  (.sqlite, "SQLite format 3", [0, 16]), (.orc, "ORC\n", [3]),
  (.tfRecord, "", [0x2A, 0, 0, 0, 0, 0, 0, 0, 9, 8, 7, 6, 0x0A, 0x28]),
  (
    .torch, "",
    [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E]
  ), (.lfsPointer, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", []),
  (.html, "\n<!DOCTYPE HTML PUBLIC>\n<html>", []), (.html, "<html lang=en>", []),
  (.rds, "A\n3\n262146\n197888\n5\nUTF-8\n", []),
  (.safetensors, "", [66, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x22, 0x70]),
  (.stata, "<stata_dta><header>", []), (.stata, "", [114, 2, 1, 0, 2, 0]),
  (.spss, "$FL2@(#) SPSS", []),
  (.sas, "", Array(repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF]),
  (.sasTransport, "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!", []),
  (.xz, "", [0x5D, 0, 0, 0x80, 0, 0xFF]), (.sevenZip, "7z", [0xBC, 0xAF, 0x27, 0x1C, 0]),
  (
    .tar, "",
    Array(repeating: 0x61, count: 257) + Array("ustar".utf8) + Array(repeating: 0, count: 250)
  ),
  (.utf32, "", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]),
  (.pickle, "cnumpy.core.multiarray\n_reconstruct\n", []),
]

@Test(arguments: foreignStarts.indices)
func `a foreign file is known by its first bytes`(place: Int) throws {
  let (format, text, bytes) = foreignStarts[place]
  let start = Array(text.utf8) + bytes
  let folder = try Folder(["labels.csv": labels, "m": start])
  #expect(folder.refusal(labels: "labels.csv", model: "m") == .file(.foreign(format)))
  #expect(ForeignFormat(start: start) == format)
}

@Test(arguments: [
  "Objects,a\n", "ORCHID,b\n", "XY\n1,2\n", "html,b\n1,2\n", "A\n2\n3\n", "A\n3\n100000\n",
])
func `text that begins alike is text`(text: String) {
  #expect(ForeignFormat(start: Array(text.utf8)) == nil)
}

@Test func `a column of an array makes slices of its numbers' shortest texts, or weights`() throws {
  let folder = try Folder([
    "labels.csv": Array("label\na\nb\n".utf8),
    "p.npy": npy("<f8", shape: "(2, 4)", doubles([1, 0, 3, 0.5, 0, 1, 0.25, 7])),
  ])
  let side = try folder.read(labels: "labels.csv", model: "p.npy") {
    ($0.classes, $0.slices, $0.weight) = (["a", "b"], ["2"], "3")
  }.side
  #expect((0..<2).map { side.slices[0][$0] } == ["3", "0.25"])
  #expect(side.weights == [0.5, 7])
}
