import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

@Test func `classes are in the order of the first model's columns`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n2,a\n",
    "one.csv": "id,b,a\n1,.75,.25\n2,.5,.5\n",
    "two.csv": "a,b,id\n.1,.9,1\n.6,.4,2\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["b", "a"])
  #expect(result.models == ["one", "two"])
  #expect(result.scores(0) == [0.75, 0.25, 0.5, 0.5])
  #expect(result.scores(1) == [0.9, 0.1, 0.4, 0.6])
}

@Test func `stated classes decide the order, and which columns count`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n2,a\n",
    "model.csv": "id,age,b,a,weight\n1,44,.75,.25,80\n2,31,.5,.5,77\n",
  ])
  let result = try files.read { $0.classes = ["a", "b"] }
  #expect(result.classes == ["a", "b"])
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(
    result.sources.last?.columns.map(\.use) == [
      .id, .unused, .score(model: "model", of: "b"), .score(model: "model", of: "a"), .unused,
    ])
  // Columns without a class in their names are features.
  #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
}

@Test func `stated classes can be a subset, and labels outside it are refused`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n2,c\n", "model.csv": "id,a,b,c\n1,.25,.75,0\n2,.5,.5,0\n",
  ])
  #expect(
    files.problems { $0.classes = ["a", "b"] } == [
      Found(
        .label(.unknownLabel("c", classes: ["a", "b"], areStated: true)), in: "labels.csv", 3, 3,
        sample: "2")
    ])
}

@Test func `a stated class without a column is missing`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n", "model.csv": "id,a,b\n1,.25,.75\n",
  ])
  #expect(
    files.problems { $0.classes = ["a", "b", "c"] } == [
      Found(.classes(.missingClass("c", among: ["a", "b"], isStated: true)), in: "model.csv")
    ])
}

@Test func `a class named twice is refused`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n", "model.csv": "id,a,b\n1,.25,.75\n",
  ])
  #expect(
    files.problems { $0.classes = ["a", "b", "a"] } == [
      Found(.classes(.classTwice("a")), in: "labels.csv")
    ])
}

@Test func `models must have the same classes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n",
    "one.csv": "id,a,b\n1,.25,.75\n", "two.csv": "id,b,c\n1,.25,.75\n",
  ])
  #expect(
    files.problems() == [
      Found(.classes(.classesDiffer(expected: ["a", "b"], found: ["b", "c"])), in: "two.csv")
    ])
}

@Test func `a model without a column for a class is refused`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,b\n",
    "one.csv": "id,a,b,c\n1,.25,.75,0\n", "two.csv": "id,b,c\n1,.25,.75\n",
  ])
  #expect(
    files.problems() == [Found(.classes(.missingClass("a", among: ["b", "c"])), in: "two.csv")])
}

@Test func `columns named with numbers are classes with numbers`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,1\n2,0\n",
    "one.csv": "id,0,1\n1,.25,.75\n2,.5,.5\n", "two.csv": "id,1.0,0.0\n1,.9,.1\n2,.2,.8\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["0", "1"])
  #expect(result.scores(1) == [0.1, 0.9, 0.8, 0.2])
}

@Test func `two Unicode spellings are two classes where the user says so`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,e\u{301}\n", "model.csv": "id,\u{E9},b\n1,.25,.75\n",
  ])
  #expect(
    files.problems().map(\.kind) == [
      .classes(.spellings([SpellingPair(predicted: "\u{E9}", label: "e\u{301}")]))
    ])
  #expect(
    files.problems { $0.classMatching = .exact }.map(\.kind) == [
      .label(.unknownLabel("e\u{301}", classes: ["\u{E9}", "b"]))
    ])
  #expect(try files.read { $0.classMatching = .loose }.labels == ["\u{E9}"])
}

@Test func `a file's own copy of the labels is not a score`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,1\n2,0\n",
    "model.csv": "id,label,0,1\n1,1,.25,.75\n2,0,.5,.5\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["0", "1"])
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(result.sources.last?.columns[1].use == .unused)
}

@Test func `a class may have a name that labels often have`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,silver\n2,silver\n",
    "model.csv": "id,gold,silver\n1,0,1\n2,1,0\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["gold", "silver"])
  #expect(result.scores() == [0, 1, 1, 0])
}

@Test func `a file's own copy of the labels is not a model`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,x\n2,y\n",
    "model.csv": "id,label,prediction\n1,x,y\n2,y,y\n",
  ])
  let result = try files.read()
  #expect(result.models == ["model"])
  #expect(result.predicted() == ["y", "y"])
}

@Test func `stated classes that are not as many as the columns are counted`() throws {
  let files = try Files(["data.csv": "label,0,1,2\ncat,.5,.25,.25\ndog,.25,.5,.25\n"])
  #expect(
    files.words { $0.classes = ["cat", "dog"] } == """
      data.csv: 3 columns of numbers, '0', '1' and '2', but 2 classes, and none of the columns is named for a \
      class; name as many classes as there are columns of scores, in their order, with --classes A,B,…, or name \
      each column of scores after its class
      """)
  // Numbers that do not rise give no order.
  let mixed = try Files(["data.csv": "label,2,0,1\ncat,.5,.25,.25\ndog,.25,.5,.25\nbird,0,0,1\n"])
  #expect(
    mixed.words { $0.classes = ["bird", "cat", "dog"] }.hasSuffix(
      "; name each column of scores after its label"))
}

@Test func `names of the scores in a column are no labels`() throws {
  let files = try Files([
    "data.csv": """
    label,labels,scores
    cat,"['dog', 'cat']","[0.25, 0.75]"
    dog,"['dog', 'cat']","[0.5, 0.5]"

    """
  ])
  #expect(files.words().hasSuffix("name the classes in this order with --classes dog,cat"))
  let read = try files.read { $0.classes = ["dog", "cat"] }
  #expect(read.labels == ["cat", "dog"])
  #expect(read.scores() == [0.25, 0.75, 0.5, 0.5])
  let bars = try Files(["data.csv": "label,cat|dog\ncat,.9|.1\ndog,.3|.7\n"])
  for positive in [nil, "cat"] {
    #expect(
      bars.words { $0.positive = positive }.hasSuffix(
        "'.9|.1' in column 'cat|dog' is not an array of numbers; write it as [0.9, 0.1]"))
  }
}
