import AssayData
import AssaySamples
import Testing

private let labels = "id,label\nx,a\ny,b\nz,a\n"

@Test func `a permuted file joins by id`() throws {
  for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
    let rows = ["x,.25,.75", "y,.5,.5", "z,1,0"]
    let text = "id,a,b\n" + order.map { rows[$0] + "\n" }.joined()
    let result = try Files(["labels.csv": labels, "model.csv": text]).read()
    #expect(result.scores() == [0.25, 0.75, 0.5, 0.5, 1, 0])
    #expect(result.ids == ["x", "y", "z"])
    #expect(result.caveats.isEmpty)
  }
}

@Test func `every kind of prediction is joined`() throws {
  let classes = try Files(["labels.csv": labels, "model.csv": "id,prediction\nz,b\nx,a\ny,a\n"])
  #expect(try classes.read().predicted() == ["a", "a", "b"])
  let single = try Files(["labels.csv": labels, "model.csv": "id,b\nz,.5\nx,.25\ny,1\n"])
  #expect(try single.read().scores() == [0.25, 1, 0.5])
  let logits = try Files(["labels.csv": labels, "model.csv": "id,a,b\nz,5,6\nx,1,2\ny,3,4\n"])
  #expect(try logits.read { $0.scores = .logits }.scores() == [1, 2, 3, 4, 5, 6])
}

@Test func `the column with the ids can be named`() throws {
  let files = try Files([
    "labels.csv": "key,label\nx,a\ny,b\n", "model.csv": "a,b,key\n.5,.5,y\n.25,.75,x\n",
  ])
  #expect(try files.read { $0.idColumn = "key" }.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(
    files.problems { $0.idColumn = "kye" } == [
      Found(.columns(.noColumn("kye", among: ["key", "label"])), in: "labels.csv")
    ])
}

@Test func `missing and extra ids are all named`() throws {
  let files = try Files([
    "labels.csv": labels, "model.csv": "id,a,b\nx,.5,.5\nv,.5,.5\nw,.5,.5\n",
  ])
  let path = files.path("labels.csv")
  #expect(
    files.problems() == [
      Found(.pairing(.extraID("v", labels: path)), in: "model.csv", 3, 1),
      Found(.pairing(.extraID("w", labels: path)), in: "model.csv", 4, 1),
      Found(.pairing(.missingID("y", labels: path, line: 3)), in: "model.csv"),
      Found(.pairing(.missingID("z", labels: path, line: 4)), in: "model.csv"),
    ])
}

@Test func `doubled ids are named with the line of the first`() throws {
  let twice = "id,a,b\nx,.5,.5\ny,.5,.5\nx,.5,.5\n"
  #expect(
    try Files(["labels.csv": labels, "model.csv": twice]).problems() == [
      Found(.pairing(.duplicateID("x", firstLine: 2)), in: "model.csv", 4, 1)
    ])
  #expect(
    try Files(["labels.csv": "id,label\nx,a\nx,b\ny,a\n", "model.csv": twice]).problems() == [
      Found(.pairing(.duplicateID("x", firstLine: 2)), in: "labels.csv", 3, 1)
    ])
  #expect(
    try Files(["data.csv": "id,label,a,b\nx,a,.5,.5\nx,b,.5,.5\n"]).problems() == [
      Found(.pairing(.duplicateID("x", firstLine: 2)), in: "data.csv", 3, 1)
    ])
}

@Test func `ids are bytes: two spellings of one word are two samples`() throws {
  let files = try Files([
    "labels.csv": "id,label\n\u{E9},a\ne\u{301},b\n",
    "model.csv": "id,a,b\ne\u{301},.5,.5\n\u{E9},.25,.75\n",
  ])
  #expect(try files.read().scores() == [0.25, 0.75, 0.5, 0.5])
}

@Test func `without ids rows are paired by position, with a caveat`() throws {
  let scores = "a,b\n.25,.75\n.5,.5\n1,0\n"
  for text in [labels, "label\na\nb\na\n"] {
    let files = try Files(["labels.csv": text, "model.csv": scores])
    let result = try files.read()
    #expect(result.scores() == [0.25, 0.75, 0.5, 0.5, 1, 0])
    #expect(result.caveats == [.pairedByPosition(path: files.path("model.csv"))])
    #expect(result.ids == (text == labels ? ["x", "y", "z"] : nil))
  }
  let files = try Files([
    "labels.csv": "label\na\nb\na\n", "model.csv": "id,a,b\nx,.25,.75\ny,.5,.5\nz,1,0\n",
  ])
  #expect(try files.read().caveats == [.pairedByPosition(path: files.path("model.csv"))])
}

@Test func `without ids counts must agree`() throws {
  let files = try Files(["labels.csv": labels, "model.csv": "a,b\n.25,.75\n.5,.5\n"])
  #expect(
    files.problems() == [Found(.pairing(.rowCounts(labels: 3, found: 2)), in: "model.csv")])
}

@Test func `models that disagree about the order cannot be paired by position`() throws {
  let files = try Files([
    "labels.csv": "label\na\nb\n", "one.csv": "id,a,b\nx,.25,.75\ny,.5,.5\n",
    "two.csv": "id,a,b\ny,.25,.75\nx,.5,.5\n",
  ])
  #expect(
    files.problems() == [Found(.pairing(.idOrder(other: files.path("one.csv"))), in: "two.csv")])
}

@Test func `a file of its own labels needs no ids and no caveat`() throws {
  let result = try Files(["data.csv": "label,a,b\na,.25,.75\nb,.5,.5\n"]).read()
  #expect(result.labels == ["a", "b"])
  #expect(result.caveats.isEmpty)
  #expect(result.testSet.name(ofSample: 1).text == "row 2")
}

@Test func `a column of both files in another order is refused as an id that nobody named`() throws
{
  let files = try Files([
    "labels.csv": "Name,label\nx,0\ny,1\n", "model.csv": "name,0,1\ny,.125,.875\nx,.75,.25\n",
  ])
  #expect(
    files.words() == """
      model.csv: column 'name' has the values that it has in labels.csv, but in a different order, \
      and without ids rows are paired by position; join by it with --id name, or pair the rows as they \
      are with --pair-by position
      """)
  #expect(try files.read { $0.idColumn = "name" }.scores() == [0.75, 0.25, 0.125, 0.875])
}

@Test(arguments: ["name\nx\ny", "name\nx\nz", "name\ny\ny"])
func `a column of both files that is no id in another order is nothing to rows by position`(
  names: String
) throws {
  let rows = zip(names.split(separator: "\n"), ["0,1", ".125,.875", ".75,.25"])
  let files = try Files([
    "labels.csv": "name,label\nx,0\ny,1\n",
    "model.csv": rows.map { "\($0),\($1)\n" }.joined(),
  ])
  #expect(try files.read().scores() == [0.125, 0.875, 0.75, 0.25])
}

@Test(arguments: [("PassengerId", "passengerid"), ("passengerid", "PassengerId")])
func `the name of an id may be written in two cases`(mine: String, theirs: String) throws {
  let files = try Files([
    "labels.csv": "\(mine),survived\n1,0\n2,1\n",
    "model.csv": "\(theirs),0,1\n2,.125,.875\n1,.75,.25\n",
  ])
  #expect(try files.read().scores() == [0.75, 0.25, 0.125, 0.875])
}
