import AssayData
import AssayTestSupport
import Foundation
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

/// A folder of parts, next to a file with labels.
private final class Parts {
  let path: String

  init(_ parts: KeyValuePairs<String, String>, labels: String = "id,label\n1,a\n2,b\n3,b\n") throws
  {
    path = NSTemporaryDirectory() + "assay-parts-\(UUID().uuidString)/"
    try FileManager.default.createDirectory(
      atPath: path + "preds", withIntermediateDirectories: true)
    try write("labels.csv", Array(labels.utf8))
    for (name, text) in parts { try write("preds/" + name, Array(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try writeAsOld(Data(bytes), to: path + name)
  }

  var request: ReadRequest {
    var request = ReadRequest()
    request.labels = path + "labels.csv"
    request.models = [.init(path: path + "preds")]
    return request
  }

  func read(_ change: (inout ReadRequest) -> Void = { _ in }) throws(ReadError) -> ReadResult {
    var request = request
    change(&request)
    return try AssaySamples.read(request)
  }

  func words(_ change: (inout ReadRequest) -> Void = { _ in }) -> String {
    do {
      _ = try read(change)
      return ""
    } catch {
      return error.description.replacing(path, with: "")
    }
  }
}

private let scores = [0.75, 0.25, 0.5, 0.5, 0.125, 0.875]

@Test func `the parts of a folder are one file in the order of their names`() throws {
  let parts = try Parts([
    "part-00001.csv": "id,a,b\n3,.125,.875\n", "part-00000.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n",
    "part-00002.csv": "", "part-00003.csv": "id,a,b\n", ".part-00000.csv.crc": "\u{1}",
    "part-00001.csv.crc": "x", "_SUCCESS": "", "notes.txt": "x",
  ])
  let result = try parts.read()
  #expect(result.scores() == scores)
  #expect(result.ids == ["1", "2", "3"])
  #expect(result.models == ["preds"])
  #expect(result.sources.last?.format == "CSV, 4 parts")
  #expect(result.sources.last?.rowCount == 3)
  #expect(result.sources.last?.byteCount == 19 + 25 + 7)
}

@Test func `parts may have no header, and be gzipped`() throws {
  let parts = try Parts(
    ["part-0": "0.75 0.25\n0.5 0.5\n"], labels: "label\n0\n1\n1\n")
  try parts.write("preds/part-1.gz", gzipped("0.125 0.875\n"))
  let result = try parts.read()
  #expect(result.scores() == scores)
  #expect(result.sources.last?.format == "blank-separated text, no header, 2 parts")
}

@Test func `a part without a header is not asked whether its first row is one`() throws {
  let parts = try Parts(
    ["part-0": ".75,.25\n.5,.5\n", "part-1": "0,1\n"], labels: "label\n0\n1\n1\n")
  #expect(try parts.read().scores()?.suffix(2) == [0, 1])
}

@Test func `a part with another header is refused with both`() throws {
  let parts = try Parts([
    "part-0.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n", "part-1.csv": "id,b,a\n3,.125,.875\n",
  ])
  #expect(
    parts.words() == """
      preds/part-1.csv: the columns 'id', 'b' and 'a' are not those of preds/part-0.csv: \
      'id', 'a' and 'b'; all parts of a folder are one table: remove files that do not belong
      """)
  let headless = try Parts([
    "part-0.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n", "part-1.csv": "3,.125,.875\n4,.5,.5\n",
  ])
  #expect(headless.words().hasPrefix("preds/part-1.csv: the columns '3', '.125' and '.875'"))
}

@Test func `what is wrong in a part is said with its file and line, and counted over all`() throws {
  let parts = try Parts([
    "part-0.csv": "id,a,b\n1,.75,x\n2,.5,.5\n", "part-1.csv": "id,a,b\n3,y,.875\n",
  ])
  #expect(
    parts.words() == """
      preds: 2 problems: values that are not numbers
      preds/part-0.csv:2:7: 'x' in column 'b' is not a number (sample '1')
      preds/part-1.csv:2:3: 'y' in column 'a' is not a number (sample '3')
      """)
  let sums = try Parts([
    "part-0.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n", "part-1.csv": "id,a,b\n3,.5,.875\n",
  ])
  #expect(sums.words().hasPrefix("preds/part-1.csv:2:3: the probabilities of 'a' and 'b'"))
}

@Test func `ids that come twice or are missing are named with their part`() throws {
  let twice = try Parts([
    "part-0.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n", "part-1.csv": "id,a,b\n2,.125,.875\n",
  ])
  #expect(
    twice.words().hasPrefix(
      "preds/part-1.csv:2:1: the id '2' already occurs on line 3 of preds/part-0.csv"))
  let missing = try Parts(["part-0.csv": "id,label\n1,a\n", "part-1.csv": "id,label\n9,b\n"])
  try missing.write("model.csv", Array("id,a,b\n1,1,0\n".utf8))
  let words = missing.words {
    $0.labels = missing.path + "preds"
    $0.models = [.init(path: missing.path + "model.csv")]
  }
  #expect(words.hasPrefix("model.csv: no row for the id '9' (preds/part-1.csv, line 2)"))
}

@Test func `a folder without parts, and one of empty parts, are refused`() throws {
  let none = try Parts(["_SUCCESS": "", "data.csv": "x\n"])
  #expect(
    none.words()
      == "preds: this is a folder, but no file in it is named part-…: it holds '_SUCCESS' and "
      + "'data.csv'; name a file in it")
  let empty = try Parts(["part-0": "", "part-1": ""])
  #expect(
    empty.words()
      == "preds: the file is empty; check that the program writing it finished")
  let rowless = try Parts(["part-0": "id,a,b\n", "part-1": ""])
  #expect(
    rowless.words()
      == "preds: there are column names but no rows; check that the program writing it finished"
  )
}

@Test func `parts stream in step with other files, whatever their sizes`() throws {
  func rows(_ range: Range<Int>) -> String {
    "id,a,b\n" + range.map { "\($0),0.\($0 + 10),0.\(90 - $0)\n" }.joined()
  }
  let labels = "id,label\n" + (0..<23).map { "\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
  let parts = try Parts(
    ["part-0": rows(0..<5), "part-1": "", "part-2": rows(5..<6), "part-3": rows(6..<23)],
    labels: labels)
  let expected = try parts.read()
  for chunkRows in [1, 4, 7, 23, 100] {
    let result = try collect(parts.request, chunkRows: chunkRows, jobs: 2)
    #expect(result.samples.scores(0) == expected.scores())
    #expect(result.samples.parts.count == (23 + chunkRows - 1) / chunkRows)
    #expect(result.summary.sources == expected.sources)
  }
}

@Test func `faults in parts are the same by stream and whole`() throws {
  let labels = "id,label\n" + (0..<9).map { "\($0),a\n" }.joined()
  func rows(_ range: Range<Int>, bad: Int) -> String {
    "id,a,b\n" + range.map { "\($0),\($0 == bad ? "x" : ".5"),.5\n" }.joined()
  }
  let parts = try Parts(
    ["part-0": rows(0..<4, bad: 1), "part-1": rows(4..<9, bad: 8)], labels: labels)
  for chunkRows in [1, 3, 5] {
    let error = try #require(
      #expect(throws: ReadError.self) {
        _ = try collect(parts.request, chunkRows: chunkRows, jobs: 1)
      })
    #expect(error.description.replacing(parts.path, with: "") == parts.words())
  }
}
