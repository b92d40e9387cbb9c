import AssayTables
import Testing

// Rows with two arrays, of names and of scores, under any keys.

/// Rows of three classes, with the names in a different order in each.
private func rows(_ names: String, _ scores: String, prefix: String = "", extra: String = "")
  -> String
{
  """
  {"label":"cat",\(extra)"\(names)":["\(prefix)cat","\(prefix)dog","\(prefix)bird"],"\(scores)":[0.5,0.375,0.125]}
  {"label":"dog",\(extra)"\(names)":["\(prefix)bird","\(prefix)dog","\(prefix)cat"],"\(scores)":[0.125,0.75,0.125]}
  {"label":"bird",\(extra)"\(names)":["\(prefix)dog","\(prefix)cat","\(prefix)bird"],"\(scores)":[0.25,0.25,0.5]}

  """
}

private let expected = [0.5, 0.375, 0.125, 0.125, 0.75, 0.125, 0.25, 0.25, 0.5]

@Test(arguments: [
  ("names", "probs"), ("class_names", "probs"), ("categories", "confidences"),
  ("labels", "probabilities"), ("tags", "scores"), ("classes", "conf"),
])
func `names belong to the scores beside them`(names: String, scores: String) throws {
  let files = try Files(["data.jsonl": rows(names, scores)])
  let result = try files.read()
  #expect(result.classes == ["cat", "dog", "bird"])
  #expect(result.labels == ["cat", "dog", "bird"])
  #expect(result.scores() == expected)
}

@Test func `the prefix of fastText is no part of a name in JSON`() throws {
  let files = try Files(["data.jsonl": rows("labels", "scores", prefix: "__label__")])
  #expect(try files.read().scores() == expected)
  let apart = try Files([
    "labels.csv": "label\ncat\ndog\nbird\n",
    "m.jsonl": rows("names", "probs", prefix: "__label__").replacing("\"label\"", with: "\"gold\""),
  ])
  #expect(try apart.read().classes == ["cat", "dog", "bird"])
  #expect(try apart.read().scores() == expected)
}

@Test func `labels without the prefix match columns with it`() throws {
  let files = try Files([
    "data.csv": "label,prediction\n__label__cat,cat\n__label__dog,cat\n__label__dog,dog\n"
  ])
  let result = try files.read()
  #expect(result.classes == ["__label__cat", "__label__dog"])
  #expect(result.predicted() == ["__label__cat", "__label__cat", "__label__dog"])
}

@Test func `words of the sample are no names of scores`() throws {
  let words = """
    {"label":"a","tokens":["one","two"],"probs":[0.75,0.25]}
    {"label":"b","tokens":["three","four"],"probs":[0.5,0.5]}
    {"label":"b","tokens":["five","six","seven"],"probs":[0.25,0.75]}

    """
  let files = try Files(["data.jsonl": words])
  #expect(files.words().contains("it is not known which classes the 2 scores in 'probs' belong to"))
  #expect(
    try files.read { $0.classes = ["a", "b"] }.scores() == [0.75, 0.25, 0.5, 0.5, 0.25, 0.75])
  // Weights of parts of a text are not a model.
  let weights = rows("names", "probs", extra: #""parts":["x","y"],"weights":[0.5,0.5],"#)
  #expect(try Files(["data.jsonl": weights]).read().models == ["data"])
}

@Test func `names under a key that does not say so are asked about`() throws {
  let files = try Files(["data.jsonl": rows("ranking", "probs")])
  let words = """
    data.jsonl: 'ranking' has the names of the classes in each row, and may name the scores in 'probs'; if it does, \
    name them 'classes' and 'scores'; if it does not, leave 'ranking' out of the file
    """
  #expect(files.words() == words)
  #expect(files.words { $0.classes = ["cat", "dog", "bird"] } == words)
  #expect(try Files(["data.jsonl": rows("classes", "scores")]).read().scores() == expected)
  // If all rows have one order, the classes can be named in it.
  let ordered = try Files([
    "data.jsonl": """
    {"label":"cat","foo":["dog","cat"],"bar":[0.25,0.75]}
    {"label":"dog","foo":["dog","cat"],"bar":[0.5,0.5]}

    """
  ])
  #expect(ordered.words().hasSuffix("name the classes in this order with --classes dog,cat"))
  #expect(try ordered.read { $0.classes = ["dog", "cat"] }.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(
    ordered.words { $0.classes = ["cat", "dog"] }.contains("'foo' has the names of the classes"))
}

@Test(arguments: ["tokens", "tags", "choices", "annotators"])
func `texts that are no labels are no names of scores`(key: String) throws {
  let files = try Files([
    "data.jsonl": """
    {"label":0,"\(key)":["yes","no"],"probs":[0.75,0.25]}
    {"label":0,"\(key)":["no","yes"],"probs":[0.5,0.5]}
    {"label":1,"\(key)":["no","yes"],"probs":[0.25,0.75]}

    """
  ])
  let result = try files.read()
  #expect(result.classes == ["0", "1"])
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5, 0.25, 0.75])
}

@Test func `a row without as many names as scores is refused with its place`() throws {
  let usual = try Files([
    "data.jsonl": rows("labels", "scores") + #"{"label":"cat","labels":["cat"],"scores":[1,0,0]}"#
  ])
  #expect(
    usual.words() == """
      data.jsonl:4:42: 'scores' has 3 values, but a different number of names beside it; write one name for each \
      score in every row
      """)
  let twice = try Files([
    "data.jsonl": rows("labels", "scores")
      + #"{"label":"cat","labels":["cat","cat","dog"],"scores":[1,0,0]}"#
  ])
  #expect(
    twice.words() == """
      data.jsonl:4:54: 'scores' is about 'cat', 'cat' and 'dog': a class occurs twice; write one score for \
      each class in every row
      """)
}

@Test func `names in strings go before their numbers`() throws {
  let numbers = rows("names", "scores", extra: #""class_ids":[0,1,2],"#)
  #expect(try Files(["data.jsonl": numbers]).read().scores() == expected)
  let watson = try Files([
    "labels.csv": "label\ncat\ndog\n",
    "m.json": """
    {"classifier_id":"x","collection":[{"text":"a","top_class":"cat","classes":[{"class_name":"cat",\
    "confidence":0.75},{"class_name":"dog","confidence":0.25}]},{"text":"b","top_class":"dog","classes":[\
    {"class_name":"dog","confidence":0.5},{"class_name":"cat","confidence":0.5}]}]}
    """,
  ])
  #expect(try watson.read().scores() == [0.75, 0.25, 0.5, 0.5])
}

@Test func `labels may be arrays of names`() throws {
  let files = try Files([
    "labels.jsonl": """
    {"id":1,"text":"one","label":["cat"]}
    {"id":2,"text":"two","label":["dog"]}

    """,
    "m.csv": "id,cat,dog\n1,.75,.25\n2,.5,.5\n",
  ])
  #expect(try files.read().labels == ["cat", "dog"])
  let sets = try Files([
    "data.jsonl": """
    {"labels":["cat","dog"],"cat":0.75,"dog":0.5}
    {"labels":[],"cat":0.25,"dog":0.5}
    {"labels":["dog"],"cat":0.25,"dog":0.75}

    """
  ])
  let read = try sets.read { $0.task = .multilabel }
  #expect(read.classes == ["cat", "dog"])
  #expect(sets.words().contains("'cat|dog' is not one of the classes"))
  let mixed = try Files([
    "data.jsonl": """
    {"labels":["cat"],"cat":0.75,"dog":0.25}
    {"labels":["dog"],"cat":0.25,"dog":0.75}
    {"labels":[7],"cat":0.25,"dog":0.75}

    """
  ])
  #expect(
    mixed.words() == """
      data.jsonl:3:11: 'labels' is not an array of names, as it is in other rows; write all rows the same way
      """)
}

@Test func `the only array of records is the table, whatever its key`() throws {
  for key in ["samples", "classes", "results", "predictions"] {
    let files = try Files([
      "data.json":
        #"{"run":"7","\#(key)":[{"label":"a","a":0.75,"b":0.25},{"label":"b","a":0.5,"b":0.5}]}"#
    ])
    #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
  }
}

@Test func `ids beside an array of records are a column`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n",
    "m.json": #"{"id":[2,1],"predictions":[{"a":0.25,"b":0.75},{"a":1,"b":0}]}"#,
  ])
  #expect(try files.read().scores() == [1, 0, 0.25, 0.75])
}

@Test func `labels that count classes which rows name are asked about in their own order`() throws {
  let files = try Files([
    "data.jsonl": """
    {"label":1,"classes":["dog","cat"],"scores":[0.75,0.25]}
    {"label":0,"classes":["cat","dog"],"scores":[0.75,0.25]}

    """
  ])
  #expect(
    files.words().hasSuffix(
      "name the class of 0 and then that of 1: --classes dog,cat or --classes cat,dog"))
  #expect(try files.read { $0.classes = ["cat", "dog"] }.scores() == [0.25, 0.75, 0.75, 0.25])
}

@Test func `a document names the classes of its records' arrays`() throws {
  let rows = #"[{"label":1,"probs":[0.25,0.75]},{"label":0,"probs":[0.5,0.5]}]"#
  let files = try Files(["data.json": #"{"classes":[1,0],"items":\#(rows)}"#])
  let result = try files.read()
  #expect(result.classes == ["1", "0"])
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  let named = try Files([
    "labels.csv": "label\ndog\ncat\n", "m.json": #"{"class_names":["cat","dog"],"items":\#(rows)}"#,
  ])
  #expect(try named.read().scores() == [0.25, 0.75, 0.5, 0.5])
}

@Test func `of several arrays of records the one with keys of rows is the table`() throws {
  let rows = #"[{"label":"a","a":0.75,"b":0.25},{"label":"b","a":0.5,"b":0.5}]"#
  let metrics = #""metrics":[{"metric":"accuracy","amount":0.9}]"#
  let files = try Files(["data.json": #"{"items":\#(rows),\#(metrics)}"#])
  #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
  let several = try Files(["data.json": #"{"train":\#(rows),"test":\#(rows)}"#])
  #expect(
    several.words() == """
      data.json: arrays of rows are under 'train' and 'test'; write one of them to a file: jq '.["train"]' \
      FILE > rows.json
      """)
}
