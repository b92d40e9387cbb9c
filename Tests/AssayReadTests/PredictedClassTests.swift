import AssayData
import AssayRoles
import AssaySamples
import Testing

private let labels = "id,label\n1,cat\n2,dog\n3,horse\n"

@Test func `classes alone are predictions without scores`() throws {
  let files = try Files([
    "labels.csv": labels, "model.csv": "id,prediction\n3,cat\n1,cat\n2,bird\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["bird", "cat", "dog", "horse"])
  #expect(result.predicted() == ["cat", "bird", "cat"])
  #expect(result.sources.last?.columns.last?.use == .predictedClass(model: "model"))
}

@Test func `the order of classes that only cells name does not depend on the rows`() throws {
  let other = "id,label\n3,horse\n2,dog\n1,cat\n"
  for text in [labels, other] {
    let files = try Files(["labels.csv": text, "model.csv": "id,prediction\n1,cat\n2,dog\n3,ant\n"])
    #expect(try files.read().classes == ["ant", "cat", "dog", "horse"])
  }
  let numbers = try Files([
    "labels.csv": "id,label\n1,10\n2,9\n", "model.csv": "id,prediction\n1,9.0\n2,-1\n",
  ])
  #expect(try numbers.read().classes == ["-1", "9", "10"])
}

@Test func `a predicted class outside the classes is refused`() throws {
  let files = try Files([
    "labels.csv": labels, "scores.csv": "id,cat,dog,horse\n1,1,0,0\n2,1,0,0\n3,1,0,0\n",
    "classes.csv": "id,prediction\n1,cat\n2,dgo\n3,\n",
  ])
  let classes = ["cat", "dog", "horse"]
  #expect(
    files.problems() == [
      Found(.label(.unknownClass("dgo", classes: classes)), in: "classes.csv", 3, 3, sample: "2"),
      Found(.label(.unknownClass("", classes: classes)), in: "classes.csv", 4, 3, sample: "3"),
    ])
}

@Test func `predicted classes may be numbers or codes like labels`() throws {
  for (column, isCode) in [("1,1\n2,0\n3,2", false), ("1,010\n2,100\n3,001", true)] {
    let files = try Files(["labels.csv": labels, "model.csv": "id,pred\n\(column)\n"])
    let result = try files.read { $0.classes = ["cat", "dog", "horse"] }
    #expect(result.predicted() == ["dog", "cat", "horse"])
    let path = files.path("model.csv")
    #expect(result.caveats == [isCode ? .oneHotCodes(path: path) : .classNumbers(path: path)])
    // Without stated classes it is unknown which number or code is which class.
    #expect(files.problems().count == 1)
  }
}

@Test func `numeric classes are classes where each is a label`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,3\n2,5\n", "model.csv": "id,pred\n1,5\n2,5.0\n",
  ])
  #expect(try files.read().predicted() == ["5", "5"])
}

@Test func `stated classes order what only cells name`() throws {
  let files = try Files(["labels.csv": labels, "model.csv": "id,prediction\n1,cat\n2,dog\n3,dog\n"])
  #expect(
    try files.read { $0.classes = ["horse", "dog", "cat"] }.classes == ["horse", "dog", "cat"])
}

@Test func `a confidence beside predicted classes of two gives both probabilities`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "model.csv": "id,prediction,confidence\n1,cat,.9\n2,cat,.6\n",
  ])
  #expect(try files.read().scores() == [0.9, 1 - 0.9, 0.6, 1 - 0.6])
}

/// A file with the true class, the predicted class and its score.
private func together(_ rows: String, name: String = "label") throws -> Files {
  try Files(["model.csv": "id,target,\(name),score\n\(rows)"])
}

@Test func `the score of the predicted class is that of either class`() throws {
  let result = try together("1,no,no,.875\n2,yes,no,.75\n3,yes,yes,1\n").read()
  #expect(result.scores() == [0.875, 0.125, 0.75, 0.25, 0, 1])
  #expect(result.sources[0].columns.last?.use == .predictedScore(model: "model"))
}

@Test func `the score of the predicted class is refused of more than two`() throws {
  let files = try together("1,a,a,.875\n2,b,a,.5\n3,c,c,.375\n")
  #expect(
    files.words() == """
      model.csv: column 'score' is the score of the class predicted in 'label', but with 3 classes the \
      other scores are unknown; measure the predicted classes alone with \
      FILE:column=label, or write a score for each class
      """)
  let alone = try files.read {
    $0.models = [
      ReadRequest.ModelInput(
        path: files.path("model.csv"), options: FileOptions { $0.column = "label" })
    ]
  }
  #expect(alone.predicted() == ["a", "a", "c"])
}

@Test func `a score of the predicted class below one half in a later row is refused`() throws {
  let rows = (1...6000).map {
    "\($0),\($0 % 3 == 0 ? "no" : "yes"),\($0 % 2 == 0 ? "no" : "yes"),\($0 == 5000 ? ".25" : ".75")"
  }
  let files = try together(rows.joined(separator: "\n") + "\n")
  let error = try #require(throws: (any Error).self) {
    try SampleStream(files.request()).fold(jobs: 2) { _ in Collected() }
  }
  #expect(
    files.words(error).hasSuffix(
      """
      say which with --positive CLASS, or measure the predicted classes alone with FILE:column=label; if \
      it is the score of the predicted class, rename 'label' to 'prediction'
      """))
}

@Test(arguments: ["label", "prediction"])
func `a confidence is no score of the positive class`(name: String) throws {
  let files = try together("1,yes,yes,.75\n2,no,no,.875\n", name: name)
  #expect(
    files.problems { $0.positive = "yes" } == [
      Found(
        .singleScore(.confidence(column: "score", predicted: name, class: "no", score: ".875")),
        in: "model.csv", 3, 9)
    ])
  #expect(
    files.words { $0.positive = "yes" } == """
      model.csv:3:9: 'score' is .875 where '\(name)' is 'no': it is how sure the model is of the class \
      that it predicted, not the score of one class; leave out --positive\
      \(name == "label" ? " and rename 'label' to 'prediction'" : ""), or measure the \
      predicted classes alone with FILE:column=\(name); if 'score' is the score of one class \
      after all, leave '\(name)' out of the file
      """)
  #expect(
    try together("1,yes,yes,.75\n2,no,no,.125\n", name: name).read { $0.positive = "yes" }
      .scores() == [0.75, 0.125])
}

@Test func `a column that may be the truth contradicts scores only where all are high`() throws {
  let low = try Files([
    "labels.csv": "id,target\n1,yes\n2,no\n3,no\n",
    "model.csv": "id,label,score\n1,yes,.75\n2,no,.625\n3,no,.25\n",
  ])
  #expect(try low.read { $0.positive = "yes" }.scores() == [0.75, 0.625, 0.25])
  let high = try Files([
    "labels.csv": "id,target\n1,yes\n2,no\n3,no\n",
    "model.csv": "id,label,score\n1,yes,.75\n2,no,.625\n3,no,.875\n",
  ])
  #expect(
    high.problems { $0.positive = "yes" } == [
      Found(
        .singleScore(.confidence(column: "score", predicted: "label", class: "no", score: ".625")),
        in: "model.csv", 3, 6)
    ])
}

@Test
func `the answers of a Hugging Face pipeline are the classes that it found and how sure it is`()
  throws
{
  let labels = "id,label\n0,POSITIVE\n1,NEGATIVE\n"
  func answers(_ scores: [String]) throws -> Files {
    let rows = zip(["POSITIVE", "POSITIVE"], scores).map {
      "{\"label\":\"\($0)\",\"score\":\($1)}"
    }
    return try Files(["labels.csv": labels, "m.json": "[\(rows.joined(separator: ","))]"])
  }
  #expect(try answers(["0.75", "0.625"]).read().scores() == [0.25, 0.75, 0.375, 0.625])
  // With a score below a half, the scores are of one of the two classes, and the user is asked
  // which.
  #expect(try answers(["0.75", "0.25"]).words().contains("--positive"))
}

@Test func `answers with other names than the labels are not the scores of one class`() throws {
  func files(_ labels: String, _ answers: (String, String)) throws -> Files {
    let rows = [answers.0, answers.1, answers.0].map { "{\"label\":\"\($0)\",\"score\":0.75}\n" }
    return try Files(["labels.csv": "label\n\(labels)", "m.jsonl": rows.joined()])
  }
  let numbers = try files("1\n0\n0\n", ("POSITIVE", "NEGATIVE"))
  for positive in [nil, "1"] {
    #expect(
      numbers.problems { $0.positive = positive }.map(\.kind) == [
        .classes(.predictedForeign(predicted: ["NEGATIVE", "POSITIVE"], labels: ["0", "1"]))
      ])
  }
  let lower = try files("positive\nnegative\nnegative\n", ("POSITIVE", "NEGATIVE"))
  #expect(lower.words().contains("--match-classes loose"))
  let loose = try lower.read { $0.classMatching = .loose }
  #expect(loose.scores() == [0.25, 0.75, 0.75, 0.25, 0.25, 0.75])
  let numbered = try files("1\n0\n0\n", ("LABEL_1", "LABEL_0"))
  #expect(try numbered.read().classes == ["0", "1"])
  #expect(try numbered.read().scores() == [0.25, 0.75, 0.75, 0.25, 0.25, 0.75])
}

@Test func `LABEL_1 is the class 1 where models give classes alone`() throws {
  let result = try Files([
    "data.csv": "id,y_true,y_pred\n1,0,LABEL_0\n2,1,LABEL_2\n3,2,LABEL_2\n"
  ]).read()
  #expect(result.classes == ["0", "1", "2"])
  #expect(result.predicted() == ["0", "2", "2"])
}

@Test func `numbers beside a predicted class and its score are features`() throws {
  let rows = "1,.25,1,1,.75\n2,.5,0,1,.625\n3,1,0,0,.875\n"
  let files = try Files(["data.csv": "id,f1,target,prediction_label,prediction_score\n\(rows)"])
  let result = try files.read()
  #expect(result.models == ["data"])
  #expect(result.scores() == [0.25, 0.75, 0.375, 0.625, 0.875, 0.125])
  #expect(files.words { $0.positive = "1" }.contains("how sure the model is"))
}
