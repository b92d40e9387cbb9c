import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// Tables with a row for each class, or for each model.

@Test func `a row for each class is made wide`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "m.csv": "id,class,prob\n1,cat,.75\n1,dog,.25\n2,dog,.5\n2,cat,.5\n",
  ])
  let result = try files.read()
  #expect(result.classes == ["cat", "dog"])
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5])
  let streamed = try SampleStream(files.request(), chunkRows: 1).fold(jobs: 1) { _ in Collected() }
  #expect(streamed.folded.count == 2)
}

@Test func `a row for each model is made wide, and the label stays one column`() throws {
  let files = try Files([
    "data.csv": """
    id,label,model,a,b
    1,a,lr,.75,.25
    1,a,rf,.5,.5
    2,b,lr,.25,.75
    2,b,rf,0,1

    """
  ])
  let result = try files.read()
  #expect(result.models == ["lr", "rf"])
  #expect(result.labels == ["a", "b"])
  #expect(result.scores(1) == [0.5, 0.5, 0, 1])
  let classes = try Files([
    "data.csv": "id,label,model,prediction\n1,a,lr,a\n1,a,rf,b\n2,b,lr,b\n2,b,rf,b\n"
  ])
  #expect(try classes.read().models == ["lr", "rf"])
}

@Test func `a sample without a row for a class is refused with its id`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "m.csv": "id,class,prob\n1,cat,.75\n1,dog,.25\n2,dog,.5\n",
  ])
  #expect(
    files.words() == """
      m.csv:4:1: the id '2' has no row with 'cat' in column 'class', but other ids have one; a file in long \
      form needs one row for each id and each 'class'; if ids do not name samples, make it wide, for example \
      with df.pivot(index=ID, columns='class', values=SCORE).to_csv('wide.csv')
      """)
  let twice = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "m.csv": "id,class,prob\n1,cat,.75\n1,cat,.25\n2,dog,.5\n",
  ])
  #expect(
    twice.words().hasPrefix(
      "m.csv:3:1: the id '1' has two rows with 'cat' in column 'class' instead of one"))
}

@Test func `duplicate labels are not taken for long form`() throws {
  let files = try Files([
    "labels.csv": "id,class\n1,cat\n1,dog\n", "m.csv": "id,cat,dog\n1,.75,.25\n",
  ])
  #expect(files.words().contains("the id '1' already occurs on line 2"))
}

@Test func `a row for each class is known by what is in the rows`() throws {
  let files = try Files([
    "data.csv": """
    id,kind,sort,value,label
    1,cat,x,.5,cat
    1,dog,y,.5,cat
    2,cat,x,.25,dog
    2,dog,y,.75,dog
    3,dog,y,1,dog
    3,cat,x,0,dog

    """
  ])
  let result = try files.read()
  #expect(result.classes == ["cat", "dog"])
  #expect(result.labels == ["cat", "dog", "dog"])
  #expect(result.scores() == [0.5, 0.5, 0.25, 0.75, 0, 1])
  let apart = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "m.csv": "id,kind,sort,value\n1,cat,x,.5\n1,dog,y,.5\n2,cat,x,.25\n2,dog,y,.75\n",
  ])
  #expect(
    apart.words() == """
      m.csv: each sample has several rows, and 'kind' and 'sort' may both say which class a row is about; make it \
      wide, for example with df.pivot(index='id', columns='kind', values=SCORE).to_csv('wide.csv'), or leave one of \
      them out
      """)
  let keyed = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "m.csv": "id,label,score\n1,cat,.5\n1,dog,.5\n2,cat,.25\n2,dog,.75\n",
  ])
  #expect(try keyed.read().scores() == [0.5, 0.5, 0.25, 0.75])
}

private let withoutIDs = """
  sample one,label,class,p
  s1,cat,cat,.5
  s1,cat,dog,.5
  s2,dog,cat,.25
  s2,dog,dog,.75
  s3,dog,dog,1
  s3,dog,cat,0

  """

@Test(arguments: [nil, "cat"])
func `a row for each class without ids is refused with the line that adds them`(positive: String?)
  throws
{
  let files = try Files([
    "data.csv": withoutIDs.split(separator: "\n").map { $0.split(separator: ",").dropFirst() }
      .map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  ])
  let words = """
    data.csv: each sample has 2 rows, one for each class in column 'class', and no ids say which rows belong to one \
    sample; give each sample an id, for example with df.insert(0, 'id', df.groupby('class').cumcount()), and write it \
    with df.to_csv('long.csv', index=False)
    """
  #expect(files.words { $0.positive = positive } == words)
  let column = ReadRequest.ModelInput(
    path: files.path("data.csv"), options: FileOptions { $0.column = "class" })
  #expect(files.words { $0.models = [column] } == words)
}

@Test func `a column that may have the ids of the samples is named`() throws {
  let files = try Files(["data.csv": withoutIDs])
  #expect(files.words().hasSuffix("; name the column with the ids with --id 'sample one'"))
  #expect(try files.read { $0.idColumn = "sample one" }.scores() == [0.5, 0.5, 0.25, 0.75, 0, 1])
}

@Test func `two models with the same answers are two models`() throws {
  let files = try Files([
    "data.csv": """
    id,model,label,cat,dog
    1,A,cat,.75,.25
    1,B,cat,.75,.25
    2,A,dog,.5,.5
    2,B,dog,.5,.5

    """
  ])
  #expect(try files.read().models == ["A", "B"])
  let classes = try Files([
    "data.csv": "id,model,label,prediction\n1,A,a,a\n1,B,a,a\n2,A,b,b\n2,B,b,b\n"
  ])
  #expect(try classes.read().models == ["A", "B"])
}

@Test func `a setting of each model, and a number of each class, are no scores`() throws {
  let models = try Files([
    "data.csv": """
    id,model,penalty,label,a,b
    1,lr,0,a,.75,.25
    1,rf,0.5,a,.5,.5
    2,lr,0,b,.25,.75
    2,rf,0.5,b,0,1

    """
  ])
  #expect(try models.read().scores(1) == [0.5, 0.5, 0, 1])
  let classes = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n",
    "m.csv": "id,class,class_id,prob\n1,a,0,.5\n1,b,1,.5\n2,a,0,.25\n2,b,1,.75\n",
  ])
  #expect(try classes.read().scores() == [0.5, 0.5, 0.25, 0.75])
}

@Test func `a row that is missing has the place of its sample`() throws {
  let files = try Files([
    "data.csv": "id,class,prob,label\n1,a,.5,a\n1,b,.5,a\n2,a,.5,b\n"
  ])
  #expect(files.words().hasPrefix("data.csv:4:1: the id '2' has no row with 'b' in column 'class'"))
}

@Test(arguments: [("label", "1", "0"), ("truth", "1", "0"), ("correct", "True", "False")])
func `a truth of each row says which class the sample has`(name: String, yes: String, no: String)
  throws
{
  let rows = """
    sample,class,\(name),score
    1,cat,\(yes),0.5
    1,dog,\(no),0.5
    2,cat,\(no),0.75
    2,dog,\(yes),0.25
    3,dog,\(yes),1
    3,cat,\(no),0

    """
  let files = try Files(["data.csv": rows])
  #expect(
    files.words { $0.positive = "1" } == """
      data.csv: each sample has 2 rows, one for each class in column 'class', and its id may be in column \
      'sample'; name the column with the ids with --id sample
      """)
  let result = try files.read { $0.idColumn = "sample" }
  #expect(result.labels == ["cat", "dog", "dog"])
  #expect(result.scores() == [0.5, 0.5, 0.75, 0.25, 0, 1])
  #expect(
    try files.read {
      $0.idColumn = "sample"
      $0.labelColumn = name
    }.labels == ["cat", "dog", "dog"])
  // A rank is not a score.
  let ranked = try Files([
    "data.csv": "id,label,rank,pred,score\n1,a,1,a,.75\n1,a,2,b,.25\n2,b,1,b,1\n2,b,2,a,0\n"
  ])
  #expect(try ranked.read().scores() == [0.75, 0.25, 0, 1])
}

@Test func `pairs of answers are no classes`() throws {
  let pairs = (0..<4).map { "q\($0),1,.75\nq\($0),0,.25\n" }.joined()
  let files = try Files(["data.csv": "pair,label,score\n\(pairs)"])
  #expect(try files.read { $0.positive = "1" }.labels?.count == 8)
}

@Test func `rows of each model and each class are split into files`() throws {
  let files = try Files([
    "data.csv": """
    model,id,label,class,score
    A,1,a,a,.5
    A,1,a,b,.5
    B,1,a,a,.5
    B,1,a,b,.5

    """
  ])
  #expect(files.words().hasSuffix("; give each with --model, and one of them with --labels too"))
}

@Test(arguments: [("label", "a", "b"), ("truth", "1", "0")])
func `a sample whose rows do not say one class is refused with its place`(
  name: String, yes: String, no: String
) throws {
  let rows = (1...3).map { "\($0),a,.75,\(yes)\n\($0),b,.25,\(name == "label" ? yes : no)\n" }
  let odd = name == "label" ? "4,a,.5,a\n4,b,.5,b\n" : "4,a,.5,1\n4,b,.5,1\n"
  let files = try Files(["data.csv": "id,class,prob,\(name)\n" + rows.joined() + odd])
  #expect(
    files.words() == """
      data.csv:8:8: the rows of the id '4' do not agree on one class in column '\(name)', unlike those of other ids; \
      write the sample’s class in all its rows, or 1 in the row of that class and 0 in the others
      """)
}

@Test func `classes one after the other are no models`() throws {
  let labels = ["a", "b", "b", "a", "b", "a", "a", "a", "b"]
  let rows = ["a", "b"].map { name in labels.map { "\($0),\(name),.5\n" }.joined() }
  let files = try Files(["data.csv": "label,variable,value\n" + rows.joined()])
  #expect(files.words().contains("df.groupby('variable').cumcount()"))
}
