import AssayData
import AssayRoles
import Testing

@Suite struct InspectorTests {
  private func inspect(
    _ files: Files, _ change: (inout ReadRequest) -> Void = { _ in }
  ) -> Inspection {
    var request = files.request()
    change(&request)
    return Inspector(request, jobs: 2).checkedInspection()
  }

  private func inspect(_ text: String) throws -> InspectedFile {
    let files = try Files(["p.csv": text])
    return try #require(inspect(files).files.first)
  }

  private func roles(_ file: InspectedFile) -> [String] {
    file.columns.map { "\($0.names.joined(separator: ",")): \($0.role) \($0.reason)" }
  }

  @Test(
    arguments: [
      ("id,label,a,b\n1,a,1,0\n2,b,0,1\n", ["usualName", "usualName", "namedAsLabels"]),
      ("id,a,b\n1,0.5,0.5\n", ["usualName", "numbers"]),
      ("label.a,label.b,net.a,net.b\n1,0,0.5,0.5\n", ["labelPrefix", "classInName"]),
      (",y,p\n0,x,0.5\n1,x,0.25\n", ["usualName", "usualName", "onlyColumn"]),
      ("species,predicted_species\nx,x\ny,x\n", ["hasPrediction", "isPrediction"]),
      ("y,one,two\nx,x,y\ny,y,x\n", ["usualName", "valuesAreLabels", "valuesAreLabels"]),
      ("id,value\n1,cat\n2,dog\n", ["usualName", "onlyColumn"]),
      (
        "SampleId\tProbability:Class=0\tProbability:Class=1\tLabel\n1\t0.25\t0.75\t1\n",
        ["usualName", "producer", "usualName"]
      ),
      ("y,note,a,b\na,hello,1,0\nb,you,0,1\n", ["usualName", "unneeded", "namedAsLabels"]),
    ])
  func `every role has its reason`(_ text: String, _ reasons: [String]) throws {
    let file = try inspect(text)
    #expect(file.columns.map { "\($0.reason)" } == reasons, "\(roles(file))")
  }

  @Test func `what options say is said to be stated`() throws {
    let files = try Files(["p.csv": "k,t,a,b\n1,a,1,0\n2,b,0,1\n"])
    let found = inspect(files) {
      ($0.idColumn, $0.labelColumn, $0.classes) = ("k", "t", ["a", "b"])
    }
    #expect(found.problems.isEmpty)
    #expect(found.files[0].columns.map(\.reason) == [.stated, .stated, .statedClasses])
    #expect(found.together?.classSource == .stated)
  }

  @Test func `arrays in cells are one column, whether they are used or not`() throws {
    let text = "y,features,proba\n0,\"[1.5, 2]\",\"[0.5, 0.5]\"\n1,\"[3, 4]\",\"[0.25, 0.75]\"\n"
    let files = try Files(["p.csv": text])
    let file = inspect(files) {
      $0.models = [.init(path: files.path("p.csv"), options: FileOptions { $0.column = "proba" })]
    }.files[0]
    #expect(file.columns.contains { $0.names == ["features"] && $0.role == .unused })
    #expect(file.scores[0].rows == 2)
    #expect(file.scores[0].smallestSum == 1 && file.scores[0].lowest == 0.25)
  }

  @Test func `labels alone are labels, also where only their values show it`() throws {
    #expect(try inspect("value\n0\n2\n0\n").columns.map(\.role) == [.label])
    #expect(try inspect("0\n1\n1\n").columns.map(\.role) == [.label])
    #expect(try inspect("id,x\n1,0.5\n2,0.25\n").columns[1].role == .positiveScore(model: "p"))
    #expect(
      try inspect("id,prediction\n1,cat\n").columns[1].role == .predictedClass(model: "p"))
  }

  @Test func `all rows are counted, and labels that come late are among the classes`() throws {
    let rows = 0..<9000
    let labels = rows.map { "\($0),\($0 < 8999 ? "a" : "z")\n" }.joined()
    let files = try Files([
      "labels.csv": "id,label\n" + labels,
      "p.csv": "id,pred\n" + rows.map { "\($0),a\n" }.joined(),
    ])
    let found = inspect(files)
    #expect(found.problems.isEmpty)
    #expect(found.files.map(\.size.rows) == [9000, 9000])
    #expect(found.files[0].classes[0].counts.map(\.rows) == [8999, 1])
    #expect(found.together?.classes == ["a", "z"])
    #expect(found.files[0].ids == InspectedIDs(count: 9000, rises: true))
  }

  @Test func `an id that occurs twice is found however far apart`() throws {
    let ids = Array((0..<5000).reversed()) + [4999]
    let file = try inspect("id,a,b\n" + ids.map { "s\($0),0.5,0.5\n" }.joined())
    let ids1 = try #require(file.ids)
    #expect(!ids1.rises && ids1.repeated == 1)
    #expect(ids1.example == .init(id: "s4999", firstRow: 1, row: 5001))
  }

  @Test func `a bad row leaves the rows before it, the count and the error`() throws {
    let rows = (0..<6000).map { "\($0),0.5,0.5\n" }.joined()
    let files = try Files(["p.csv": "id,a,b\n" + rows + "6000,0.5\n6001,0.5,0.5\n"])
    let found = inspect(files)
    #expect(found.problems.count == 1)
    #expect(found.problems[0].contains("p.csv:6002:1: 2 fields, but 3 columns"))
    #expect(found.files[0].size.rows == 6002)
    #expect(found.files[0].size.readableRows >= 4096)
    #expect(found.files[0].scores[0].rows == found.files[0].size.readableRows)
  }

  @Test func `a bad number leaves ids and labels`() throws {
    let file = try inspect("id,label,a,b\n1,a,x,0.5\n2,b,0.5,0.5\n")
    #expect(file.ids?.count == 2)
    #expect(file.classes[0].counts.count == 2)
  }

  @Test func `files that do not fit are explained each by itself`() throws {
    let files = try Files(["labels.csv": "id,label\n1,a\n", "p.csv": "id,p\n1,0.5\n"])
    let found = inspect(files)
    #expect(found.together == nil)
    #expect(found.files.count == 2)
    #expect(found.problems.count == 1 && found.problems[0].contains("--positive CLASS"))
  }

  @Test func `what a report would refuse is a problem, and what it would warn of a caveat`() throws
  {
    let labels = "id,label\n1,a\n2,b\n"
    let sums = try Files(["labels.csv": labels, "p.csv": "id,a,b\n1,0.5,0.6\n2,0,1\n"])
    #expect(inspect(sums).problems.first?.contains("add up to 1.1") == true)
    let order = try Files(["labels.csv": labels, "p.csv": "a,b\n0.5,0.5\n0,1\n"])
    let found = inspect(order)
    #expect(found.problems.isEmpty)
    #expect(found.together?.caveats?.count == 1)
    #expect(found.together?.models.map(\.pairing) == [.position])
  }

  @Test func `one number a line is rows of several classes, where these are named`() throws {
    let files = try Files([
      "labels.txt": "0\n1\n", "p.txt": "0.5\n0.25\n0.25\n0.125\n0.125\n0.75\n",
    ])
    let found = inspect(files) { $0.classes = ["0", "1", "2"] }
    #expect(found.problems.isEmpty)
    #expect(found.files[1].scores[0].rows == 2)
    #expect(found.files[1].scores[0].rowsOff == 0)
    #expect(found.files[1].preview.rows == [["0.5", "0.25", "0.25"], ["0.125", "0.125", "0.75"]])
  }

  @Test func `a wide file stays readable`() throws {
    let names = (0..<2000).map { "c\($0)" }.joined(separator: ",")
    let values = Array(repeating: "0.0005", count: 2000).joined(separator: ",")
    let file = try inspect("id,\(names)\n1,\(values)\n2,\(values)\n")
    #expect(file.columns.count == 2)
    #expect(file.preview.columns.count == 8 && file.preview.hiddenColumns == 1993)
    #expect(file.preview.columns.last == "c1999")
  }

  @Test func `too many different labels are counted no further`() throws {
    let rows = (0..<12_000).map { "\($0),t\($0),0.5,0.5\n" }.joined()
    let file = try inspect("id,label,a,b\n" + rows)
    #expect(file.classes[0].isCut && file.classes[0].counts.isEmpty)
  }
}

@Suite struct SideInspectionTests {
  private func inspect(_ files: Files, _ change: (inout ReadRequest) -> Void) -> Inspection {
    var request = files.request()
    change(&request)
    return Inspector(request, jobs: 2).checkedInspection()
  }

  @Test func `columns that options name have their roles, alone and beside others`() throws {
    let files = try Files([
      "labels.csv": "id,label,region,w\n1,a,EU,2\n2,b,US,1\n",
      "p.csv": "id,a,b,who,region\n1,1,0,x,EU\n2,0,1,y,US\n",
    ])
    let found = inspect(files) { ($0.slices, $0.weight, $0.group) = (["region"], "w", "who") }
    #expect(found.problems.isEmpty)
    #expect(found.files[0].columns.map(\.role) == [.id, .label, .slice, .weight])
    #expect(found.files[0].columns.suffix(2).map(\.reason) == [.named, .named])
    #expect(found.files[1].columns.map(\.role).suffix(2) == [.group, .unused])
    let alone = try Files(["p.csv": "value,region,w\ncat,EU,1\ndog,US,2\n"])
    let labels = inspect(alone) { ($0.slices, $0.weight) = (["region"], "w") }
    #expect(labels.problems.isEmpty)
    #expect(labels.files[0].columns.map(\.role) == [.label, .slice, .weight])
    let scores = try Files(["p.csv": "id,a,b,w\n1,1,0,1\n2,0,1,1\n"])
    #expect(
      inspect(scores) { $0.weight = "w" }.files[0].columns.map(\.role)
        == [.id, .scores(model: "p", of: ["a", "b"], array: nil), .weight])
  }

  @Test func `missing columns and invalid weights are problems`() throws {
    let files = try Files(["p.csv": "label,a,b,w\na,1,0,-1\nb,0,1,1\n"])
    let missing = inspect(files) { $0.slices = ["lable"] }
    #expect(missing.problems.count == 1)
    #expect(missing.problems[0].hasSuffix("did you mean 'label'?"))
    #expect(missing.files[0].columns.first?.role == .label)
    let bad = inspect(files) { $0.weight = "w" }
    #expect(bad.problems.count == 1 && bad.problems[0].contains("p.csv:2:7: '-1' in column 'w'"))
  }
}
