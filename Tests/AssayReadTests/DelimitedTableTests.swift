import AssayData
import AssaySamples
import AssayTables
import Testing

private let labels = "id,label\n1,a\n2,b\n"
private let expected = [0.25, 0.75, 0.5, 0.5]

@Test(
  arguments: [
    ("commas", "id,a,b\n1,.25,.75\n2,.5,.5\n", "CSV"),
    ("tabs", "id\ta\tb\n1\t.25\t.75\n2\t.5\t.5\n", "TSV"),
    ("semicolons", "id;a;b\n1;.25;.75\n2;.5;.5\n", "CSV with semicolons"),
    ("CRLF", "id,a,b\r\n1,.25,.75\r\n2,.5,.5\r\n", "CSV"),
    ("CR", "id,a,b\r1,.25,.75\r2,.5,.5\r", "CSV"),
    ("a byte order mark", "\u{FEFF}id,a,b\n1,.25,.75\n2,.5,.5\n", "CSV"),
    ("no last line end", "id,a,b\n1,.25,.75\n2,.5,.5", "CSV"),
    ("empty lines", "\n\nid,a,b\n\n1,.25,.75\n\n\n2,.5,.5\n\n", "CSV"),
    ("quotes", "\"id\",\"a\",\"b\"\n\"1\",\".25\",\".75\"\n2,\".5\",.5\n", "CSV"),
    ("spaces around numbers", "id,a,b\n1, .25 ,.75\n2,.5 , .5\n", "CSV"),
    ("exponents", "id,a,b\n1,2.5e-1,75E-2\n2,+5e-1,0.5e0\n", "CSV"),
  ] as [(String, String, String)])
func `a table is read however it is written`(form: String, text: String, format: String) throws {
  let result = try Files(["labels.csv": labels, "model.csv": text]).read()
  #expect(result.scores() == expected, "\(form)")
  #expect(result.ids == ["1", "2"])
  #expect(result.sources.last?.format == format)
}

@Test func `a quoted field keeps delimiters, quotes and line ends`() throws {
  let files = try Files([
    "labels.csv": "id,label\n\"a,\nb\",\"x \"\"y\"\"\"\n\"c\r\nd\",z\n",
    "model.csv": "id,\"x \"\"y\"\"\",z\n\"c\r\nd\",.25,.75\n\"a,\nb\",.5,.5\n",
  ])
  let result = try files.read()
  #expect(result.ids == ["a,\nb", "c\r\nd"])
  #expect(result.labels == ["x \"y\"", "z"])
  #expect(result.scores() == [0.5, 0.5, 0.25, 0.75])
}

@Test func `positions count lines inside quotes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n\"a\nb\",x\nc,y\n", "model.csv": "id,x,y\n\"a\nb\",.5,.5\nc,.5,oh\n",
  ])
  #expect(
    files.problems() == [
      Found(.cell(.notANumber(column: "y", text: "oh")), in: "model.csv", 4, 6, sample: "c")
    ])
}

@Test func `columns of a position are characters, not bytes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n党,x\n其他,x\n", "model.csv": "id,x,y\n党,.5,.5\n其他,.5,oh\n",
  ])
  #expect(
    files.problems() == [
      Found(.cell(.notANumber(column: "y", text: "oh")), in: "model.csv", 3, 7, sample: "其他")
    ])
}

@Test(
  arguments: [
    ("", Found(.file(.empty), in: "model.csv")), ("\n\n", Found(.file(.empty), in: "model.csv")),
    ("\u{FEFF}", Found(.file(.empty), in: "model.csv")),
    ("id,label,a,b\n", Found(.file(.noRows), in: "model.csv")),
    ("id,label,a,b", Found(.file(.noRows), in: "model.csv")),
    ("id,label,a,a\n1,a,.5,.5\n", Found(.columns(.duplicateColumn("a")), in: "model.csv", 1, 12)),
    (
      "0.25,0.5,0.25\n.1,.2,.7\n",
      Found(.columns(.noLabels(among: ["0", "1", "2"])), in: "model.csv")
    ),
    ("# a,b\n", Found(.file(.noRows), in: "model.csv")),
    ("s1,0.3,0.3,0.4\n", Found(.columns(.headerIsData("0.3")), in: "model.csv")),
    ("id,label,a\n1,a,\"x\n", Found(.row(.unterminatedQuote), in: "model.csv", 2, 5)),
    ("id,label,a\n1,a,\"x\"y\n", Found(.row(.textAfterQuote), in: "model.csv", 2, 8)),
    ("id,label\n1,a\0b\n", Found(.file(.nulByte), in: "model.csv", 2, 4)),
    (
      "id,comment\n1,good\n", Found(.columns(.noLabels(among: ["id", "comment"])), in: "model.csv")
    ),
    (
      "id,label\n1,good\n",
      Found(.columns(.noScores(among: ["id", "label"], haveLabels: true)), in: "model.csv")
    ),
  ] as [(String, Found)])
func `a file that is no table of labels and scores is refused`(text: String, problem: Found) throws
{
  #expect(try Files(["model.csv": text]).problems() == [problem])
}

@Test func `bytes that are not UTF-8 are refused where they are`() throws {
  let files = try Files(bytes: Array("id,label,a\n1,é".utf8) + [0xE9, 0x2C] + Array(".5\n".utf8))
  #expect(files.problems() == [Found(.file(.invalidUTF8), in: "model.csv", 2, 4)])
  let utf16 = try Files(bytes: [0xFF, 0xFE, 0x69, 0, 0x64, 0])
  #expect(utf16.problems() == [Found(.file(.foreign(.utf16)), in: "model.csv")])
}

@Test func `every row with too few or too many fields is counted`() throws {
  let rows = "id,label,a,b\n1,a,.5,.5\n2,a,.5\n3,a,.5,.5,0\n4\n"
  #expect(
    try Files(["model.csv": rows]).problems() == [
      Found(.row(.fieldCount(expected: 4, found: 3)), in: "model.csv", 3, 1),
      Found(.row(.fieldCount(expected: 4, found: 5)), in: "model.csv", 4, 1),
      Found(.row(.fieldCount(expected: 4, found: 1)), in: "model.csv", 5, 1),
    ])
}

@Test(
  arguments: [
    ("", Problem.Kind.cell(.notANumber(column: "a", text: ""))),
    ("one", .cell(.notANumber(column: "a", text: "one"))),
    ("0x1", .cell(.notANumber(column: "a", text: "0x1"))),
    ("1e400", .cell(.tooLarge(column: "a", text: "1e400"))),
    ("NaN", .cell(.notFinite(column: "a", text: "NaN"))),
    ("-inf", .cell(.notFinite(column: "a", text: "-inf"))),
    ("\"0,25\"", .cell(.decimalComma(column: "a", text: "0,25"))),
    ("\"0,2,5\"", .cell(.notANumber(column: "a", text: "0,2,5"))),
    ("50%", .cell(.perCent(column: "a", text: "50%"))),
  ] as [(String, Problem.Kind)])
func `a cell that is no finite number is refused`(cell: String, kind: Problem.Kind) throws {
  let files = try Files([
    "labels.csv": labels, "model.csv": "id,a,b\n1,.25,.75\n2,\(cell),.5\n",
  ])
  let column = cell.hasPrefix("\"") ? 4 : 3
  #expect(files.problems() == [Found(kind, in: "model.csv", 3, column, sample: "2")])
}

@Test func `row numbers that pandas wrote are dropped, and the source says so`() throws {
  for name in ["", "Unnamed: 0", "__index_level_0__"] {
    let files = try Files([
      "labels.csv": "\(name),id,label\n0,1,a\n1,2,b\n",
      "model.csv": "\(name),id,a,b\n0,1,.25,.75\n1,2,.5,.5\n",
    ])
    let result = try files.read()
    #expect(result.scores() == expected, "\(name)")
    #expect(result.sources.map { $0.columns.first?.use } == [.rowNumber, .rowNumber])
  }
}

@Test func `a file that is not there is the system's failure`() throws {
  let files = try Files(["labels.csv": labels])
  #expect(
    files.words { $0.models = [.init(path: files.path("none.csv"))] }
      == "none.csv: cannot open: No such file or directory")
}
