import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// A row for each class, or for each model.

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
      m.csv: the id '2' has no row with 'cat' in column 'class', and other ids have one; a file in long \
      form needs one row for each id and each 'class'; where ids are not the samples, make it wide as by \
      df.pivot(index=ID, columns='class', values=SCORE).to_csv('wide.csv')
      """)
  let twice = try Files([
    "labels.csv": "id,label\n1,cat\n2,dog\n",
    "m.csv": "id,class,prob\n1,cat,.75\n1,cat,.25\n2,dog,.5\n",
  ])
  #expect(
    twice.words().hasPrefix(
      "m.csv:3:1: the id '1' is here for the second time with 'cat' in column "))
}

@Test func `duplicate labels are not taken for long form`() throws {
  let files = try Files([
    "labels.csv": "id,class\n1,cat\n1,dog\n", "m.csv": "id,cat,dog\n1,.75,.25\n",
  ])
  #expect(files.words().contains("the id '1' is already in line 2"))
}
