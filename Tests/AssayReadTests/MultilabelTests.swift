import AssayData
import AssayRoles
import AssaySamples
import Testing

private let scores = "id,dog,horse,cat\n1,.5,0,1\n3,.25,.75,.5\n2,1,1,1\n"

private func files(labels: String, model: String = scores) throws -> Files {
  try Files(["labels.csv": labels, "model.csv": model])
}

private func several(_ request: inout ReadRequest) { request.task = .multilabel }

@Test(arguments: [
  "id,cat,horse,dog\n1,1,0,1\n2,0,0,0\n3,1,1,1\n",
  "id,cat,horse,dog\n1,1.0,0.0,1\n2,0,0,0\n3,1,1,1\n",
  "id,cat,horse,dog\n1,true,false,true\n2,False,0,0\n3,True,1,1\n",
  "id,label.cat,label.horse,label.dog\n1,1,0,1\n2,0,0,0\n3,1,1,1\n",
  "id,labels\n1,cat|dog\n2,\n3,dog|horse|cat\n",
  "id,labels\n1,\"dog, cat\"\n2,\n3,\" cat,dog,horse\"\n",
  "id,what\n1,dog;cat\n2,\n3,cat ; dog;horse\n",
])
func `labels are sets of classes, in whatever form`(_ labels: String) throws {
  let files = try files(labels: labels)
  let result = try files.read(several)
  #expect(Set(result.classes) == ["cat", "dog", "horse"])
  let sets = try #require(result.sets).map { $0.split(separator: ",").sorted() }
  #expect(sets == [["cat", "dog"], [], ["cat", "dog", "horse"]])
  #expect(result.testSet.shape.task == .multilabel)
  guard case .independent(let given) = result.testSet.models[0].predictions else {
    Issue.record("\(result.testSet.models[0].predictions)")
    return
  }
  // Cells are found by name and id, in any order of columns and rows.
  let order = ["cat", "dog", "horse"].compactMap { result.classes.firstIndex(of: $0) }
  #expect(
    (0..<3).map { row in order.map { given.matrix[row, $0] } } == [
      [1, 0.5, 0], [1, 1, 1], [0.5, 0.25, 0.75],
    ])
}

@Test func `sigmoid logits come one a class`() throws {
  let files = try files(
    labels: "id,cat,dog\n1,1,1\n2,0,0\n", model: "id,cat,dog\n1,-3,2.5\n2,7,0\n")
  let result = try files.read {
    several(&$0)
    $0.scores = .sigmoidLogits
  }
  guard case .independentLogits = result.testSet.models[0].predictions else {
    Issue.record("\(result.testSet.models[0].predictions)")
    return
  }
  #expect(result.scores() == [-3, 2.5, 7, 0])
}

@Test func `a single class is enough`() throws {
  let files = try files(labels: "id,cat\n1,1\n2,0\n", model: "id,cat\n1,.75\n2,.5\n")
  let result = try files.read(several)
  #expect(result.sets == ["cat", ""])
  #expect(result.scores() == [0.75, 0.5])
}

@Test func `matrices without names have numbered classes, or those that are stated`() throws {
  let files = try files(labels: "1,0,1\n0,0,0\n", model: "0.5,0.25,1\n0,0,1\n")
  #expect(try files.read(several).sets == ["0,2", ""])
  let named = try files.read {
    several(&$0)
    $0.classes = ["a", "b", "c"]
  }
  #expect(named.sets == ["a,c", ""])
  #expect(named.scores() == [0.5, 0.25, 1, 0, 0, 1])
}

@Test func `several models and the labels may be in one file`() throws {
  let files = try Files([
    "all.csv": "id,label.a,label.b,net.a,net.b,tree.a,tree.b\n1,1,1,.5,.75,0,1\n2,0,0,1,1,.25,0\n"
  ])
  let result = try files.read(several)
  #expect(result.models == ["net", "tree"])
  #expect(result.sets == ["a,b", ""])
  #expect(result.scores(1) == [0, 1, 0.25, 0])
}

@Test func `arrays in JSON Lines have a number a class`() throws {
  let files = try Files([
    "labels.jsonl": "{\"id\":1,\"labels\":[1,1]}\n{\"id\":2,\"labels\":[0,0]}\n",
    "model.jsonl": "{\"id\":2,\"proba\":[0.5,0.25]}\n{\"id\":1,\"proba\":[1,0.75]}\n",
  ])
  let result = try files.read {
    several(&$0)
    $0.classes = ["a", "b"]
  }
  #expect(result.sets == ["a,b", ""])
  #expect(result.scores() == [1, 0.75, 0.5, 0.25])
}

// MARK: - Errors

@Test func `several ones without the option are refused with its name`() throws {
  let labels = "id,cat,horse,dog\n1,1,0,1\n2,0,0,0\n3,1,0,0\n"
  #expect(
    try files(labels: labels).words() == """
      labels.csv: 2 problems: labels that are not exactly one class; \
      if samples may have any number of classes, say --task multilabel
      labels.csv:2:3: the label has 2 of the classes 'dog', 'horse' and 'cat', not one (sample '1')
      labels.csv:3:3: the label has none of the classes 'dog', 'horse' and 'cat' (sample '2')
      """)
  #expect(
    try files(labels: "id,label\n1,cat|dog\n2,cat\n3,dog\n").words()
      .hasSuffix("if samples may have any number of classes, say --task multilabel"))
}

@Test func `a label is 0 or 1`() throws {
  let numbers = try files(labels: "id,cat,horse,dog\n1,1,0,2\n2,0,0.5,0\n3,1,1,1\n")
  #expect(
    numbers.problems(several) == [
      Found(.label(.notZeroOrOne(column: "dog", text: "2")), in: "labels.csv", 2, 7, sample: "1"),
      Found(
        .label(.notZeroOrOne(column: "horse", text: "0.5")), in: "labels.csv", 3, 5, sample: "2"),
    ])
  let words = try files(
    labels: "id,cat,horse,dog\n1,true,false,true\n2,false,false,\n3,true,true,false\n")
  #expect(!words.problems(several).isEmpty)
  let all = try files(
    labels: "id,cat,horse,dog\n1,true,false,true\n2,false,false,true\n3,true,true,false\n"
      + (4..<6000).map { "\($0),true,true,\($0 == 5000 ? "maybe" : "true")\n" }.joined(),
    model: "id,cat,horse,dog\n" + (1..<6000).map { "\($0),1,1,1\n" }.joined())
  do {
    _ = try collect(all.request().changed(several), chunkRows: 100, jobs: 2)
    Issue.record("was read")
  } catch {
    #expect(
      all.words(error)
        == "labels.csv:5001:16: 'maybe' in column 'dog' does not say whether the sample has the class "
        + "(sample '5000'); write 1 or true if it has the class, and 0 or false if it does not"
    )
  }
}

@Test func `a probability lies in 0 to 1, and percentages or logits are not guessed`() throws {
  let files = try files(
    labels: "id,cat,horse,dog\n1,1,0,1\n2,0,0,0\n3,1,1,1\n",
    model: "id,dog,horse,cat\n1,.5,0,1\n3,.25,75,.5\n2,-1,1,1\n")
  #expect(
    files.words(several) == """
      model.csv: 2 problems: values that are not probabilities; \
      for logits say --scores sigmoid-logits; divide percentages by 100
      model.csv:3:7: '75' in column 'horse' is not a probability: it lies outside 0 to 1 (sample '3')
      model.csv:4:3: '-1' in column 'dog' is not a probability: it lies outside 0 to 1 (sample '2')
      """)
}

@Test func `a class without a column, one that is unknown, and predicted classes are refused`()
  throws
{
  let labels = "id,cat,dog\n1,1,0\n2,0,0\n"
  #expect(
    try files(labels: labels, model: "id,cat\n1,1\n2,0\n").words(several)
      .hasPrefix("model.csv: no column for the class 'dog' among 'cat'; all models need a column"))
  #expect(
    try files(labels: labels, model: "id,cat,cow\n1,1,.5\n2,0,.5\n").words(several)
      .hasPrefix("model.csv: these columns are not the classes 'cat' and 'dog': 'cat' and 'cow'"))
  #expect(
    try files(labels: labels, model: "id,prediction\n1,cat\n2,dog\n").words(several)
      == "model.csv: column 'prediction' holds predicted classes, and samples may have several; write one "
      + "column per class with its probability, or 1 or 0 if only the answer is known")
  #expect(
    try files(labels: "id,labels\n1,cat|dgo\n2,\n3,dog\n").words(several)
      == "labels.csv:2:3: the label 'dgo' is not one of the classes 'dog', 'horse' and 'cat' "
      + "(sample '1'); did you mean 'dog'?")
}

@Test func `logits of a softmax are refused`() throws {
  let files = try files(labels: "id,cat,dog\n1,1,1\n2,0,0\n", model: "id,cat,dog\n1,1,2\n2,3,4\n")
  #expect(
    files.words {
      several(&$0)
      $0.scores = .logits
    }
      == "model.csv: softmax logits assume one class per sample, but here each class is independent; "
      + "for one logit per class, with probability 1/(1+e^−x), say --scores sigmoid-logits")
}

// MARK: - In parts

@Test(arguments: [(1, 1), (3, 1), (4, 3), (50, 2)], ["", "shuffled", "names", "words", "arrays"])
func `a stream gives the same sets and scores as reading whole`(
  _ size: (chunkRows: Int, jobs: Int), _ form: String
) throws {
  let rows = 0..<23
  func flags(_ row: Int) -> [Int] { [row & 1, row >> 1 & 1, row >> 2 & 1] }
  let labels = rows.map { row -> String in
    switch form {
    case "names":
      "\(row),"
        + zip("abc", flags(row)).filter { $0.1 == 1 }.map { "\($0.0)" }.joined(separator: "|")
    case "words": "\(row)," + flags(row).map { $0 == 1 ? "true" : "false" }.joined(separator: ",")
    default: "\(row)," + flags(row).map(String.init).joined(separator: ",")
    }
  }
  let order = form == "shuffled" ? rows.sorted { ($0 * 7) % 23 < ($1 * 7) % 23 } : Array(rows)
  let scores = order.map { row in
    form == "arrays"
      ? "\(row),\"[0.\(row + 10), 1, 0.\(90 - row)]\"" : "\(row),0.\(row + 10),1,0.\(90 - row)"
  }
  let head = form == "names" ? "id,labels" : "id,a,b,c"
  let files = try Files([
    "labels.csv": ([head] + labels).joined(separator: "\n") + "\n",
    "model.csv": ([form == "arrays" ? "id,proba" : "id,a,b,c"] + scores).joined(separator: "\n")
      + "\n",
  ])
  let request = files.request().changed {
    several(&$0)
    if form == "arrays" { $0.classes = ["a", "b", "c"] }
  }
  let whole = try read(request)
  #expect(whole.sets?.count == 23)
  let (samples, summary) = try collect(request, chunkRows: size.chunkRows, jobs: size.jobs)
  #expect(samples.labels == whole.sets)
  #expect(samples.scores(0) == whole.scores())
  #expect(samples.ids == whole.ids)
  #expect(summary.caveats == whole.caveats)
  #expect(samples.parts.allSatisfy { $0.samples.labels.task == .multilabel })
}

extension ReadRequest {
  fileprivate func changed(_ change: (inout ReadRequest) -> Void) -> ReadRequest {
    var request = self
    change(&request)
    return request
  }
}
