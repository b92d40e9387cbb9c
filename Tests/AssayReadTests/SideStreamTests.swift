import AssayData
import AssaySamples
import AssayTables
import Testing

@Suite struct WeightTests {
  @Test(arguments: ["-1", "nan", "inf", "x", "1e999", "-0.5"])
  func `a bad weight is refused with its place`(_ bad: String) throws {
    let files = try Files([
      "labels.csv": "id,label,w\n0,a,1\n1,b,\(bad)\n", "p.csv": "id,a,b\n0,1,0\n1,1,0\n",
    ])
    #expect(
      files.words(([], "w", nil)) == """
        labels.csv:3:5: '\(bad)' in column 'w' is not a weight (sample '1'); \
        weights are finite numbers, 0 or more; write 0 for a sample that should not count
        """)
  }

  @Test func `bad weights are counted and shown alike, however the rows are read`() throws {
    let bad = ["-1", "nan", "inf", "", "x", "1e999", "-0.5"]
    let rows = (0..<40).map { "\($0),a,\($0 % 5 == 0 && $0 / 5 < bad.count ? bad[$0 / 5] : "1")\n" }
    let expected = """
      labels.csv: 7 problems: values that are not weights; \
      weights are finite numbers, 0 or more; write 0 for a sample that should not count
      also missing weights
      labels.csv:2:5: '-1' in column 'w' is not a weight (sample '0')
      labels.csv:7:5: 'nan' in column 'w' is not a weight (sample '5')
      labels.csv:17:6: the weight in column 'w' is missing (sample '15')
      and 4 more
      """
    let ids = Array(0..<40)
    for order in [ids, ids.reversed()] {
      let files = try Files([
        "labels.csv": "id,label,w\n" + rows.joined(),
        "p.csv": "id,a,b\n" + order.map { "\($0),1,0\n" }.joined(),
      ])
      #expect(files.words(([], "w", nil)) == expected)
      for (chunkRows, jobs) in [(1, 1), (7, 3), (100, 2)] {
        #expect(files.streamWords(([], "w", nil), chunkRows: chunkRows, jobs: jobs) == expected)
      }
    }
  }

  @Test(arguments: [[0, 1, 2, 3, 4, 5], [3, 1, 5, 0, 2, 4]], [1, 4, 100])
  func `weights that are all 0 are refused, however the rows are read`(
    _ order: [Int], _ chunkRows: Int
  ) throws {
    let files = try Files([
      "labels.csv": "id,label,w\n"
        + (0..<6).map { "\($0),a,\($0 % 2 == 0 ? "0" : "-0.0")\n" }.joined(),
      "p.csv": "id,a,b\n" + order.map { "\($0),1,0\n" }.joined(),
    ])
    let expected =
      "labels.csv: every weight in column 'w' is 0; give some sample a weight above 0, or leave out "
      + "--weight"
    #expect(files.words(([], "w", nil)) == expected)
    #expect(files.streamWords(([], "w", nil), chunkRows: chunkRows, jobs: 2) == expected)
  }

  @Test func `one weight above 0 is enough, and zeros have no sign`() throws {
    let files = try Files(["p.csv": "label,a,b,w\na,1,0,-0\nb,0,1,0\na,1,0,1e-300\n"])
    let weights = try #require(try files.read(([], "w", nil)).testSet.side.weights)
    #expect(weights == [0, 0, 1e-300] && weights[0].sign == .plus)
    let (samples, _) = try collect(files.request(([], "w", nil)), chunkRows: 1, jobs: 2)
    #expect(samples.side.weights == weights)
  }
}

// MARK: - Ways of reading rows

private let rowCount = 23
private let shuffled = (0..<rowCount).map { $0 * 7 % rowCount }

private func csv(_ header: String, _ rows: [Int] = Array(0..<rowCount), _ row: (Int) -> String)
  -> String
{
  header + "\n" + rows.map { row($0) + "\n" }.joined()
}

private func side(_ row: Int) -> String {
  "\(["EU", "", "US", "\"a\"\"b\""][row % 4]),\(row % 3).5,g\(row / 2)"
}

private let plain = csv("id,label") { "\($0),\($0 % 2 == 0 ? "a" : "b")" }
private let sided = csv("id,region,w,who,label") { "\($0),\(side($0)),\($0 % 2 == 0 ? "a" : "b")" }

private func scores(_ rows: [Int] = Array(0..<rowCount)) -> String {
  csv("id,a,b", rows) { "\($0),0.\($0 + 10),0.\(90 - $0)" }
}

private func sidedScores(_ rows: [Int] = Array(0..<rowCount)) -> String {
  csv("id,a,region,w,who,b", rows) { "\($0),0.\($0 + 10),\(side($0)),0.\(90 - $0)" }
}

private let json = (0..<rowCount).map { row in
  let region = ["\"EU\"", "null", "\"U\\u0053\"", "\"a\\\"b\""][row % 4]
  let who = row % 5 == 0 ? "" : #","who":\#(row / 2).0"#
  return #"{"id":\#(row),"label":"a","region":\#(region),"w":\#(row % 3).5\#(who),"a":1,"b":0}"#
}.joined(separator: "\n")

private let forms: [(name: String, files: KeyValuePairs<String, String>)] = [
  ("beside the labels", ["labels.csv": sided, "m.csv": scores()]),
  ("beside the labels, other order", ["labels.csv": sided, "m.csv": scores(shuffled)]),
  (
    "beside the labels, two orders",
    ["labels.csv": sided, "m.csv": scores(shuffled), "n.csv": scores(shuffled.reversed())]
  ),
  ("beside scores", ["labels.csv": plain, "m.csv": sidedScores()]),
  ("beside scores, other order", ["labels.csv": plain, "m.csv": sidedScores(shuffled)]),
  (
    "beside the second model's scores",
    ["labels.csv": plain, "m.csv": scores(shuffled), "n.csv": sidedScores()]
  ),
  (
    "in one file",
    ["p.csv": csv("id,label,region,w,who,a,b") { "\($0),a,\(side($0)),0.\($0 + 10),0.\(90 - $0)" }]
  ),
  (
    "by position",
    [
      "labels.csv": csv("label,region,w,who") { "a,\(side($0))" },
      "m.csv": csv("a,b") { _ in "1,0" },
    ]
  ),
  (
    "between tabs",
    [
      "labels.tsv": sided.replacing(",", with: "\t"),
      "m.tsv": scores(shuffled).replacing(",", with: "\t"),
    ]
  ),
  ("JSON Lines", ["p.jsonl": json]),
  ("JSON Lines, joined", ["labels.jsonl": json, "m.csv": scores(shuffled)]),
]

@Test(
  arguments: forms.map(\.name),
  [(["region"], "w", "who"), (["who", "region", "w"], nil, nil)] as [Sides])
func `a stream gives the side columns that reading whole gives`(
  _ name: String, _ sides: Sides
) throws {
  let form = try #require(forms.first { $0.name == name })
  let files = try Files(form.files)
  let whole = try files.read(sides)
  let expected = whole.testSet.side
  #expect(expected.slices.allSatisfy { $0.count == rowCount })
  let region = try #require(sides.slices.firstIndex(of: "region"))
  #expect(texts(expected.slices[region])?.prefix(4) == ["EU", "", "US", "a\"b"])
  #expect(
    expected.weights == (sides.weight == nil ? nil : (0..<rowCount).map { Double($0 % 3) + 0.5 }))
  for chunkRows in [1, 2, 5, 22, 23, 100] {
    for jobs in [1, 3] {
      let result = try SampleStream(files.request(sides), chunkRows: chunkRows).fold(jobs: jobs) {
        shape in
        #expect(shape.sliceNames == sides.slices)
        #expect(
          shape.isWeighted == (sides.weight != nil) && shape.isGrouped == (sides.group != nil))
        return Collected()
      }
      #expect(result.folded.side == expected)
      #expect(result.folded.ids == whole.ids ?? [])
      #expect(result.summary.sources == whole.sources)
    }
  }
}
