import Foundation
import Testing

/// Nearly empty files, each with the start of its expected error; nil if the file may be accepted.
private let texts: [(name: String, text: String, error: String?)] = [
  ("empty.csv", "", "the file is empty"),
  ("blank.csv", "\n\n", "the file is empty"),
  ("spaces.txt", "  \n \n", nil),
  ("header.csv", "id,label,a,b\n", "there are column names but no rows"),
  ("name.csv", "label\n", "there are column names but no rows"),
  ("comment.csv", "# label\n", "there are column names but no rows"),
  ("row.csv", "id,label,a,b\n1,a,.5,.5\n", nil),
  ("column.csv", "label\na\n", nil),
  ("class.csv", "label,a\na,1\n", nil),
  ("quotes.csv", "\"\"\n\"\"\n", nil),
  ("commas.csv", ",\n,\n", nil),
  ("unnamed.csv", ",label\n,a\n", nil),
  ("cells.csv", "label,p\na,[]\n", nil),
  ("number.txt", "1\n", nil),
  ("none.json", "[]", "there are no records"),
  ("object.json", "[{}]", "the records have no columns"),
  ("objects.json", "[{},{}]", "the records have no columns"),
  ("array.json", "[[]]", "the records have no columns"),
  ("vector.json", "[{\"a\":[]}]", "the records have no columns"),
  ("deep.json", "[{\"a\":{}}]", "the records have no columns"),
  ("null.json", "[null]", nil),
  ("nulls.json", "[{\"a\":null}]", nil),
  ("key.json", "[{\"\":\"\"}]", nil),
  ("document.txt", "{}", "the records have no columns"),
  ("line.jsonl", "{}\n", "the records have no columns"),
  ("lines.jsonl", "{}\n{}\n", "the records have no columns"),
  ("arrays.jsonl", "[]\n[]\n", "the records have no columns"),
  ("columns.json", "{\"a\":[]}", nil),
  ("grid.json", "{\"a\":{}}", nil),
  ("split.json", "{\"columns\":[],\"index\":[],\"data\":[]}", nil),
  ("rows.json", "{\"predictions\":[{}]}", "the records have no columns"),
  ("string.json", "\"\"", nil),
  ("null.txt", "null", nil),
  ("one.json", "[1]", nil),
]

/// Arrays with at most one element: the shape, and the number of data bytes.
private let arrays: [(shape: String, size: Int)] = [
  ("()", 8), ("(0,)", 0), ("(1,)", 8), ("(0, 0)", 0), ("(3, 0)", 0), ("(0, 3)", 0), ("(1, 1)", 8),
]

private func npy(_ shape: String, _ size: Int) -> Data {
  var header = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
  header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
  let length = UInt8(header.utf8.count)
  return Data([0x93] + Array("NUMPY".utf8) + [1, 0, length, 0])
    + Data(header.utf8) + Data(repeating: 0, count: size)
}

struct DegenerateFileTests {
  /// Runs each command on a file and on standard input; none may trap.
  private func check(_ file: String, in workshop: Workshop, error: String?) throws {
    for command in [
      "inspect \(file)", "inspect \(file) --json --language zh-Hans", "report \(file) -q",
      "inspect - --language zh-Hans <\(file)", "report --labels \(file) --model - <\(file)",
    ] {
      let run = try workshop.shell("assay \(command)")
      #expect(run.hasExited && [0, 2].contains(run.code), "\(command): \(run.error)")
      if run.code == 2 { #expect(run.error.hasPrefix("assay: "), "\(command): \(run.error)") }
      if let error, command.hasPrefix("inspect") {
        #expect(run.error.contains(": \(error)"), "\(command): \(run.error)")
      }
    }
  }

  @Test func `a text with next to nothing in it is explained or refused`() throws {
    let workshop = try Workshop(
      Dictionary(uniqueKeysWithValues: texts.map { ($0.name, $0.text) }))
    for (name, _, error) in texts { try check(name, in: workshop, error: error) }
  }

  @Test func `an array of next to nothing is explained or refused`() throws {
    let workshop = try Workshop()
    for (shape, size) in arrays {
      try npy(shape, size).write(to: URL(filePath: "\(workshop.path)/p.npy"))
      try check("p.npy", in: workshop, error: size == 0 ? "the array has no elements" : nil)
    }
    let empty = Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
    try empty.write(to: URL(filePath: "\(workshop.path)/p.npz"))
    try check("p.npz", in: workshop, error: "the archive has no entries")
  }

  @Test(arguments: ["npy", "npz"])
  func `an array through a pipe is refused with the way to give it`(format: String) throws {
    let workshop = try Workshop()
    let bytes = format == "npy" ? npy("(1,)", 8) : Data([0x50, 0x4B, 3, 4, 20, 0])
    try bytes.write(to: URL(filePath: "\(workshop.path)/p"))
    let words =
      ": \(format.uppercased()) is read from a file, but this is a pipe; "
      + "save it first: cat > p.\(format), and give p.\(format)\n"
    #expect(
      try workshop.shell("cat p | assay inspect -").error == "assay: standard input" + words)
    let run = try workshop.shell("mkfifo q; cat p > q & assay report q")
    #expect(run.error == "assay: q" + words)
    #expect(run.code == 2)
  }

  @Test func `a gzipped array is refused with the way to give it`() throws {
    let workshop = try Workshop()
    try npy("(1,)", 8).write(to: URL(filePath: "\(workshop.path)/p.npy"))
    let run = try workshop.shell("gzip p.npy; assay inspect p.npy.gz")
    #expect(
      run.error
        == "assay: p.npy.gz: this is NPY compressed with gzip, which is not read; decompress it: "
        + "gzip -d FILE; np.savez_compressed writes compressed arrays that are read\n")
  }
}
