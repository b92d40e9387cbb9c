import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// Texts of other programs, read line by line.

@Test func `fastText writes classes with their scores, the best first`() throws {
  let files = try Files([
    "labels.txt": "__label__tea some words\n__label__milk\n__label__juice more\n",
    "m.txt": """
    __label__tea 0.5 __label__milk 0.25 __label__juice 0.25
    __label__milk 0.75 __label__tea 0.25 __label__juice 0
    __label__juice 1 __label__tea 0 __label__milk 0

    """,
  ])
  let result = try files.read()
  #expect(result.classes == ["tea", "milk", "juice"])
  #expect(result.labels == ["tea", "milk", "juice"])
  #expect(result.scores() == [0.5, 0.25, 0.25, 0.25, 0.75, 0, 0, 0, 1])
  let streamed = try SampleStream(files.request(), chunkRows: 1).fold(jobs: 2) { _ in Collected() }
  #expect(streamed.folded.count == 3)
  // Labels in a table may keep the prefix.
  let table = try Files([
    "labels.csv": "label\n__label__tea\n__label__milk\n",
    "m.txt": "__label__tea 0.75 __label__milk 0.25\n__label__milk 1 __label__tea 0\n",
  ])
  #expect(try table.read().labels == ["tea", "milk"])
}

@Test func `a line of fastText with other classes is refused with its place`() throws {
  let files = try Files([
    "labels.txt": "__label__a\n__label__b\n__label__a\n",
    "m.txt": "__label__a 0.5 __label__b 0.5\n\n__label__a 0.5 __label__c 0.5\n",
  ])
  #expect(
    files.words() == """
      m.txt:3:1: the scores of 'a' and 'c', but of 'a' and 'b' in the first line; write the scores of all \
      classes with predict-prob MODEL FILE -1
      """)
}

@Test func `the best class of fastText alone gives both scores of two classes`() throws {
  let files = try Files([
    "labels.txt": "__label__a\n__label__b\n", "m.txt": "__label__a 0.75\n__label__a 0.625\n",
  ])
  #expect(try files.read().scores() == [0.75, 0.25, 0.625, 0.375])
}

@Test func `Vowpal Wabbit writes scores by class and a tag`() throws {
  let files = try Files([
    "labels.vw": "1 'x1 |w a b:2\n2 'x2 |w c\n", "m.txt": "1:0.75 2:0.25 x1\n1:0.5 2:0.5 x2\n",
  ])
  let result = try files.read()
  #expect(result.labels == ["1", "2"])
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5])
}

@Test func `labels are read from LIBSVM's examples`() throws {
  let files = try Files([
    "labels.svm": "+1 1:0.5 3:2\n-1 2:1\n", "m.txt": "labels 1 -1\n1 0.75 0.25\n-1 0.5 0.5\n",
  ])
  #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
}

@Test func `Weka's predictions are read as CSV and between blanks`() throws {
  let csv = "inst#,actual,predicted,error,prediction\n1,1:no,1:no,,0.75\n2,2:yes,1:no,+,0.625\n"
  let text = """
    === Predictions on test data ===

        inst#     actual  predicted error prediction
            1       1:no       1:no       0.75
            2      2:yes       1:no   +   0.625

    """
  for text in [csv, text] {
    let result = try Files(["data.csv": text]).read()
    #expect(result.labels == ["no", "yes"])
    #expect(result.scores() == [0.75, 0.25, 0.625, 0.375])
  }
  let all = """
    inst#,actual,predicted,error,distribution
    1,1:no,1:no,,*0.75,0.25
    2,2:yes,1:no,+,*0.625,0.375

    """
  #expect(try Files(["data.csv": all]).read().scores() == [0.75, 0.25, 0.625, 0.375])
}

@Test func `ARFF is a table with quoted names and values`() throws {
  let text = """
    % comment
    @relation 'two models'
    @attribute 'the id' string
    @attribute class {'a b',c}
    @ATTRIBUTE "a b" numeric
    @attribute c real
    @data
    'it\\'s',  'a b' , 0.75,0.25
    % another
    y,c,0.5,0.5

    """
  let files = try Files(["data.arff": text])
  let result = try files.read()
  #expect(result.ids == ["it's", "y"])
  #expect(result.labels == ["a b", "c"])
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5])
  let short = try Files(["data.arff": text + "z,c,1\n"])
  #expect(short.words().hasPrefix("data.arff:11:1: 3 fields, but 4 columns;"))
  let sparse = try Files(["data.arff": text + "{0 z}\n"])
  #expect(sparse.words().hasPrefix("data.arff:11:1: this row names its columns by numbers"))
}

@Test func `bars separate columns, and stay as they are inside labels`() throws {
  let files = try Files(["data.csv": "id|label|a|b\n1|a|.75|.25\n2|b|.5|.5\n"])
  #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
  let sets = try Files(["labels.csv": "label\na|b\na\n", "m.csv": "a,b\n1,0\n1,1\n"])
  #expect(try sets.read { $0.task = .multilabel }.classes == ["a", "b"])
}

@Test func `R leaves out the name of the rows' names`() throws {
  let files = try Files([
    "labels.txt": "\"label\"\n\"1\" \"a\"\n\"2\" \"b\"\n",
    "m.txt": "\"a\"\t\"b\"\n\"1\"\t.75\t.25\n\"2\"\t.5\t.5\n",
  ])
  let result = try files.read()
  #expect(result.labels == ["a", "b"])
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5])
  // Decimal commas add a field, too.
  let commas = try Files(["data.csv": "label,p\na,0,5\nb,0,25\n"])
  #expect(commas.words().contains("3 fields, but 2 columns"))
}

@Test func `a class a line is read from a file, and an empty line is refused`() throws {
  let files = try Files([
    "names.txt": "\u{FEFF}cat\r\nguinea pig\r\ndog, small\n\n", "bad.txt": "a\n\nb\n",
  ])
  #expect(try classLines(of: files.path("names.txt")) == ["cat", "guinea pig", "dog, small"])
  let error = try #require(throws: ReadError.self) { try classLines(of: files.path("bad.txt")) }
  #expect(
    files.words(error) == "bad.txt:2:1: an empty line among the names of classes; take the line out"
  )
}

@Test func `files that were put together are found by their names or their mark`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n", "m.csv": "id,a,b\n1,.75,.25\nid,a,b\n2,.5,.5\n",
  ])
  #expect(
    files.words() == """
      m.csv:3:1: the column names occur again, as in concatenated files; take the line \
      out: awk 'NR == 1 { names = tolower($0) } NR == 1 || tolower($0) != names' FILE
      """)
  let marked = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n", "m.csv": "id,a,b\n1,.75,.25\n\u{FEFF}id,a,b\n2,.5,.5\n",
  ])
  #expect(
    marked.words() == """
      m.csv:3:1: a byte order mark (U+FEFF) is inside the file; it belongs only at the start: remove it when concatenating files
      """)
  // A first row that is repeated is not a header.
  let pairs = try Files(["data.csv": "a,b\nb,a\na,b\nb,b\n"])
  #expect(pairs.words().contains("the first line looks like data"))
}

@Test func `classes that are stated twice are refused before anything else`() throws {
  let files = try Files(["labels.csv": "id,label\n1,a\n", "m.csv": "id,0,1\n1,.75,.25\n"])
  #expect(
    files.words { $0.classes = ["a", "b", "a"] }
      == "labels.csv: the class 'a' is named twice; name each class once with --classes")
}

@Test func `ten thousand stated classes are matched at once`() throws {
  let names = (0..<10_000).map { "class \($0)" }
  let row = "1," + (0..<10_000).map { $0 == 7 ? "1" : "0" }.joined(separator: ",")
  let files = try Files([
    "labels.csv": "id,label\n1,class 7\n",
    "m.csv": "id," + (0..<10_000).map(String.init).joined(separator: ",") + "\n\(row)\n",
  ])
  #expect(try files.read { $0.classes = names }.labels == ["class 7"])
}

@Test func `a row with too many fields before the names again is refused`() throws {
  let files = try Files(["data.csv": "key,p\n1,.5,.5,.5\nkey,p\n"])
  #expect(files.words().contains("4 fields, but 2 columns"))
}

@Test func `a class twice in the first line of fastText is an error with its place`() throws {
  let files = try Files([
    "labels.txt": "cat\ndog\n",
    "m.txt":
      "__label__cat 0.5 __label__cat 0.25 __label__dog 0.25\n__label__dog 0.5 __label__cat 0.5\n",
  ])
  #expect(files.words().contains("m.txt:1:27: the class 'cat' occurs twice"), "\(files.words())")
}

@Test func `a line of fastText that lacks a score is no line of labels`() throws {
  let lines = "__label__a .75 __label__b .25\n__label__b .5\n"
  for model in [lines, lines.replacing("__label__b .5", with: "__label__b .5 __label__a")] {
    let files = try Files(["labels.csv": "label\na\nb\n", "m.txt": model])
    #expect(files.words().hasPrefix("m.txt:2:1: "))
  }
}
