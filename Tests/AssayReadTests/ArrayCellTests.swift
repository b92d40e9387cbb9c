import AssayData
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

// Arrays in the cells of a column, which are spread over several columns.

private func table(
  _ text: String, _ options: TableOptions = TableOptions()
) throws -> (table: any Table, files: Files) {
  let files = try Files(["model.csv": text])
  return (try openTable(files.path("model.csv"), options).table, files)
}

private func problems(_ body: () throws -> Void) -> ProblemList? {
  do {
    try body()
  } catch {
    if case ReadError.problems(let list) = error { return list }
  }
  return nil
}

@Test(
  arguments: [
    "y,proba\na,[7.5e-01 2.5e-01]\nb,[0.5  0.5 ]\n",
    "y,proba\na,\"[0.75\n 0.25]\"\nb,\"[0.5\n 0.5]\"\n",
    "y,proba\na,\"[0.75, 0.25]\"\nb,\"[0.5, 0.5]\"\n",
    "y,proba\na,\"[np.float64(0.75), np.float64(0.25)]\"\nb,\"[np.float64(0.5), np.float64(0.5)]\"\n",
    "y,proba\na,\"array([0.75, 0.25])\"\nb,\"array([0.5, 0.5])\"\n",
    "y\tproba\na\t[0.75,0.25]\nb\t(2,[0,1],[0.5,0.5])\n",
    "y;proba\na;[0.75,0.25]\nb;[0.5,0.5]\n",
  ])
func `arrays in cells are columns of their entries`(text: String) throws {
  let (table, _) = try table(text)
  #expect(table.columns == ["y", "proba[0]", "proba[1]"])
  #expect(table.vectors == [VectorColumn(name: "proba", columns: 1..<3, classNames: nil)])
  #expect(table.rowCount == 2)
  #expect(try table.numbers(of: [1, 2], idColumn: 0).values == [0.75, 0.25, 0.5, 0.5])
  #expect(try table.numbers(of: [2, 1], idColumn: 0).values == [0.25, 0.75, 0.5, 0.5])
  #expect([1, 2].allSatisfy(table.looksNumeric))
  #expect(table.texts(of: 0) == TextColumn(["a", "b"]))
  #expect(table.cell(row: 1, column: 0).text == "b")
}

@Test func `columns beside and between arrays keep their order`() throws {
  let (table, _) = try table("id,p,x,q\n1,[.5 .5],3,[1 2 3]\n2,[.25 .75],4,[4 5 6]\n")
  #expect(table.columns == ["id", "p[0]", "p[1]", "x", "q[0]", "q[1]", "q[2]"])
  #expect(table.vectors.map(\.columns) == [1..<3, 4..<7])
  #expect(try table.numbers(of: [6, 3, 1], idColumn: nil).values == [3, 3, 0.5, 6, 4, 0.25])
  #expect(table.texts(of: 2) == TextColumn([".5", ".75"]))
  #expect(table.texts(of: 3) == TextColumn(["3", "4"]))
}

@Test func `an entry of an array has its place in the file`() throws {
  let (table, _) = try table("id,p\n1,[.5 .5]\n2,\"[.25\n .75]\"\n3,\"(2,[1],[1.0])\"\n")
  let cell = table.cell(row: 1, column: 2)
  #expect(cell.text == ".75")
  #expect(cell.place == Problem.Place(line: 4, column: 2))
  #expect(table.cell(row: 2, column: 1).text == "0")
  #expect(table.texts(of: 1) == TextColumn([".5", ".25", "0"]))
}

@Test func `chunks of rows have the same columns and numbers as the whole`() throws {
  let rows = (0..<23).map { "\($0),\"[0.\($0 + 10),\n 0.\(89 - $0)]\"\n" }
  let files = try Files(["model.csv": "id,p\n" + rows.joined()])
  let path = files.path("model.csv")
  let whole = try openTable(path).table.numbers(of: [1, 2], idColumn: 0).values
  for chunkRows in [1, 4, 23, 100] {
    var file = try openTableFile(path)
    var values: [Double] = []
    while let chunk = try file.next(rows: chunkRows) {
      let decoded = try chunk.decoded(texts: [0], numbers: [1, 2], idColumn: 0)
      #expect(decoded.columns == ["id", "p[0]", "p[1]"])
      values += try decoded.numbers(of: [1, 2], idColumn: 0).values
    }
    #expect(values == whole)
    #expect(values.count == 46)
  }
}

@Test func `a column of arrays without a header is called value`() throws {
  let (table, _) = try table("\"[.5, .5]\"\n\"[1, 0]\"\n", TableOptions { $0.hasHeader = false })
  #expect(table.columns == ["value[0]", "value[1]"])
  #expect(!table.hasNames)
  let files = try Files(["model.csv": "[.5 .5]\n[1 0]\n"])
  let refused = problems { _ = try openTable(files.path("model.csv")) }
  #expect(refused?.first.first?.kind == .columns(.headerIsData("[.5 .5]")))
}

@Test(arguments: ["[0]\nx,[1]", "[UNK]\nx,[0.5]", "(none)\nx,[.5 .5]"])
func `texts that only look like arrays stay texts`(cells: String) throws {
  let (table, _) = try table("id,label\nx,\(cells)\n")
  #expect(table.columns == ["id", "label"])
  #expect(table.vectors.isEmpty)
}

@Test(
  arguments: [
    ("[.5 .5 0]", .cell(.arrayEntries(column: "p", expected: 2, found: 3, text: "[.5 .5 0]")), 4),
    ("[]", .cell(.arrayEntries(column: "p", expected: 2, found: 0, text: "[]")), 4),
    ("[.1 ... .9]", .cell(.arrayAbbreviated(column: "p", text: "[.1 ... .9]")), 4),
    ("", .cell(.notANumber(column: "p", text: "")), 4),
    ("0.5", .cell(.badArray(column: "p", text: "0.5")), 4),
    ("[.5 .5", .cell(.badArray(column: "p", text: "[.5 .5")), 4),
    ("[.5 nan]", .cell(.notFinite(column: "p[1]", text: "nan")), 8),
    ("[.5 1e400]", .cell(.tooLarge(column: "p[1]", text: "1e400")), 8),
    ("[0x1p3 .5]", .cell(.notANumber(column: "p[0]", text: "0x1p3")), 5),
    ("[.5 ١]", .cell(.notANumber(column: "p[1]", text: "١")), 8),
  ] as [(String, Problem.Kind, Int)])
func `an array that is not like the others is refused with its place`(
  cell: String, kind: Problem.Kind, column: Int
) throws {
  let (table, _) = try table("id,p\na,[.5 .5]\nbc,\(cell)\n")
  let list = problems { _ = try table.numbers(of: [1, 2], idColumn: 0) }
  let place = Problem.Place(line: 3, column: column)
  #expect(list?.first == [Problem(kind, at: place, sample: "bc")])
}

@Test func `arrays that nobody asks for may be as they like`() throws {
  let text = "id,label,tokens,a,b\n1,a,[101 2 ... 102],.5,.5\n2,b,[],1,0\n"
  let result = try Files(["data.csv": text]).read { $0.classes = ["a", "b"] }
  #expect(result.scores() == [0.5, 0.5, 1, 0])
}

@Test func `an abbreviated array is refused with the way to write it whole`() throws {
  let files = try Files(["model.csv": "p\n[0.1 0.2 ... 0.1]\n"])
  let table = try openTable(files.path("model.csv")).table
  let list = problems { _ = try table.numbers(of: Array(table.columns.indices), idColumn: nil) }
  #expect(
    list?.description.replacing(files.path(""), with: "") == """
      model.csv:2:1: '[0.1 0.2 ... 0.1]' in column 'p' is an array with its middle left out; \
      write all of it: np.set_printoptions(threshold=sys.maxsize), or save the scores as NPY
      """)
}

@Test func `a later row with too many fields is refused before its arrays`() throws {
  let files = try Files(["model.csv": "id,p\na,[.5 .5]\nb,[.5,.5]\n"])
  let list = problems { _ = try openTable(files.path("model.csv")) }
  #expect(list?.first.first?.kind == .row(.fieldCount(expected: 2, found: 3)))
}

@Test(
  arguments: [
    "{'0': 0.9, '1': 0.1}", "{\"\"yes\"\": 0.9}", "{0.9,0.1}", "0.9 0.1", "0.9;0.1",
    "[a: 0.9, b: 0.1]",
  ])
func `numbers in a form that is not known are no class name`(cell: String) throws {
  let files = try Files([
    "labels.csv": "id,label\n1,0\n2,1\n", "model.csv": "id,proba\n1,\"\(cell)\"\n2,\"\(cell)\"\n",
  ])
  let kinds = files.problems().map(\.kind)
  #expect(!kinds.isEmpty)
  let text = cell.replacing("\"\"", with: "\"")
  if !cell.hasPrefix("0.9") {
    #expect(kinds == [.cell(.badArray(column: "proba", text: text))])
  }
}

@Test func `names may have numbers and brackets`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,(1) mild\n2,[1]\n",
    "model.csv": "id,prediction\n1,(2) severe\n2,[1]\n",
  ])
  #expect(try files.read().predicted() == ["(2) severe", "[1]"])
}

@Test func `tuples and double brackets are arrays`() throws {
  for cells in [["(.75, .25)", "(.5, .5)"], ["[[.75 .25]]", "[[.5 .5]]"]] {
    let result = try Files([
      "labels.csv": "id,label\n1,0\n2,1\n",
      "model.csv": "id,proba\n1,\"\(cells[0])\"\n2,\"\(cells[1])\"\n",
    ]).read()
    #expect(result.scores() == [0.75, 0.25, 0.5, 0.5])
  }
}

@Test func `names of classes in a column say the order of the scores beside them`() throws {
  let rows = ["fox", "cat"].map { "\($0),\"['fox', 'cat', 'dog']\",\"[0.5, 0.25, 0.25]\"\n" }
  let files = try Files(["data.csv": "label,labels,probabilities\n\(rows.joined())"])
  let problem = Problem.Kind.scores(
    .namesInCells(names: "labels", scores: "probabilities", order: ["fox", "cat", "dog"]))
  #expect(files.problems { $0.labelColumn = "label" }.map(\.kind) == [problem])
  let other = files.problems {
    ($0.labelColumn, $0.classes) = ("label", ["cat", "dog", "fox"])
  }
  #expect(other.map(\.kind) == [problem])
  let named = try files.read { ($0.labelColumn, $0.classes) = ("label", ["fox", "cat", "dog"]) }
  #expect(named.labels == ["fox", "cat"])
  let others = try Files([
    "data.csv": "label,tags,probabilities\na,\"['new', 'old', 'x']\",\"[0.75, 0.25]\"\n"
      + "b,\"['new', 'old', 'x']\",\"[0.5, 0.5]\"\n"
  ])
  #expect(try others.read { $0.classes = ["a", "b"] }.scores() == [0.75, 0.25, 0.5, 0.5])
}
