import AssayData
import AssaySamples
import Testing

// Documents of objects inside an object, as pandas writes them.

@Test(arguments: [
  #"{"s1":{"label":"b","a":0.25,"b":0.75},"s2":{"label":"a","a":0.5,"b":0.5}}"#,
  #"{"7":{"label":"b","a":0.25,"b":0.75},"9":{"label":"a","a":0.5,"b":0.5}}"#,
  #"{"a":{"s1":0.25,"s2":0.5},"b":{"s1":0.75,"s2":0.5},"label":{"s1":"b","s2":"a"}}"#,
  #"{"a":{"0":0.25,"1":0.5},"b":{"0":0.75,"1":0.5},"label":{"0":"b","1":"a"}}"#,
  #"{"0":{"label":"b","a":0.25,"b":0.75},"1":{"label":"a","a":0.5,"b":0.5}}"#,
])
func `records under their rows' names are told from columns by their values`(text: String) throws {
  let result = try Files(["pred.json": text]).read()
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(result.labels == ["b", "a"])
}

@Test(arguments: [
  (#"{"s1":{"y":"b","a":0.25,"b":0.75},"s2":{"y":"a","a":0.5,"b":0.5}}"#, ["s1", "s2"]),
  (#"{"0":{"y":"b","a":0.25,"b":0.75},"1":{"y":"a","a":0.5,"b":0.5}}"#, nil),
])
func `rows' names are ids, and their numbers none`(text: String, ids: [String]?) throws {
  #expect(try Files(["pred.json": text]).read().ids == ids)
}

@Test(arguments: [
  #"{"0":{"a":0.25,"b":0.75},"1":{"a":0.5,"b":0.5}}"#,
  #"{"a":{"0":0.25,"1":0.5},"b":{"0":0.75,"1":0.5}}"#,
  #"{"a":{"7":0.25,"9":0.5},"b":{"7":0.75,"9":0.5}}"#,
])
func `where all values are numbers, rows are numbered`(text: String) throws {
  let files = try Files(["labels.csv": "label\nb\na\n", "pred.json": text])
  #expect(try files.read().scores() == [0.25, 0.75, 0.5, 0.5])
}

@Test func `where rows and columns cannot be told apart, that is said`() throws {
  let whole = try Files([
    "labels.csv": "id,label\ns1,b\ns2,a\n",
    "pred.json": #"{"a":{"s1":0.25,"s2":0.5},"b":{"s1":0.75,"s2":0.5}}"#,
  ])
  #expect(try whole.read().scores() == [0.25, 0.75, 0.5, 0.5], "rows add up to 1")
  let files = try Files([
    "labels.csv": "id,label\ns1,b\ns2,a\n",
    "pred.json": #"{"a":{"s1":0.5,"s2":0.5},"b":{"s1":0.5,"s2":0.5}}"#,
  ])
  #expect(
    files.words()
      == "pred.json: the rows may be 'a' and 'b', or 's1' and 's2': either fits the values; "
      + "write one record per row: df.reset_index().to_json(orient='records')")
}

@Test(arguments: [("integer", "7", "8", false), ("string", "\"s\"", "\"t\"", true)])
func `the index of a table is a row number, and where it has names an id`(
  type: String, first: String, second: String, isID: Bool
) throws {
  let files = try Files([
    "pred.json": """
    {"schema":{"fields":[{"name":"index","type":"\(type)"},{"name":"y","type":"string"},
    {"name":"a","type":"number"},{"name":"b","type":"number"}],"primaryKey":["index"],
    "pandas_version":"1.4.0"},
    "data":[{"index":\(first),"y":"b","a":0.25,"b":0.75},{"index":\(second),"y":"a","a":0.5,"b":0.5}]}
    """
  ])
  let result = try files.read()
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(result.ids == (isID ? ["s", "t"] : nil))
  #expect(result.sources[0].columns[0].use == (isID ? .id : .rowNumber))
}
