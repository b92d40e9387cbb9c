import AssayData
import AssayRead
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
      + "but about 'LABEL_0' and 'LABEL_1' in other rows")
}
