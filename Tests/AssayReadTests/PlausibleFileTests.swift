import AssayData
import AssaySamples
import Testing

// Realistic files, which a careless reader would silently misread.

@Test(arguments: ["class_0,class_1", "label_0,label_1", "y.0,y.1"])
func `class columns may be called after labels`(header: String) throws {
  let files = try Files([
    "labels.csv": "id,label\na,0\nb,1\n", "model.csv": "id,\(header)\na,.9,.1\nb,.2,.8\n",
  ])
  let result = try files.read()
  #expect(result.testSet.classes.names == ["0", "1"])
  #expect(result.scores() == [0.9, 0.1, 0.2, 0.8])
}

@Test func `large whole numbers are different labels to the last digit`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,9007199254740992\n2,9007199254740993\n",
    "model.csv": "id,prediction\n1,9007199254740993\n2,9007199254740992\n",
  ])
  let result = try files.read()
  #expect(result.testSet.classes.count == 2)
}

@Test(arguments: [("01", "1"), ("1e2", "100"), ("+1", "1")])
func `codes that look like the same number are two classes`(one: String, other: String) throws {
  let files = try Files([
    "labels.csv": "id,label\n1,\(one)\n2,\(other)\n",
    "model.csv": "id,prediction\n1,\(one)\n2,\(one)\n",
  ])
  #expect(try files.read().testSet.classes.count == 2)
}

@Test func `a column of texts some of which begin with digits is no score`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n3,a\n",
    "model.csv": "id,note,a,b\n1,3 dogs,.5,.5\n2,a cat,.5,.5\n3,no,.5,.5\n",
  ])
  #expect(try files.read().testSet.classes.names == ["a", "b"])
}

@Test func `a name among the ids that people use joins rows`() throws {
  let files = try Files([
    "labels.csv": "image_id,label\nx,a\ny,b\n", "model.csv": "image_id,a,b\ny,.2,.8\nx,.9,.1\n",
  ])
  let result = try files.read()
  #expect(result.scores() == [0.9, 0.1, 0.2, 0.8])
  #expect(result.caveats.isEmpty)
}

@Test func `row numbers that pandas wrote must agree where rows pair by position`() throws {
  let files = try Files([
    "labels.csv": ",label\n5,a\n2,b\n", "model.csv": ",a,b\n2,.2,.8\n5,.9,.1\n",
  ])
  #expect(
    files.problems() == [
      Found(.pairing(.rowNumbers(column: "", other: files.path("labels.csv"))), in: "model.csv")
    ])
}

@Test func `a first row of data is not a header`() throws {
  let files = try Files(["labels.csv": "cat\ndog\ndog\ncat\n", "model.csv": "p\n.5\n.5\n.5\n"])
  #expect(files.problems().first?.kind == .columns(.headerIsData("cat")))
}

@Test func `a positive class that differs by a slip is refused`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,spam\n2,spam\n", "model.csv": "id,p\n1,.5\n2,.5\n",
  ])
  let problems = files.problems { $0.positive = "Spam" }
  #expect(problems.first?.kind == .classes(.positiveUnknown("Spam", classes: ["spam"])))
}

@Test func `an unknown positive class is refused with any number of classes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n", "model.csv": "id,a,b,c\n1,1,0,0\n2,0,1,0\n",
  ])
  let problems = files.problems { $0.positive = "zebra" }
  #expect(problems.first?.kind == .classes(.positiveUnknown("zebra", classes: ["a", "b", "c"])))
}

@Test func `a column of texts taken for labels is refused`() throws {
  let rows = (0..<10_001).map { "\($0),text \($0),a\n" }.joined()
  let files = try Files(["model.csv": "id,label,prediction\n" + rows])
  let problems = files.problems { $0.labels = nil }
  guard case .classes(.tooManyClasses(10_002, limit: 10_000, _))? = problems.first?.kind else {
    Issue.record("\(String(describing: problems))")
    return
  }
}

@Test func `counts for labels are refused with advice that is about labels`() throws {
  let files = try Files([
    "labels.csv": "id,a,b\n1,3,1\n2,.5,.3\n", "model.csv": "id,a,b\n1,.5,.5\n2,.5,.5\n",
  ])
  #expect(
    files.words() == """
      labels.csv: 2 problems: shares of labels outside 0 to 1; \
      labels are classes, or shares that add up to 1; convert counts to shares
      also shares of labels that do not add up to 1
      labels.csv:2:3: '3' in column 'a' is not a label’s share of a class: it lies outside 0 to 1 \
      (sample '1')
      labels.csv:3:3: the label’s shares of 'a' and 'b' add up to 0.8, not 1 (sample '2')
      """)
}

@Test func `tens of thousands of columns are refused as soon as they are counted`() throws {
  let names = (0..<20_000).map { "c\($0)" }
  let files = try Files([
    "labels.csv": "id,label\n1,c5\n",
    "model.csv": "id,\(names.joined(separator: ","))\n1\(String(repeating: ",0", count: 20_000))\n",
  ])
  #expect(
    files.problems().first?.kind == .classes(.tooManyClasses(20_000, limit: 10_000, example: "c0")))
}
