import AssayData
import AssayRoles
import AssaySamples
import Testing

/// One letter in two Unicode forms, which are equal in Swift but different names in a file.
private let composed = "\u{E9}"
private let decomposed = "e\u{301}"

/// The labels of samples 1 and 2 are the two forms, and so are the classes of the scores.
private let labels = "id,label\n1,\(composed)\n2,\(decomposed)\n"

private func bytes(_ texts: [String]?) -> [[UInt8]]? { texts.map { $0.map { Array($0.utf8) } } }

/// Names and texts of files of a model: the scores of the composed and the decomposed class are
/// 0.75 and 0.25 in the first sample, and 0.125 and 0.875 in the second.
private let forms: [(name: String, text: String)] = [
  ("m.csv", "id,\(composed),\(decomposed)\n1,0.75,0.25\n2,0.125,0.875\n"),
  ("m.csv", "id,net_\(composed),net_\(decomposed)\n1,0.75,0.25\n2,0.125,0.875\n"),
  ("m.csv", "id,p.\(decomposed),p.\(composed)\n1,0.25,0.75\n2,0.875,0.125\n"),
  (
    "m.jsonl",
    """
    {"id":1,"\(composed)":0.75,"\(decomposed)":0.25}
    {"id":2,"\(decomposed)":0.875,"\(composed)":0.125}

    """
  ),
  (
    "m.jsonl",
    """
    {"id":1,"p":{"\(composed)":0.75,"\(decomposed)":0.25}}
    {"id":2,"p":{"\(decomposed)":0.875,"\(composed)":0.125}}

    """
  ),
  (
    "m.jsonl",
    """
    {"id":1,"p":[{"label":"\(composed)","score":0.75},{"label":"\(decomposed)","score":0.25}]}
    {"id":2,"p":[{"label":"\(decomposed)","score":0.875},{"label":"\(composed)","score":0.125}]}

    """
  ),
  (
    "m.jsonl",
    """
    {"id":1,"classes":["\(composed)","\(decomposed)"],"scores":[0.75,0.25]}
    {"id":2,"classes":["\(decomposed)","\(composed)"],"scores":[0.875,0.125]}

    """
  ),
  (
    "m.jsonl",
    """
    {"id":1,"\\u00e9":0.75,"e\\u0301":0.25}
    {"id":2,"e\\u0301":0.875,"\(composed)":0.125}

    """
  ),
  (
    "m.json", #"{"id":[1,2],"\#(composed)":[0.75,0.125],"\#(decomposed)":[0.25,0.875]}"#
  ),
  (
    "m.json",
    #"[{"id":1,"\#(composed)":0.75,"\#(decomposed)":0.25},"#
      + #"{"\#(decomposed)":0.875,"\#(composed)":0.125,"id":2}]"#
  ),
]

@Test(arguments: forms)
func `classes in two Unicode forms keep their scores`(name: String, text: String) throws {
  let files = try Files(["labels.csv": labels, name: text])
  let result = try files.read { $0.classes = [composed, decomposed] }
  #expect(bytes(result.labels) == bytes([composed, decomposed]))
  #expect(result.scores() == [0.75, 0.25, 0.125, 0.875])
}

@Test func `eight classes and more keep scores of two Unicode forms`() throws {
  let others = (0..<8).map { "c\($0)" }
  let zeros = others.map { "\"\($0)\":0" }.joined(separator: ",")
  let files = try Files([
    "labels.csv": labels,
    "m.jsonl": """
    {"id":1,\(zeros),"\(composed)":0.75,"\(decomposed)":0.25}
    {"id":2,"\(decomposed)":0.875,"\(composed)":0.125,\(zeros)}

    """,
  ])
  let result = try files.read()
  let scores = try #require(result.scores())
  #expect(bytes(Array(result.classes.suffix(2))) == bytes([composed, decomposed]))
  #expect([8, 9, 18, 19].map { scores[$0] } == [0.75, 0.25, 0.125, 0.875])
}

@Test func `a class named twice is so by its bytes alone`() throws {
  let twice = [composed, "x", composed]
  let files = try Files(["labels.csv": labels, "m.csv": "id,prediction\n1,x\n2,x\n"])
  #expect(files.problems { $0.classes = twice }.map(\.kind) == [.classes(.classTwice(composed))])
  #expect(try files.read { $0.classes = [composed, decomposed, "x"] }.classes.count == 3)
}

@Test func `keys are the same however their escapes are written`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n", "m.jsonl": #"{"id":1,"\u00e9":0.5,"\#(composed)":0.5}"# + "\n",
  ])
  #expect(files.problems().map(\.kind) == [.json(.syntax(.duplicateKey(composed)))])
}

@Test func `ids in two Unicode forms are two samples`() throws {
  let files = try Files([
    "labels.csv": "id,label\n\(composed),a\n\(decomposed),b\n",
    "m.csv": "id,a,b\n\(decomposed),0.25,0.75\n\(composed),1,0\n",
  ])
  #expect(try files.read().scores() == [1, 0, 0.25, 0.75])
}

@Test func `columns and models in two Unicode forms are two`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n",
    "m.csv":
      "id,\(composed).a,\(composed).b,\(decomposed).a,\(decomposed).b\n1,1,0,.5,.5\n2,1,0,.5,.5\n",
  ])
  let result = try files.read()
  #expect(bytes(result.models) == bytes([composed, decomposed]))
  #expect(result.scores(0) == [1, 0, 1, 0])
  #expect(result.scores(1) == [0.5, 0.5, 0.5, 0.5])
  let named = try files.read {
    $0.models = [composed, decomposed].map {
      ReadRequest.ModelInput(name: $0, path: files.path("m.csv"))
    }
  }
  #expect(named.scores(1) == [0.5, 0.5, 0.5, 0.5])
}

@Test func `files whose names are in two Unicode forms are two`() throws {
  let files = try Files([
    "labels-\(composed).csv": "id,label\n1,a\n2,b\n",
    "labels-\(decomposed).csv": "id,a,b\n1,1,0\n2,.25,.75\n",
    "m\(composed).csv": "id,a,b\n1,.5,.5\n2,.5,.5\n",
    "m\(decomposed).csv": "id,a,b\n1,1,0\n2,1,0\n",
  ])
  let result = try files.read {
    $0.labels = files.path("labels-\(composed).csv")
    $0.models = ["labels-\(decomposed).csv", "m\(composed).csv", "m\(decomposed).csv"].map {
      ReadRequest.ModelInput(path: files.path($0))
    }
  }
  #expect(result.scores(0) == [1, 0, 0.25, 0.75])
  #expect(result.scores(1) == [0.5, 0.5, 0.5, 0.5])
  #expect(result.scores(2) == [1, 0, 1, 0])
  #expect(result.sources.count == 4)
}

@Test func `slices are found by the bytes of their columns`() throws {
  let files = try Files([
    "labels.csv": "id,label,\(composed),\(decomposed)\n1,a,x,y\n2,b,x,z\n",
    "m.csv": "id,a,b\n1,1,0\n2,1,0\n",
  ])
  let side = try files.read { $0.slices = [decomposed, composed] }.testSet.side
  #expect(side.slices.map { texts($0) } == [["y", "z"], ["x", "x"]])
}

@Test func `names of classes in one cell are told apart by their bytes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,\(composed)|\(decomposed)\n2,\(decomposed)\n",
    "m.csv": "id,\(composed),\(decomposed)\n1,.5,.25\n2,0,1\n",
  ])
  let result = try files.read { $0.task = .multilabel }
  guard case .several(let sets) = result.testSet.labels else {
    Issue.record("\(result.testSet.labels)")
    return
  }
  #expect((0..<2).map { Array(sets.matrix.row($0)) } == [[1, 1], [0, 1]])
}

@Test func `a predicted class in another Unicode form than the label is no other class`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,caf\(composed)\n2,bar\n",
    "m.csv": "id,prediction\n1,caf\(decomposed)\n2,bar\n",
  ])
  #expect(
    files.words() == """
      m.csv: predicted classes are labels spelled differently: 'caf\(decomposed)' for \
      'caf\(composed)' (spelled with other Unicode characters); treat them as the labels with --match-classes \
      loose, or as other classes with --match-classes exact
      """)
}

@Test func `classes that differ by characters that are not seen are asked about`() throws {
  let files = try Files(["data.csv": "id,label,pred\n1,a,a\n2,a\u{200B},b\n3,b,b\n"])
  #expect(
    files.words().contains(
      "'a' and 'a\u{200B}' (one has U+200B, which is invisible); treat them as one class with --match-classes loose"
    ))
  #expect(try files.read { $0.classMatching = .loose }.classes.count == 2)
}
