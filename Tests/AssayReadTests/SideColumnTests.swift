import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

/// The texts of a column; nil without a column.
func texts(_ column: TextColumn?) -> [String]? {
  column.map { column in (0..<column.count).map { column[$0] } }
}

/// The slices, weight and group of a request.
typealias Sides = (slices: [String], weight: String?, group: String?)

extension Files {
  func request(_ sides: Sides) -> ReadRequest {
    var request = request()
    (request.slices, request.weight, request.group) = sides
    return request
  }

  func read(_ sides: Sides) throws(ReadError) -> ReadResult {
    try AssaySamples.read(request(sides))
  }

  func words(_ sides: Sides) -> String {
    words { ($0.slices, $0.weight, $0.group) = sides }
  }

  /// The error of a stream with this many rows per chunk and workers; empty if it succeeds.
  func streamWords(_ sides: Sides, chunkRows: Int, jobs: Int) -> String {
    do {
      _ = try collect(request(sides), chunkRows: chunkRows, jobs: jobs)
      return ""
    } catch {
      return words(error)
    }
  }
}

@Suite struct SideColumnTests {
  private let labels = "id,label,region,w,who\n1,a,EU,2,x\n2,b,,0.5,\n3,a,\"U\"\"S\",1e1,x\n"
  private let scores = "id,a,b\n1,0.5,0.5\n2,0.25,0.75\n3,1,0\n"

  @Test func `columns beside the labels come with the samples, and an empty cell is a value`()
    throws
  {
    let files = try Files(["labels.csv": labels, "p.csv": scores])
    let result = try files.read((["region", "who"], "w", "who"))
    #expect(result.testSet.side.sliceNames == ["region", "who"])
    #expect(texts(result.testSet.side.slices[0]) == ["EU", "", "U\"S"])
    #expect(texts(result.testSet.side.slices[1]) == ["x", "", "x"])
    #expect(texts(result.testSet.side.groups) == ["x", "", "x"])
    #expect(result.testSet.side.weights == [2, 0.5, 10])
    let shape = result.testSet.shape
    #expect(shape.sliceNames == ["region", "who"] && shape.isWeighted && shape.isGrouped)
    #expect(result.sources[0].columns.map(\.use) == [.id, .label, .slice, .weight, .slice])
  }

  @Test func `without a request no side column is read`() throws {
    let files = try Files(["labels.csv": labels, "p.csv": scores])
    let testSet = try files.read().testSet
    let side = testSet.side
    #expect(side.slices.isEmpty && side.searched == nil)
    #expect(side.groups == nil && side.weights == nil)
    #expect(testSet.shape.sliceNames == [] && !testSet.shape.isWeighted && !testSet.shape.isGrouped)
  }

  @Test func `the labels' file goes first, then the models' in their order`() throws {
    let files = try Files([
      "labels.csv": "id,label,s\n1,a,L1\n2,b,L2\n",
      "one.csv": "id,a,b,s,t\n2,0,1,M2,T2\n1,1,0,M1,T1\n",
      "two.csv": "id,a,b,t,w\n1,1,0,U1,3\n2,0,1,U2,4\n",
    ])
    let side = try files.read((["t", "s"], "w", nil)).testSet.side
    #expect(texts(side.slices[0]) == ["T1", "T2"])
    #expect(texts(side.slices[1]) == ["L1", "L2"])
    #expect(side.weights == [3, 4])
  }

  @Test func `a name that no file has is an error with the columns and the nearest name`() throws {
    let files = try Files(["labels.csv": labels, "p.csv": scores])
    #expect(
      files.words((["reigon"], nil, nil))
        == "labels.csv: no column 'reigon' for --slice among 'id', 'label', 'region', 'w', 'who', "
        + "'a' and 'b'; did you mean 'region'?")
    #expect(
      files.words(([], "weight", nil)).hasPrefix("labels.csv: no column 'weight' for --weight"))
    #expect(files.words(([], nil, "x")).hasPrefix("labels.csv: no column 'x' for --group"))
    #expect(files.streamWords((["Region"], nil, nil), chunkRows: 1, jobs: 1).contains("'region'?"))
  }

  @Test(arguments: [
    ("id,label\n1,a\n2,b\n", "id,w,a,b\n1,3,1,0\n2,4,0,1\n"),
    ("id,label\n1,a\n2,b\n", "id,a,b,w\n1,1,0,3\n2,0,1,4\n"),
    ("id,a,w,b\n1,1,3,0\n2,0,4,1\n", "id,a,b\n1,1,0\n2,0,1\n"),
    ("w,y\n3,a\n4,b\n", "a,b\n1,0\n0,1\n"),
    ("w,label\n3,a\n4,b\n", "w,prediction\n9,a\n9,b\n"),
    ("label,truth\n3,a\n4,b\n", "a,b\n1,0\n0,1\n"),
  ])
  func `a weight column is no class, no share, no score and no label`(
    _ labels: String, _ model: String
  ) throws {
    let files = try Files(["labels.csv": labels, "model.csv": model])
    let name = labels.hasPrefix("label,truth") ? "label" : "w"
    let result = try files.read(([], name, nil))
    #expect(result.classes == ["a", "b"])
    #expect(result.testSet.side.weights == [3, 4])
    #expect(result.labels == ["a", "b"])
    #expect(result.models == ["model"])
  }

  @Test func `a column that is named twice over is what both say`() throws {
    let files = try Files(["labels.csv": "k,label\n1,a\n2,b\n", "p.csv": "k,a,b\n2,0,1\n1,1,0\n"])
    let result = try files.read {
      ($0.idColumn, $0.labelColumn) = ("k", "label")
      ($0.slices, $0.weight, $0.group) = (["label", "k"], "k", "k")
    }
    #expect(result.ids == ["1", "2"] && result.labels == ["a", "b"])
    #expect(texts(result.testSet.side.slices[0]) == ["a", "b"])
    #expect(texts(result.testSet.side.groups) == ["1", "2"])
    #expect(result.testSet.side.weights == [1, 2])
  }

  @Test func `a column with an id's name is no id where it makes groups or another is one`() throws
  {
    let labels = "patient_id,id,label\np,1,a\np,2,b\n"
    let files = try Files(["labels.csv": labels, "p.csv": "id,a,b\n2,0,1\n1,1,0\n"])
    for sides in [(["patient_id"], nil, nil), ([], nil, "patient_id")] as [Sides] {
      let result = try files.read(sides)
      #expect(result.ids == ["1", "2"])
      #expect(result.scores() == [1, 0, 0, 1])
    }
    let alone = try Files(["p.csv": "patient_id,label,a,b\np,a,1,0\np,b,0,1\n"])
    #expect(try alone.read(([], nil, "patient_id")).ids == nil)
    let sliced = try Files(["p.csv": "id,label,a,b\n1,a,1,0\n2,b,0,1\n"])
    #expect(try sliced.read((["id"], nil, nil)).ids == ["1", "2"])
  }

  @Test func `groups of both files must agree where rows pair by position`() throws {
    let labels = "patient_id,label\np,a\nq,b\np,a\n"
    let same = try Files(["labels.csv": labels, "m.csv": "patient_id,a,b\np,1,0\nq,0,1\np,1,0\n"])
    #expect(try texts(same.read(([], nil, "patient_id")).testSet.side.groups) == ["p", "q", "p"])
    let other = try Files(["labels.csv": labels, "m.csv": "patient_id,a,b\nq,0,1\np,1,0\np,1,0\n"])
    let expected =
      "m.csv: column 'patient_id' is not that of \(other.path("labels.csv")) row by row, and without ids "
      + "rows are paired by position; name the column with the ids with --id; "
      + "--pair-by position pairs the rows as they are"
    #expect(other.words(([], nil, "patient_id")) == other.words(Words(expected)))
    #expect(
      other.streamWords(([], nil, "patient_id"), chunkRows: 1, jobs: 2)
        == other.words(Words(expected)))
  }
}

/// An error with a given text.
private struct Words: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

// MARK: - JSON

@Suite struct SideColumnJSONTests {
  @Test func `keys inside objects, values of any kind, and missing ones`() throws {
    let files = try Files([
      "p.jsonl": """
      {"label":"a","a":1,"b":0,"w":1,"meta":{"lang":"en","n":1.0,"ok":true}}
      {"label":"b","a":0,"b":1,"w":"2.5","meta":{"lang":null,"n":1,"ok":false}}
      {"label":"b","a":0,"b":1,"w":0,"meta":{"n":0.250,"ok":null}}
      {"label":"a","a":0,"b":1,"w":1e0}
      """
    ])
    let side = try files.read((["meta.lang", "meta.n", "meta.ok"], "w", nil)).testSet.side
    #expect(texts(side.slices[0]) == ["en", "", "", ""])
    #expect(texts(side.slices[1]) == ["1", "1", "0.25", ""])
    #expect(texts(side.slices[2]) == ["true", "false", "", ""])
    #expect(side.weights == [1, 2.5, 0, 1])
  }

  @Test func `records that lack a value are followed by such as have it`() throws {
    let metas = ["null", #"{"lang":"en"}"#, #""text""#, "{}", #"{"lang":null}"#, #"{"lang":"de"}"#]
    let rows = (0..<24).map { #"{"label":"a","a":1,"b":0,"meta":\#(metas[$0 * 5 % 24 / 4])}"# }
    let files = try Files(["p.jsonl": rows.joined(separator: "\n")])
    let values = ["", "en", "", "", "", "de"]
    let found = try files.read((["meta.lang"], nil, nil)).testSet.side.slices.first
    #expect(texts(found) == (0..<24).map { values[$0 * 5 % 24 / 4] })
  }

  @Test func `a key that most records lack is a column where it is named`() throws {
    let rows = (0..<9).map { #"{"label":"a","a":1,"b":0\#($0 == 4 ? ",\"rare\":\"yes\"" : "")}"# }
    let files = try Files(["p.jsonl": rows.joined(separator: "\n")])
    let expected = (0..<9).map { $0 == 4 ? "yes" : "" }
    #expect(try texts(files.read((["rare"], nil, nil)).testSet.side.slices.first) == expected)
    let (samples, _) = try collect(files.request((["rare"], nil, nil)), chunkRows: 2, jobs: 2)
    #expect(texts(samples.side.slices.first) == expected)
  }

  @Test func `long whole numbers keep their digits`() throws {
    let files = try Files([
      "p.json": #"{"y":["a","b"],"a":[1,0],"b":[0,1],"k":[90071992547409931,90071992547409932]}"#
    ])
    let side = try files.read { ($0.labelColumn, $0.group) = ("y", "k") }.testSet.side
    #expect(texts(side.groups) == ["90071992547409931", "90071992547409932"])
  }

  @Test(arguments: [
    (#"{"label":"a","a":1,"b":0,"w":null}"#, "2:30: the weight in column 'w' is missing"),
    (#"{"label":"a","a":1,"b":0}"#, "2:1: the weight in column 'w' is missing"),
    (#"{"label":"a","a":1,"b":0,"w":-1}"#, "2:30: '-1' in column 'w' is not a weight"),
    (#"{"label":"a","a":1,"b":0,"w":"heavy"}"#, "2:30: 'heavy' in column 'w' is not a weight"),
    (#"{"label":"a","a":1,"b":0,"w":true}"#, "2:30: 'true' in column 'w' is not a weight"),
    (#"{"label":"a","a":1,"b":0,"w":1e999}"#, "2:30: '1e999' in column 'w' is not a weight"),
  ])
  func `a bad weight is said with its place`(_ row: String, _ words: String) throws {
    let files = try Files(["p.jsonl": #"{"label":"b","a":1,"b":0,"w":1}"# + "\n\(row)\n"])
    let advice = "weights are finite numbers, 0 or more; write 0 for a sample that should not count"
    #expect(files.words(([], "w", nil)) == "p.jsonl:\(words); \(advice)")
  }
}
