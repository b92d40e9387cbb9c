import AssayData
import AssaySamples
import Testing

private func words(_ text: String) throws -> String {
  try Files(["labels.csv": "id,label\n1,a\n2,b\n", "pred.json": text]).words()
}

@Test(arguments: [
  (
    "[{\"id\":1,\"a\":1,\"b\":0},\n {\"id\":2,\"a\":x}]",
    "pred.json:2:14: this is not JSON: a value, a comma or a bracket was expected here"
  ),
  (
    "[{\"id\":1,\"a\":1,\"b\":0},\n {\"id\":2,\"a\":1,\"b\":\"é\"}]",
    "pred.json:2:20: 'é' in column 'b' is not a number (sample '2')"
  ),
  (
    "[{\"id\":1,\"a\":1,\"b\":0}, {\"id\":2,\"a\":1,\"b\":0}",
    "pred.json:1:44: the JSON ends too early"
  ),
  (
    "[{\"id\":1,\"a\":1,\"b\":0},\n]",
    "pred.json:2:1: this is not JSON: a value, a comma or a bracket was expected here"
  ),
  ("[{\"id\":1,\"a\":1,\"b\":0}] x", "pred.json:1:24: text follows the end of the JSON"),
  ("[{\"id\":1,\"a\":1,\"b\":0} {\"id\":2}]", "pred.json:1:23: text follows the end of the JSON"),
  ("[]", "pred.json: there are no records"),
  (
    "{\n\"id\":[1,2],\n\"a\":[1,0],\n\"b\":[0,\"x\"]\n}",
    "pred.json:4:8: 'x' in column 'b' is not a number (sample '2')"
  ),
  ("{\n\"id\":[1,2],\n\"a\":[1,0],\n\"b\":[0]\n}", "pred.json: 'id' has 2 values, but 'b' has 1"),
  (
    "{\"id\":{\"7\":1,\"9\":2},\"a\":{\"7\":1,\"9\":0},\n\"b\":{\"7\":0,\"9\":null}}",
    "pred.json:2:16: the value of 'b' is missing (sample '2')"
  ),
  (
    "{\"columns\":[\"id\",\"a\",\"b\"],\"data\":[[1,1,0],[2,0,2]]}",
    "pred.json:1:48: '2' in column 'b' is not a probability: it lies outside 0 to 1 (sample '2')"
  ),
  (
    "{\n\"model\":\"x\",\n\"a\":[1,0]\n}",
    "pred.json: this JSON is not a table; rows are objects, one per line or in an array; columns are arrays of equal length under their names"
  ),
  ("{\n\"a\":[1,0],\n\"a\":[1,0]\n}", "pred.json:3:1: the key 'a' occurs twice"),
  (
    "{\n\"a\":[1,0],\n\"b\":[1,NaN]\n}",
    "pred.json:3:8: NaN is not a number in JSON, though Python writes it; fix the model's output or leave the row out"
  ),
])
func `a document that is no table of good rows is refused with its place`(
  text: String, expected: String
) throws {
  let found = try words(text)
  #expect(
    found.split(separator: "\n").first == expected[...] || found.hasPrefix(expected), "\(found)")
}

@Test func `ids that pandas has as row names pair rows by them`() throws {
  let model = #"{"a":{"0":1.0,"1":0.0},"b":{"0":0.0,"1":1.0}}"#
  let files = try Files(["labels.csv": ",label\n0,a\n1,b\n", "pred.json": model])
  #expect(try files.read().scores() == [1, 0, 0, 1])
  let other = try Files(["labels.csv": ",label\n1,a\n0,b\n", "pred.json": model])
  #expect(other.words().contains("row numbers are not those of"))
}

@Test func `one record alone on its line is one`() throws {
  let files = try Files(["pred.json": #"{"id":1,"label":"b","a":0.25,"b":0.75}"#])
  let result = try files.read()
  #expect(result.scores() == [0.25, 0.75])
  #expect(result.sources[0].format == "JSON Lines")
}

@Test func `a text table that starts with a bracket stays one`() throws {
  let files = try Files(["pred.csv": "[t],label,a,b\nx,a,1,0\n"])
  #expect(try files.read().scores() == [1, 0])
  let braces = try Files(["pred.csv": "{t},label,a,b\nx,a,1,0\n"])
  #expect(try braces.read().scores() == [1, 0])
}

@Test func `a row of a matrix that is longer or shorter is refused`() throws {
  let files = try Files([
    "labels.csv": "label\n0\n1\n0\n1\n",
    "pred.json": "[[0.5,0.5],[0.25,0.25,0.5],\n[1],[0,1]]",
  ])
  #expect(
    files.problems() == [
      Found(.row(.fieldCount(expected: 2, found: 3)), in: "pred.json", 1, 12),
      Found(.row(.fieldCount(expected: 2, found: 1)), in: "pred.json", 2, 1),
    ])
}
