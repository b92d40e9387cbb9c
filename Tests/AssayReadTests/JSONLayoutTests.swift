import AssayData
import AssaySamples
import Testing

// JSON layouts exactly as libraries write them.

private let binary = "id,label\n1,0\n2,1\n"
private let expected = [0.75, 0.25, 0.125, 0.875]

@Test func `Spark's vectors are scores, dense and sparse row by row, and probability goes first`()
  throws
{
  let files = try Files([
    "spark.jsonl": """
    {"id":1,"label":0.0,"features":{"type":1,"values":[3.5,1.0,7.25]},"rawPrediction":{"type":1,"values":[1.2,-1.2]},"probability":{"type":1,"values":[0.75,0.25]},"prediction":0.0}
    {"id":2,"label":1.0,"features":{"type":0,"size":3,"indices":[],"values":[]},"rawPrediction":{"type":1,"values":[1.2,-1.2]},"probability":{"type":0,"size":2,"indices":[1],"values":[1.0]},"prediction":1.0}
    {"id":3,"label":1.0,"features":{"type":1,"values":[3.5,1.0,7.25]},"rawPrediction":{"type":1,"values":[1.2,-1.2]},"probability":{"type":1,"values":[0.125,0.875]},"prediction":1.0}

    """
  ])
  let result = try files.read()
  #expect(result.scores() == [0.75, 0.25, 0, 1, 0.125, 0.875])
  #expect(result.labels == ["0", "1", "1"])
  #expect(result.models == ["spark"])
  let logits = try files.read { $0.scores = .logits }
  #expect(logits.scores()?.prefix(2) == [1.2, -1.2])
}

private let samples = """
  {"doc_id":0,"doc":{"question":"a?","choices":["x","y"]},"target":"1","arguments":[["a?"," x"],["a?"," y"]],"resps":[[["-3.2","False"]],[["-0.4","True"]]],"filtered_resps":[["-3.2","False"],["-0.4","True"]],"filter":"none","acc":1.0}
  {"doc_id":1,"doc":{"question":"b?","choices":["x","y"]},"target":"0","arguments":[["b?"," x"],["b?"," y"]],"resps":[[["-0.5","True"]],[["-1e-05","False"]]],"filtered_resps":[["-0.5","True"],["-1e-05","False"]],"filter":"none","acc":0.0}

  """

@Test func `log-likelihoods of lm-evaluation-harness are read where they are called logits`() throws
{
  let files = try Files(["samples.jsonl": samples])
  let result = try files.read { $0.scores = .logits }
  #expect(result.scores() == [-3.2, -0.4, -0.5, -1e-05])
  #expect(result.labels == ["1", "0"])
  #expect(result.ids == ["0", "1"])
  #expect(
    files.words().hasPrefix(
      """
      samples.jsonl: 4 problems: values that are not probabilities; for logits say --scores logits; \
      divide percentages by 100
      samples.jsonl:1:174: '-3.2' in column 'filtered_resps[0]' is not a probability: \
      it lies outside 0 to 1 (sample '0')
      """), "\(files.words())")
}

@Test func `the same sample by several filters is refused with what to do`() throws {
  let strict = samples.split(separator: "\n").map {
    $0.replacing("\"filter\":\"none\"", with: "\"filter\":\"strict\"") + "\n"
  }
  let files = try Files(["samples.jsonl": samples + strict.joined()])
  #expect(
    files.words { $0.scores = .logits }
      == "samples.jsonl: each sample occurs once per filter: 'none' and 'strict'; "
      + "keep only the rows of one filter in the file")
}

@Test(arguments: [
  #"{"id":1,"classes":["a","b"],"scores":[0.75,0.25]}"# + "\n"
    + #"{"id":2,"classes":["b","a"],"scores":[0.875,0.125]}"#,
  #"{"instance":{"id":"1"},"prediction":{"classes":["a","b"],"scores":[0.75,0.25]}}"# + "\n"
    + #"{"instance":{"id":"2"},"prediction":{"classes":["a","b"],"scores":[0.125,0.875]}}"#,
  #"{"id":1,"predicted_label":"a","predicted_label_probs":[{"label":"a","prob":0.75},{"label":"b","prob":0.25}]}"#
    + "\n"
    + #"{"id":2,"predicted_label":"b","predicted_label_probs":[{"label":"b","prob":0.875},{"label":"a","prob":0.125}]}"#,
  #"{"id":1,"out":[{"label":"a","score":0.75},{"label":"b","score":0.25}]}"# + "\n"
    + #"{"id":2,"out":[{"label":"b","score":"0.875"},{"label":"a","score":"0.125"}]}"#,
  #"{"id":1,"ids":["77","78"],"displayNames":["a","b"],"confidences":[0.75,0.25]}"# + "\n"
    + #"{"id":2,"ids":["78","77"],"displayNames":["b","a"],"confidences":[0.875,0.125]}"#,
])
func `scores with the names of their classes beside them go by these, in any order`(model: String)
  throws
{
  let files = try Files(["labels.csv": "id,label\n1,a\n2,b\n", "pred.jsonl": model + "\n"])
  #expect(try files.read().scores() == expected)
  #expect(try files.read { $0.classes = ["b", "a"] }.scores() == [0.25, 0.75, 0.875, 0.125])
}

@Test func `the best classes of each row say the class that was predicted`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,pear\n2,apple\n3,fig\n",
    "pred.jsonl": """
    {"instance":{"id":1,"content":"gs://a.jpg"},"prediction":{"ids":["5"],"displayNames":["apple"],"confidences":[0.99]}}
    {"instance":{"id":2,"content":"gs://b.jpg"},"prediction":{"ids":["7","5"],"displayNames":["pear","apple"],"confidences":[0.3,0.6]}}
    {"instance":{"id":3,"content":"gs://c.jpg"},"prediction":{"ids":["8"],"displayNames":["fig"],"confidences":[0.9]}}

    """,
  ])
  #expect(try files.read().predicted() == ["apple", "apple", "fig"])
}

@Test(
  arguments: [
    #"{"score":[0.75,0.25],"predicted_label":0}"# + "\n"
      + #"{"score":[0.125,0.875],"predicted_label":1}"# + "\n",
    #"{"predictions":[{"score":[0.75,0.25],"predicted_label":0},{"score":[0.125,0.875],"predicted_label":1}]}"#,
    #"{"predictions": [[0.75, 0.25], [0.125, 0.875]]}"#,
    #"{"proba":[[0.75,0.25],[0.125,0.875]]}"#,
    "{\n  \"proba\": [\n    [0.75, 0.25],\n    [0.125, 0.875]\n  ]\n}\n",
    "[[0.75,0.25],[0.125,0.875]]", " [ [0.75 ,0.25]\n,\n[0.125,0.875]\n]\n\n",
    #"[{"proba":[0.75,0.25]},{"proba":[0.125,0.875]}]"#,
    #"{"0":{"0":0.75,"1":0.125},"1":{"0":0.25,"1":0.875}}"#,
    #"{"columns":["0","1"],"index":[0,1],"data":[[0.75,0.25],[0.125,0.875]]}"#,
    #"{"columns":["0","1"],"data":[["0.75",0.25],[0.125,"8.75e-1"]]}"#,
    "[0.75,0.25]\n[0.125,0.875]\n", "[0.75, 0.25]\n\n[0.125, 0.875]",
  ])
func `arrays and columns without names are numbered as the labels are`(model: String) throws {
  let files = try Files(["labels.csv": "label\n0\n1\n", "pred.json": model])
  let result = try files.read()
  #expect(result.scores() == expected)
  #expect(result.classes == ["0", "1"])
}

@Test(arguments: [
  #"{"y_true":"a","proba":[0.75,0.25]}"# + "\n" + #"{"y_true":"b","proba":[0.125,0.875]}"# + "\n",
  #"{"y":["a","b"],"proba":[[0.75,0.25],[0.125,0.875]]}"#,
  #"{"y":{"0":"a","1":"b"},"proba":{"0":[0.75,0.25],"1":[0.125,0.875]}}"#,
  #"{"columns":["y","proba"],"index":[7,9],"data":[["a",[0.75,0.25]],["b",[0.125,0.875]]]}"#,
  #"{"y":[1,0],"proba":[0.75,0.25]}"# + "\n" + #"{"y":[0,1],"proba":[0.125,0.875]}"# + "\n",
])
func `an array of scores takes the stated classes in their order`(model: String) throws {
  let files = try Files(["pred.json": model])
  let result = try files.read { $0.classes = ["a", "b"] }
  #expect(result.scores() == expected)
  #expect(result.labels == ["a", "b"])
  #expect(result.sources[0].columns.contains { $0.name == "proba[1]" })
}

@Test func `an array of scores without names is refused where labels are names`() throws {
  let model = #"{"id":1,"proba":[0.75,0.25]}"# + "\n" + #"{"id":2,"proba":[0.125,0.875]}"# + "\n"
  let files = try Files(["labels.csv": "id,label\n1,a\n2,b\n", "pred.jsonl": model])
  #expect(
    files.words()
      == "pred.jsonl: it is not known which classes the 2 scores in 'proba' belong to; the labels are "
      + "'a' and 'b'; name the classes in the order of the scores with --classes A,B,…")
  #expect(
    files.words { $0.classes = ["a", "b", "c"] }
      == "pred.jsonl: 2 scores in 'proba', but 3 classes; "
      + "name the classes in the order of the scores with --classes A,B,…")
}

@Test func `several arrays are several models, and the model's input is ignored`() throws {
  let model =
    #"{"id":1,"label":0,"embedding":[1,2,3],"bert":[0.75,0.25],"roberta":[0.5,0.5]}"# + "\n"
    + #"{"id":2,"label":1,"embedding":[1,2,3],"bert":[0.125,0.875],"roberta":[0.25,0.75]}"# + "\n"
  let result = try Files(["pred.jsonl": model]).read()
  #expect(result.models == ["bert", "roberta"])
  #expect(result.scores() == expected)
  #expect(result.scores(1) == [0.5, 0.5, 0.25, 0.75])
}

@Test func `arrays of labels are shares of the classes`() throws {
  let labels = #"{"id":2,"y":[0.5,0.5]}"# + "\n" + #"{"id":1,"y":[0.25,0.75]}"# + "\n"
  let soft = try Files(["labels.jsonl": labels, "pred.csv": "id,0,1\n1,.75,.25\n2,.125,.875\n"])
  #expect(try soft.read().shares == [0.5, 0.5, 0.25, 0.75])
  #expect(try soft.read().scores() == [0.125, 0.875, 0.75, 0.25])
  let named = try Files(["labels.jsonl": labels, "pred.csv": "id,a,b\n1,.75,.25\n2,.125,.875\n"])
  #expect(named.words().contains("name them in the order of the columns with --classes"))
  #expect(try named.read { $0.classes = ["a", "b"] }.shares == [0.5, 0.5, 0.25, 0.75])
}

@Test func `labels are strings, numbers or truth values, and objects inside are columns`() throws {
  let labels =
    #"{"sample":{"id":"x"},"label":true}"# + "\n" + #"{"sample":{"id":"y"},"label":false}"# + "\n"
  let model =
    #"[{"id":"y","p":{"False":0.75,"True":0.25}},{"id":"x","p":{"True":0.875,"False":0.125}}]"#
  let files = try Files(["labels.jsonl": labels, "pred.json": model])
  let result = try files.read { $0.classes = ["False", "True"] }
  #expect(result.ids == ["x", "y"])
  #expect(result.labels == ["True", "False"])
  #expect(result.scores() == [0.125, 0.875, 0.75, 0.25])
}
