import AssayTables
import Testing

// Lines between and around the rows that are not rows.

@Test func `names of the columns in other letters or another order are no row`() throws {
  let letters = try Files(["data.csv": "label,prediction\ncat,dog\nLabel,Prediction\ncat,cat\n"])
  #expect(letters.problems().map(\.kind) == [.row(.headerAgain)])
  let labels = try Files([
    "labels.csv": "label\ncat\nlabel\ncat\ndog\n", "m.csv": "cat,dog\n1,0\n1,0\n0,1\n",
  ])
  #expect(labels.words().hasPrefix("labels.csv:3:1: the column names occur again"))
  let order = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n", "m.csv": "id,a,b\n1,.75,.25\nid,b,a\n2,.5,.5\n",
  ])
  #expect(
    order.words() == """
      m.csv:3:1: the column names occur again in a different order, as in concatenated files; \
      concatenate the files by their column names: pd.concat([pd.read_csv(f) for f in FILES])
      """)
  // A class may have the name of the column.
  let spam = try Files([
    "labels.csv": "id,spam\n1,ham\n2,spam\n", "m.csv": "id,ham,spam\n1,1,0\n2,0,1\n",
  ])
  #expect(try spam.read().labels == ["ham", "spam"])
}

@Test func `names below many rows of texts are found`() throws {
  let rows = String(repeating: "last,total\ndog,cat\n", count: 40_000)
  let files = try Files(["data.csv": "label,prediction\n\(rows)Label,Prediction\n\(rows)"])
  #expect(files.words().hasPrefix("data.csv:80002:1: the column names occur again"))
}

@Test func `a total below texts is no row`() throws {
  let files = try Files(["data.csv": "label,pred\ncat,cat\ndog,cat\ntotal,2\n"])
  #expect(
    files.words()
      == "data.csv:4:1: 'total' and numbers below columns of texts: a total, not a row; take the line out"
  )
  let kinds = try Files(["data.csv": "truth,predicted\nstring,string\ndiscrete,string\n"])
  #expect(try kinds.read().labels == ["string", "discrete"])
  let classes = try Files(["data.csv": "label,pred\ntotal,part\npart,part\n"])
  #expect(try classes.read().labels == ["total", "part"])
}

@Test(
  arguments: [
    "label|pred\n-----|----\ncat|dog\n", "| label | pred |\n|---|---|\n| cat | dog |\n",
    " label | pred \n-------+------\n cat   | dog\n(1 row)\n",
    "+-------+------+\n| label | pred |\n+-------+------+\n| cat   | dog  |\n",
    "   label  pred\n0   cat  fox\n1   dog  cat\n", "label,pred\n-----,----\ncat,dog\n",
  ])
func `a table as it is printed is refused with what writes it`(_ text: String) throws {
  let files = try Files(["data.csv": text])
  #expect(files.problems().map(\.kind) == [.file(.printed)])
}

@Test func `dashes for values that are missing are a row`() throws {
  let dashes = try Files(["data.csv": "label,pred,note\ncat,cat,-\n-,-,-\n"])
  #expect(try dashes.read().labels == ["cat", "-"])
}

@Test func `the kinds of columns below their names are no row`() throws {
  let files = try Files([
    "data.tab": "x\tlabel\tpred\ncontinuous\ta b\tdiscrete\n\tclass\tmeta\n1\ta\tb\n"
  ])
  #expect(
    files.words() == """
      data.tab:2:1: this line gives the kind of each column, as Orange writes it below the names; take \
      lines 2 and 3 out: sed 2,3d FILE > new.tab
      """)
}
