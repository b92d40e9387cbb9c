import AssayData
import AssaySamples
import Testing

// Rows that are lists of classes with their scores, as Hugging Face writes them for all classes.

private let sorted = """
  [{"label":"LABEL_0","score":0.75},{"label":"LABEL_1","score":0.25}]
  [{"label":"LABEL_1","score":0.875},{"label":"LABEL_0","score":0.125}]

  """

@Test(arguments: [
  sorted,
  "[" + sorted.split(separator: "\n").joined(separator: ",") + "]",
  sorted.replacing("[{", with: #"{"scores":[{"#).replacing("}]", with: "}]}"),
])
func `lists sorted by score go by their names, which numbers as labels match`(model: String)
  throws
{
  let files = try Files(["labels.csv": "label\n0\n1\n", "hf.jsonl": model])
  let result = try files.read()
  #expect(result.scores() == [0.75, 0.25, 0.125, 0.875])
  #expect(result.labels == ["LABEL_0", "LABEL_1"])
}

@Test func `a number means the class of that name, also where another class comes first`() throws {
  let lines = sorted.split(separator: "\n").reversed().joined(separator: "\n")
  let files = try Files(["labels.csv": "label\n1\n0\n", "hf.jsonl": lines])
  let result = try files.read()
  #expect(result.scores() == [0.875, 0.125, 0.25, 0.75])
  #expect(result.labels == ["LABEL_1", "LABEL_0"])
}

@Test func `a list with other classes than the first is refused with its line`() throws {
  let files = try Files([
    "labels.csv": "label\n0\n1\n0\n",
    "hf.jsonl": sorted + #"[{"label":"LABEL_0","score":0.75},{"label":"LABEL_2","score":0.25}]"#,
  ])
  #expect(
    files.words()
      == "hf.jsonl:3:1: 'value' is about 'LABEL_0' and 'LABEL_2', "
      + "but about 'LABEL_0' and 'LABEL_1' in other rows; write one score for each class in every row"
  )
}

@Test func `labels and scores of one length are pairs, in the order of each row`() throws {
  let model = """
    {"id": 1, "labels": ["tea","milk","juice"], "scores": [0.75,0.125,0.125]}
    {"id": 2, "labels": ["milk","juice","tea"], "scores": [0.5,0.25,0.25]}

    """
  let files = try Files(["labels.csv": "id,label\n1,tea\n2,juice\n", "hf.jsonl": model])
  let result = try files.read { $0.classes = ["juice", "milk", "tea"] }
  #expect(result.scores() == [0.125, 0.125, 0.75, 0.25, 0.5, 0.25])
  #expect(try files.read().classes == ["tea", "milk", "juice"])
}

@Test func `a set of labels beside scores is no list of their names`() throws {
  let files = try Files([
    "labels.csv": "a,b,c\n1,0,0\n1,1,1\n0,0,0\n",
    "data.jsonl": """
    {"labels": ["a"], "scores": [0.75,0.25,0.5]}
    {"labels": ["c","b","a"], "scores": [0.5,0.25,0.125]}
    {"labels": [], "scores": [0.5,0.25,0.125]}

    """,
  ])
  let result = try files.read {
    $0.task = .multilabel
    $0.classes = ["a", "b", "c"]
  }
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5, 0.25, 0.125, 0.5, 0.25, 0.125])
}

private func pairs(_ labels: [String], _ scores: [String]) -> String {
  zip(labels, scores).enumerated().map {
    "{\"id\":\($0),\"labels\":\($1.0),\"scores\":\($1.1)}\n"
  }.joined()
}

@Test func `two numbers beside scores are classes where the higher score comes first`() throws {
  let best = ["[.75,.25]", "[.625,.375]", "[.5,.5]"].map { $0.replacing(".", with: "0.") }
  let files = try Files([
    "labels.csv": "id,label\n0,1\n1,0\n2,1\n",
    "m.jsonl": pairs(["[1,0]", "[0,1]", "[1,0]"], best),
  ])
  #expect(try files.read().scores() == [0.25, 0.75, 0.625, 0.375, 0.5, 0.5])
  #expect(try files.read().caveats.isEmpty)
  let words = try Files([
    "labels.csv": "id,label\n0,yes\n1,no\n2,yes\n",
    "m.jsonl": pairs(["[1,0]", "[0,1]", "[1,0]"], best),
  ])
  let named = try words.read { $0.classes = ["no", "yes"] }
  #expect(named.scores() == [0.25, 0.75, 0.625, 0.375, 0.5, 0.5])
}

@Test func `two numbers beside scores in the order of classes are flags`() throws {
  let flags = try Files([
    "m.jsonl": pairs(["[1,0]", "[0,1]", "[0,1]"], ["[0.75,0.25]", "[0.25,0.75]", "[0.5,0.5]"])
  ])
  let result = try flags.read()
  #expect(result.labels == ["0", "1", "1"])
  #expect(result.scores() == [0.75, 0.25, 0.25, 0.75, 0.5, 0.5])
}
