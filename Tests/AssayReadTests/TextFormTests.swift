import AssayData
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

// Text tables without commas, without headers, or with column names in a comment.

private let numbers = "label\n1\n2\n0\n"
private let expected = [0.125, 0.25, 0.625, 0.5, 0.25, 0.25, 0.75, 0.125, 0.125]

private func matrix(_ separator: String, header: String = "", end: String = "\n") -> String {
  header
    + [".125 .25 .625", "5e-1 .25 2.5E-01", ".75 .125 .125"].map {
      $0.split(separator: " ").joined(separator: separator) + end
    }.joined()
}

@Test(
  arguments: [
    ("blanks", matrix(" "), "blank-separated text, no header"),
    ("many blanks", matrix("   "), "blank-separated text, no header"),
    ("blanks around tabs", matrix("  \t "), "TSV, no header"),
    ("leading blanks", "  " + matrix("   ", end: "  \n   "), "blank-separated text, no header"),
    ("tabs", matrix("\t"), "TSV, no header"), ("commas", matrix(","), "CSV, no header"),
    ("commas and blanks", matrix(", "), "CSV, no header"),
    ("semicolons", matrix(";"), "CSV with semicolons, no header"),
    ("CRLF", matrix(" ", end: "\r\n"), "blank-separated text, no header"),
    ("a byte order mark", "\u{FEFF}" + matrix(","), "CSV, no header"),
    (
      "a comment that is no header", matrix(" ", header: "# run 3 of model x\n"),
      "blank-separated text, no header"
    ),
    (
      "names in a comment", matrix(" ", header: "# 0 1 2\n"),
      "blank-separated text, names in a comment"
    ),
    (
      "the last comment that fits", matrix(" ", header: "#made by me\n\n# x y z\n#0,1,2\n#end\n"),
      "blank-separated text, names in a comment"
    ),
    (
      "commas in the comment alone", matrix("  ", header: "# 0,1,2\n"),
      "blank-separated text, names in a comment"
    ),
    ("a header", matrix(" ", header: "0 1 2\n"), "blank-separated text"),
    ("a comment and a header", matrix(",", header: "# by model x\n0,1,2\n"), "CSV"),
    ("whole numbers of classes over fractions", matrix(",", header: "0,1,2\n"), "CSV"),
  ] as [(String, String, String)])
func `a matrix is read with and without names`(
  form: String, text: String, format: String
) throws {
  let result = try Files(["labels.csv": numbers, "model.txt": text]).read()
  #expect(result.scores() == expected, "\(form)")
  #expect(result.classes == ["0", "1", "2"])
  #expect(result.labels == ["1", "2", "0"])
  #expect(result.sources.last?.format == format)
  #expect(result.sources.last?.rowCount == 3)
}

@Test func `names in a comment go by name, in any order`() throws {
  let files = try Files([
    "labels.csv": "label\nb\nc\na\n", "model.txt": matrix(" ", header: "# b a c\n"),
  ])
  let result = try files.read { $0.classes = ["a", "b", "c"] }
  #expect(result.scores() == [0.25, 0.125, 0.625, 0.25, 0.5, 0.25, 0.125, 0.75, 0.125])
}

@Test func `a matrix without names takes the classes that are stated`() throws {
  let files = try Files(["labels.csv": "label\nb\nc\na\n", "model.txt": matrix("\t")])
  let result = try files.read { $0.classes = ["b", "a", "c"] }
  #expect(result.classes == ["b", "a", "c"])
  #expect(result.scores() == expected)
  #expect(files.problems().first?.kind == .label(.unknownLabel("b", classes: ["0", "1", "2"])))
}

@Test func `scores without names beside a label are classes from 0 on`() throws {
  let files = try Files(["data.csv": "2,.125,.25,.625\n1,.5,.25,.25\n"])
  let result = try files.read {
    $0.models = [.init(path: files.path("data.csv"), options: .init { $0.labelColumn = "0" })]
  }
  #expect(result.labels == ["2", "1"])
  #expect(result.scores() == [0.125, 0.25, 0.625, 0.5, 0.25, 0.25])
  #expect(result.classes == ["0", "1", "2"])
}

@Test(arguments: ["0\n1\n1\n0\n", "1.0\n0.0\n0.0\n1.0", "2\n1\n1\n2\n"])
func `labels without a header are as many as there are lines`(text: String) throws {
  let files = try Files(["labels.txt": text, "model.csv": "pred\n1\n1\n1\n1\n"])
  let result = try files.read()
  #expect(result.testSet.count == 4)
  #expect(result.sources.first?.format == "CSV, no header")
}

@Test func `names of classes without a header are read when that is said`() throws {
  let files = try Files(["labels.txt": "cat\ndog\ncat\n", "model.csv": "cat,dog\n1,0\n0,1\n1,0\n"])
  let result = try files.read { $0.labelOptions.hasHeader = false }
  #expect(result.labels == ["cat", "dog", "cat"])
  #expect(files.problems() == [Found(.columns(.headerIsData("cat")), in: "labels.txt")])
}

@Test func `one-hot labels without a header are shares of the classes in order`() throws {
  let files = try Files(["labels.txt": "0 1 0\n0 0 1\n1 0 0\n", "model.txt": matrix(" ")])
  #expect(try files.read().labels == ["1", "2", "0"])
  #expect(try files.read { $0.classes = ["a", "b", "c"] }.labels == ["b", "c", "a"])
}

@Test func `one probability a line is the positive class's`() throws {
  let files = try Files(["labels.txt": "0\n1\n1\n", "model.txt": "0.25\n0.5\n1\n"])
  let result = try files.read { $0.positive = "1" }
  #expect(result.scores() == [0.25, 0.5, 1])
  #expect(
    files.problems() == [
      Found(.singleScore(.positiveNeeded(column: "value", classes: ["0", "1"])), in: "model.txt")
    ])
}

@Test(arguments: ["0,1\n1,0\n0,1\n", "0,1\n1,0\n1,0\n", "0,1\n5,3\n2,7\n"])
func `a first line that may be names or a row is refused until that is said`(text: String) throws {
  let files = try Files(["labels.csv": "label\n0\n1\n1\n", "model.csv": text])
  #expect(files.problems() == [Found(.columns(.headerIsData("0")), in: "model.csv")])
  for hasHeader in [true, false] {
    let options = TableOptions { $0.hasHeader = hasHeader }
    let table = try openTable(files.path("model.csv"), options).table
    #expect(table.rowCount == (hasHeader ? 2 : 3))
    #expect(table.hasNames == hasHeader)
  }
}

@Test(
  arguments: [
    ("0,1,2\n1,0,0\n0,0,1\n", 2), ("10,20,30\n1,0,0\n0,0,1\n", 2), ("0,1,2\n7,2,1\n10,0,0\n", 2),
    ("3,1,2\n7,2,1\n10,0,0\n", 3), ("1,1,0\n0,0,1\n1,0,0\n", 3), ("1\n.5\n.25\n", 2),
    ("1\n0\n1\n", 3), ("1e2 0.5\n1 2\n", 2), ("nan 0.5\n1 2\n", 2),
  ] as [(String, Int)])
func `whole numbers are names where the rows below look different`(text: String, rows: Int) throws {
  let files = try Files(["labels.csv": text])
  let table = try openTable(files.path("labels.csv")).table
  #expect(table.rowCount == rows)
  #expect(table.hasNames == (rows == 2 && !text.contains("0.5")))
}

@Test func `probabilities of a multi-class model on a line each are rows of the stated classes`()
  throws
{
  let lines = expected.map { "\($0)\n" }.joined()
  let files = try Files(["labels.csv": "label\nb\nc\na\n", "model.txt": lines])
  let result = try files.read { $0.classes = ["a", "b", "c"] }
  #expect(result.scores() == expected)
  #expect(result.sources.last?.format == "CSV, no header, 3 lines per row")
  #expect(result.sources.last?.rowCount == 3)
  let short = try Files(["labels.csv": "label\nb\nc\na\n", "model.txt": "0.5\n0.25\n0.25\n0.5\n"])
  #expect(
    short.problems { $0.classes = ["a", "b", "c"] } == [
      Found(.array(.rowMajor(numbers: 4, classes: 3, labels: 3)), in: "model.txt")
    ])
}

@Test func `a bad number of a row-major column is found on its line`() throws {
  let files = try Files([
    "labels.csv": "label\nb\na\n", "model.txt": "0.5\n0.5\n0.5\n0.25\n",
  ])
  #expect(
    files.problems { $0.classes = ["a", "b"] } == [
      Found(.cell(.sum(0.75, classes: ["0", "1"])), in: "model.txt", 3, 1, sample: nil)
    ])
}

@Test(arguments: ["sep=,\r\n", "SEP=,\n", "\u{FEFF}sep=,\n"])
func `a first line that names the separator is not a row`(line: String) throws {
  let rows = "id,cat,dog\r\n1,0.7,0.3\r\n2,0.4,0.6\r\n"
  let files = try Files([
    "y.csv": "id,label\n1,cat\n2,dog\n", "m.csv": line + rows,
    "s.csv": "sep=;\n" + rows.replacing(",", with: ";"), "bad.csv": line + rows + "3,x,0.5\n",
  ])
  #expect(try openTable(files.path("m.csv")).table.columns == ["id", "cat", "dog"])
  #expect(try openTable(files.path("s.csv")).table.rowCount == 2)
  // Line numbers count the separator line, too.
  let error = try #require(throws: ReadError.self) {
    var request = ReadRequest()
    request.labels = files.path("y.csv")
    request.models = [ReadRequest.ModelInput(path: files.path("bad.csv"))]
    _ = try read(request)
  }
  #expect("\(error)".contains("bad.csv:5:3: "), "\(error)")
}

@Test(arguments: ["sep,b\n1,2\n", "sep=x\n1\n", "sep=\n1\n"])
func `a column called sep is a column`(text: String) throws {
  let files = try Files(["m.csv": text])
  #expect(try openTable(files.path("m.csv")).table.columns.first?.hasPrefix("sep") == true)
}

@Test func `Excel's separator may be in quotes`() throws {
  let files = try Files(["data.csv": "\"sep=;\"\nid;label;a;b\n1;a;0.75;0.25\n2;b;0.5;0.5\n"])
  #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
}
