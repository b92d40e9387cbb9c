import AssaySamples
import AssayTables
import Testing

/// The counts or errors from reading labels of one column, in chunks of several sizes.
private func words(_ labels: String) throws -> Set<String> {
  let files = try Files(["labels.csv": labels, "model.csv": "a,b\n.1,.9\n.2,.8\n.3,.7\n"])
  var words: Set<String> = []
  for chunkRows in [1, 2, 3, 100] {
    do {
      let count = try collect(files.request(), chunkRows: chunkRows, jobs: 1).samples.count
      words.insert("\(count)")
    } catch let error as ReadError {
      words.insert(files.words(error))
    }
  }
  return words
}

@Test(arguments: [
  ("label\na\n\nb\na\n", 3), ("label\n\na\nb\na\n", 2), ("label\na\nb\n\n\na\n", 4),
  ("label\r\na\r\nb\r\n\r\na\r\n", 4), ("label\r\n\r\na\r\nb\r\na\r\n", 2),
  ("label\n\"a\"\n\n\"b\"\n\"a\"\n", 3),
])
func `an empty line inside a table of one column may be a missing value`(
  labels: String, line: Int
) throws {
  let expected =
    "labels.csv:\(line):1: an empty line inside a table of one column: is a value missing?; "
    + "take the line out, or write an empty value as \"\""
  #expect(try words(labels) == [expected])
}

@Test(arguments: ["label\na\nb\na", "label\na\nb\na\n\n\n", "label\r\na\r\nb\r\na\r\n\r\n"])
func `empty lines at the end are nothing`(labels: String) throws {
  #expect(try words(labels) == ["3"])
}

@Test func `empty lines in front are passed, however many there are`() throws {
  let lines = String(repeating: "\n", count: 200_000)
  let files = try Files([
    "labels.csv": lines + "id,label\n1,a\n2,b\n", "model.csv": "id,a,b\n1,.1,.9\n2,.2,.8\n",
  ])
  #expect(try collect(files.request(), chunkRows: 100, jobs: 1).samples.count == 2)
}

@Test(arguments: [
  ("BZh91AY&SY", "this is compressed with bzip2"), ("FEA1....", "this is an Arrow or Feather file"),
  ("PAR1....", "this is Parquet"),
])
func `what is not read is called by its name`(start: String, words: String) throws {
  let files = try Files(["labels.csv": "label\na\n", "model.csv": start])
  let error = try #require(throws: ReadError.self) { try files.read() }
  #expect(files.words(error).hasPrefix("model.csv: \(words)"))
}
