import AssayData
import AssaySamples
import Testing

private func files(labels: [String], column: String, values: [String] = [".25", ".5"]) throws
  -> Files
{
  let rows = zip(labels, values).enumerated()
  return try Files([
    "labels.csv": "id,label\n" + rows.map { "\($0),\($1.0)\n" }.joined(),
    "model.csv": "id,\(column)\n" + rows.map { "\($0),\($1.1)\n" }.joined(),
  ])
}

@Test(
  arguments: [
    (["no", "yes"], "p", "yes", ["no", "yes"], 1), (["no", "yes"], "p", "no", ["yes", "no"], 1),
    (["no", "yes"], "yes", nil, ["no", "yes"], 1), (["no", "yes"], "no", nil, ["yes", "no"], 1),
    (["0", "1"], "p", "1", ["0", "1"], 1), (["0", "1"], "p", "0", ["0", "1"], 0),
    (["0", "1"], "p", "True", ["0", "1"], 1), (["0", "1"], "1", nil, ["0", "1"], 1),
    (["1", "1"], "p", "1", ["0", "1"], 1), (["0", "0"], "p", "1", ["0", "1"], 1),
    (["False", "True"], "p", "1", ["False", "True"], 1),
    (["no", "no"], "p", "yes", ["no", "yes"], 1),
  ] as [([String], String, String?, [String], Int)])
func `one score is about the class that its column names, or the user`(
  labels: [String], column: String, positive: String?, classes: [String], place: Int
) throws {
  let result = try files(labels: labels, column: column).read { $0.positive = positive }
  #expect(result.classes == classes)
  #expect(result.testSet.positive == place)
  #expect(result.scores() == [0.25, 0.5])
  // Labels may all be of one class.
  #expect(result.labels == labels)
}

@Test func `which class one score is about is never guessed`() throws {
  #expect(
    try files(labels: ["no", "yes"], column: "p").problems() == [
      Found(.singleScore(.positiveNeeded(column: "p", classes: ["no", "yes"])), in: "model.csv")
    ])
  #expect(
    try files(labels: ["no", "yes"], column: "p").problems { $0.positive = "maybe" } == [
      Found(.classes(.positiveUnknown("maybe", classes: ["no", "yes"])), in: "labels.csv")
    ])
  #expect(
    try files(labels: ["yes", "yes"], column: "p").problems { $0.positive = "yes" } == [
      Found(.classes(.negativeUnknown(positive: "yes")), in: "labels.csv")
    ])
}

@Test func `one score needs two classes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n3,c\n", "model.csv": "id,a\n1,.5\n2,.5\n3,.5\n",
  ])
  #expect(
    files.problems() == [
      Found(.singleScore(.notBinary(column: "a", classes: ["a", "b", "c"])), in: "model.csv")
    ])
}

@Test func `a column named for the other class contradicts the user`() throws {
  #expect(
    try files(labels: ["no", "yes"], column: "no").problems { $0.positive = "yes" } == [
      Found(.singleScore(.positiveDiffers(column: "no", positive: "yes")), in: "model.csv")
    ])
}

@Test func `models with one score each must be about the same class`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,no\n2,yes\n", "one.csv": "id,yes\n1,.5\n2,.5\n",
    "two.csv": "id,no\n1,.5\n2,.5\n",
  ])
  #expect(
    files.problems() == [
      Found(.singleScore(.positiveDiffers(column: "no", positive: "yes")), in: "two.csv")
    ])
}

@Test func `a model with two columns and one with one go together`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,no\n2,yes\n", "one.csv": "id,yes,no\n1,.75,.25\n2,.5,.5\n",
    "two.csv": "id,yes\n1,.5\n2,.5\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["yes", "no"])
  #expect(result.testSet.positive == 0)
}

@Test func `a positive class that is stated must be one, whatever the columns`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,no\n2,yes\n", "model.csv": "id,yes,no\n1,.75,.25\n2,.5,.5\n",
  ])
  #expect(try files.read { $0.positive = "yes" }.testSet.positive == 0)
  #expect(
    files.problems { $0.positive = "yess" } == [
      Found(.classes(.positiveUnknown("yess", classes: ["yes", "no"])), in: "labels.csv")
    ])
}

@Test func `ones and zeros are classes where nothing says that they are scores`() throws {
  let classes = try files(labels: ["0", "1"], column: "p", values: ["1", "1.0"]).read()
  #expect(classes.predicted() == ["1", "1"])
  let scores = try files(labels: ["0", "1"], column: "p", values: ["1", "1.0"])
    .read { $0.positive = "1" }
  #expect(scores.scores() == [1, 1])
}

@Test(arguments: ["id,0\n1,.25\n2,.5\n", ",0\n0,.25\n1,.5\n", "id;0\n1;[.25]\n2;[.5]\n"])
func `a single score called 0 may be about either class`(model: String) throws {
  let files = try Files(["labels.csv": "label\n1\n0\n", "model.csv": model])
  #expect(
    files.problems().map(\.kind).contains {
      if case .singleScore(.positiveNeeded(_, ["0", "1"])) = $0 { true } else { false }
    })
  let result = try files.read { $0.positive = "1" }
  #expect(result.testSet.positive == 1)
  #expect(result.scores() == [0.25, 0.5])
}

@Test(arguments: ["[[0.25],[0.5]]", "[{\"p\":[0.25]},{\"p\":[0.5]}]", "[{\"0\":0.25},{\"0\":0.5}]"])
func `a single score in an array may be about either class`(model: String) throws {
  let files = try Files(["labels.csv": "label\n1\n0\n", "model.json": model])
  #expect(
    files.problems().map(\.kind).contains {
      if case .singleScore(.positiveNeeded(_, ["0", "1"])) = $0 { true } else { false }
    })
  #expect(try files.read { $0.positive = "1" }.testSet.positive == 1)
}

@Test(
  arguments: [
    (["0", "1"], "proba_0", "1"), (["0", "1"], "p0", "1"), (["no", "yes"], "prob_no", "yes"),
    (["No", "Yes"], "P no", "Yes"), (["0", "1"], "score.1", "0"),
    (["False", "True"], "p0", "True"), (["good", "not good"], "p not good", "good"),
  ] as [([String], String, String)])
func `a column whose name ends in the other class contradicts the user`(
  labels: [String], column: String, positive: String
) throws {
  #expect(
    try files(labels: labels, column: column).problems { $0.positive = positive } == [
      Found(.singleScore(.positiveDiffers(column: column, positive: positive)), in: "model.csv")
    ])
}

@Test(
  arguments: [
    (["0", "1"], "proba_1", "1"), (["0", "1"], "p2", "1"), (["no", "yes"], "casino", "yes"),
    (["good", "not good"], "p not good", "not good"),
  ] as [([String], String, String)])
func `a column whose name ends in no other class is about the user's`(
  labels: [String], column: String, positive: String
) throws {
  let result = try files(labels: labels, column: column).read { $0.positive = positive }
  #expect(result.scores() == [0.25, 0.5])
}
