import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

/// Files with one fault, and the exact words of its error.
private struct Fault: Sendable, CustomTestStringConvertible {
  var labels = "id,label\n1,a\n2,b\n"
  var model = "id,a,b\n1,.25,.75\n2,.5,.5\n"
  var change: @Sendable (inout ReadRequest) -> Void = { _ in }
  let words: String

  var testDescription: String { words }
}

private let faults: [Fault] = [
  Fault(
    model: "",
    words: "model.csv: the file is empty; check that the program writing it finished"),
  Fault(
    model: "id,a,b\n",
    words:
      "model.csv: there are column names but no rows; check that the program writing it finished"
  ),
  Fault(
    model: "id,a,b\n1,.25,\0\n",
    words: """
      model.csv:2:7: a NUL byte: this is not a text table; write it as CSV; if it is UTF-16, \
      convert it: iconv -f UTF-16LE -t UTF-8 FILE > new.csv
      """),
  Fault(
    model: "id,a,b\n1,\".25,.75\n",
    words: "model.csv:2:3: a quote opens here and is never closed"),
  Fault(
    model: "id,a,b\n1,\".25\"x,.75\n",
    words: """
      model.csv:2:8: text follows a closing quote; double the quotes inside a quoted field
      """),
  Fault(
    model: "id,a,a\n1,.25,.75\n",
    words: "model.csv:1:6: two columns are named 'a'; give each column a different name"),
  Fault(
    model: "s1,0.25,0.25,0.5\n",
    words: """
      model.csv: the first line looks like data ('0.25'), not like names; \
      say what it is with FILE:header=false or FILE:header=true, or give the columns names
      """),
  Fault(
    model: "id,a,b\n1,.25\n2,.5,.5\n",
    words: """
      model.csv:2:1: 2 fields, but 3 columns; \
      is the file cut off, or is a separator inside a field without quotes?
      """),
  Fault(
    model: "id,a,b\n1,.25,.75\n2,.5,x\n",
    words: "model.csv:3:6: 'x' in column 'b' is not a number (sample '2')"),
  Fault(
    model: "id,a,b\n1,.25,.75\n2,.5,\n",
    words: "model.csv:3:6: the value in column 'b' is missing (sample '2')"),
  Fault(
    model: "id;a;b\n1;0,25;0,75\n2;.5;.5\n",
    words: """
      model.csv: 2 problems: numbers with a decimal comma; write the decimal point as a point
      model.csv:2:3: '0,25' in column 'a' is not a number (sample '1')
      model.csv:2:8: '0,75' in column 'b' is not a number (sample '1')
      """),
  Fault(
    model: "id,a,b\n1,.25,nan\n2,.5,.5\n",
    words: """
      model.csv:2:7: 'nan' in column 'b' is not a finite number (sample '1'); \
      it cannot be averaged: fix the model's output or leave the row out
      """),
  Fault(
    model: "id,a,b\n1,.25,1e999\n2,.5,.5\n",
    words: "model.csv:2:7: '1e999' in column 'b' is beyond the range of a number (sample '1')"),
  Fault(
    model: "id,a,b\n1,-2.5,3\n2,.5,.5\n",
    words: """
      model.csv: 2 problems: values that are not probabilities; \
      for logits say --scores logits; divide percentages by 100
      model.csv:2:3: '-2.5' in column 'a' is not a probability: it lies outside 0 to 1 \
      (sample '1')
      model.csv:2:8: '3' in column 'b' is not a probability: it lies outside 0 to 1 \
      (sample '1')
      """),
  Fault(
    model: "id,b\n1,-2.5\n2,.5\n",
    words: """
      model.csv:2:3: '-2.5' in column 'b' is not a probability: it lies outside 0 to 1 \
      (sample '1'); for logits say --scores sigmoid-logits; divide percentages by 100
      """),
  Fault(
    model: "id,a,b\n1,.25,.5\n2,.5,.5\n",
    words: """
      model.csv:2:3: the probabilities of 'a' and 'b' add up to 0.75, not 1 (sample '1'); \
      say --renormalize to divide each row by its sum, --sum-tolerance T to accept it, \
      or name the classes with --classes A,B,… where some of these are not classes
      """),
  Fault(
    labels: "id,label\n1,dgo\n2,cat\n", model: "id,cat,dog\n1,.5,.5\n2,.5,.5\n",
    words: """
      labels.csv:2:3: the label 'dgo' is not one of the classes 'cat' and 'dog' (sample '1'); \
      did you mean 'dog'?
      """),
  Fault(
    labels: "id,label\n1,a\n2,zebra\n",
    words: """
      labels.csv:3:3: the label 'zebra' is not one of the classes 'a' and 'b' (sample '2'); \
      classes are the score columns, or what --classes says; FILE:column=NAME names the predictions
      """),
  Fault(
    labels: "id,label\n1,a\n2,\n",
    words:
      "labels.csv:3:3: the label is empty (sample '2'); to leave such rows out say --ignore-label ''"
  ),
  Fault(
    labels: "id,label\n1,a\n1,b\n",
    words: """
      labels.csv:3:1: the id '1' already occurs on line 2; give each sample a different id; if an id has several samples, name its \
      column with --group
      """),
  Fault(
    labels: "id,label\n1,a\n3,b\n",
    words: """
      model.csv: 2 problems: ids that only one of the files has; both files need the same ids; \
      --common-ids leaves out samples that are not in all files
      model.csv:3:1: the id '2' is not in labels.csv
      model.csv: no row for the id '3' (labels.csv, line 3)
      """),
  Fault(
    model: "a,b\n.5,.5\n",
    words: """
      model.csv: 1 row, but 2 labels, and without ids rows are paired by position; \
      add an id column to both files to join by id; \
      if a first line is a row, say FILE:header=false
      """),
  Fault(
    model: "id,p\n1,.5\n2,.5\n",
    words: """
      model.csv: column 'p' is the only score, and its class may be 'a' or 'b'; \
      say which with --positive CLASS
      """),
  Fault(
    labels: "id,label\n1,yes\n2,no\n", model: "id,p\n1,.5\n2,.5\n",
    change: { $0.positive = "yess" },
    words: """
      labels.csv: the positive class 'yess' is not one of the classes 'no' and 'yes'; \
      did you mean 'yes'?
      """),
  Fault(
    model: "id,a\n1,.5\n2,.5\n", change: { $0.positive = "b" },
    words: """
      model.csv: column 'a' is the score of that class, but the positive class is 'b'; \
      single scores must all be about one class: rename the column, or write one column per class
      """),
  Fault(
    labels: "id,label\n1,a\n2,c\n3,b\n", model: "id,p\n1,.5\n2,.5\n3,.5\n",
    words: """
      model.csv: column 'p' is the only score, but there are 3 classes: 'a', 'b' and 'c'; \
      write one column per class; if there are only two, leave out rows with other labels: --ignore-label LABEL
      """),
  Fault(
    labels: "id,label\n1,b\n2,b\n", model: "id,b\n1,.5\n2,.5\n",
    words: """
      labels.csv: every label is 'b', so the other class has no name; \
      name the classes with --classes A,B,…
      """),
  Fault(
    change: { $0.scores = .sigmoidLogits },
    words: """
      model.csv: sigmoid logits come in one column, but here are 2; \
      for one logit per class, say --scores logits
      """),
  Fault(
    model: "id,b\n1,.5\n2,.5\n", change: { $0.scores = .logits },
    words: """
      model.csv: column 'b' is the only column of logits; \
      for one logit x with probability 1/(1+e^−x) say --scores sigmoid-logits
      """),
  Fault(
    change: { $0.classes = ["a", "b", "c"] },
    words: """
      model.csv: no column for the class 'c' among 'a' and 'b'; \
      write a column for it, or leave 'c' out of --classes
      """),
  Fault(
    change: { $0.labelColumn = "lable" },
    words: "labels.csv: there is no column 'lable' among 'id' and 'label'; did you mean 'label'?"),
  Fault(
    change: { $0.idColumn = "key" },
    words: "labels.csv: there is no column 'key' among 'id' and 'label'; name one of these"),
  Fault(
    change: { $0.models = [] },
    words: """
      labels.csv: no column of scores or predicted classes among 'id' and 'label'; give the labels \
      with --labels FILE and a model’s predictions with --model FILE, or name their column with \
      --model FILE:column=NAME
      """),
  Fault(
    labels: "id,label\n1,a\n2,b\n3,c\n", model: "id,a,b,c\n1,1,0,0\n2,1,0,0\n3,1,0,0\n",
    change: { $0.positive = "a" },
    words: """
      labels.csv: a positive class is one of two classes, but there are 3: 'a', 'b' and 'c'; \
      leave out --positive
      """),
  Fault(
    labels: "id,label\n1,a\n2,b\n", change: { $0.classes = ["x", "y", "z"] },
    words: """
      model.csv: 2 columns of numbers, 'a' and 'b', but 3 classes, and none of the columns is named \
      for a class; leave out --classes: the columns are named for the labels
      """),
  Fault(
    labels: "id,label\n1,a\n2,b\n3,c\n", model: "id,p\n1,.5\n2,.5\n3,.5\n",
    change: { $0.classes = ["a", "b", "c"] },
    words: """
      model.csv: column 'p' is the only score, but there are 3 classes: 'a', 'b' and 'c'; \
      write one column per class; if the labels have only two, name these with --classes
      """),
  Fault(
    change: { $0.ignoredLabels = ["a", "b"] },
    words: "labels.csv: no samples remain; ignore fewer labels with --ignore-label"),
  Fault(
    labels: "id,x,y2\n1,one,two\n2,one,two\n",
    words: """
      labels.csv: no column of labels among 'id', 'x' and 'y2'; name it with --label COLUMN
      """),
  Fault(
    change: { $0.labels = nil },
    words: "model.csv: no file has labels: this one has 'id', 'a' and 'b'; "
      + "give the file that has them with --labels FILE, or their column with --label"),
  Fault(
    model: "id,comment,note\n1,good,x\n2,bad,y\n",
    words: """
      model.csv: no column of scores or predicted classes among 'id', 'comment' and 'note'; \
      give a file with predictions, or name their column with FILE:column=NAME
      """),
  Fault(
    change: { $0.models += $0.models },
    words: "model.csv: two models are named 'model'; name them with --model NAME=FILE"),
]

@Test(arguments: faults)
private func `a problem is said in words that help`(_ fault: Fault) throws {
  let files = try Files(["labels.csv": fault.labels, "model.csv": fault.model])
  #expect(files.words(fault.change) == fault.words)
}

@Test func `long texts are shortened and cannot disturb a terminal`() throws {
  let long = String(repeating: "x", count: 100)
  let files = try Files([
    "labels.csv": "id,label\n1,\u{1B}[31mred\u{7}\u{202E}\u{2028}\n2,\(long)\n",
    "model.csv": "id,a,b\n1,.5,.5\n2,.5,.5\n",
  ])
  let lines = files.words().split(separator: "\n")
  #expect(lines.count == 3)
  #expect(lines.first?.hasSuffix("; FILE:column=NAME names the predictions") == true)
  #expect(lines[1].contains("'\u{FFFD}[31mred\u{FFFD}\u{FFFD}\u{FFFD}'"))
  #expect(lines[2].contains("'" + long.prefix(60) + "…'"))
}

@Test func `of many classes the first twelve are listed`() throws {
  let names = (1...15).map { "c\($0)" }
  let files = try Files([
    "labels.csv": "id,label\n1,zebra\n",
    "model.csv": "id,\(names.joined(separator: ","))\n1,1\(String(repeating: ",0", count: 14))\n",
  ])
  #expect(files.words().contains("'c11', 'c12' and 3 more (sample '1');"))
}

@Test func `standard input has a name`() {
  var list = ProblemList(path: "-")
  for line in 1...2 { list.add(Problem(.label(.emptyLabel), sample: "\(line)")) }
  #expect(
    list.description == """
      standard input: 2 problems: empty labels; to leave such rows out say --ignore-label ''
      standard input: the label is empty (sample '1')
      standard input: the label is empty (sample '2')
      """)
}

@Test func `labels that count from 1 are read by stated classes`() throws {
  let cure = "; if classes count from 1, say --classes 1,2,3"
  let labels = "id,label\n1,1\n2,3\n3,2\n"
  let rows = "1,.5,.25,.25\n2,.5,.25,.25\n3,.5,.25,.25\n"
  let named = try Files(["labels.csv": labels, "m.csv": "id,0,1,2\n" + rows])
  #expect(named.words().hasSuffix(cure), "\(named.words())")
  #expect(try named.read { $0.classes = ["1", "2", "3"] }.labels == ["1", "3", "2"])
  let renamed = try Files(["labels.csv": labels, "m.csv": "id,1,2,3\n" + rows])
  #expect(try renamed.read().classes == ["1", "2", "3"])
  let unnamed = try Files(["labels.txt": "1\n3\n2\n", "m.txt": ".5 .25 .25\n.5 .25 .25\n1 0 0\n"])
  #expect(unnamed.words().hasSuffix(cure), "\(unnamed.words())")
  #expect(try unnamed.read { $0.classes = ["1", "2", "3"] }.labels == ["1", "3", "2"])
}

@Test func `predictions that count from 1 are not read by other classes than the labels`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,0\n2,2\n3,1\n", "m.csv": "id,prediction\n1,1\n2,3\n3,2\n",
  ])
  #expect(
    files.words { $0.classes = ["0", "1", "2"] }.hasSuffix(
      "; if predictions count classes from 1 and labels from 0, let both start at the same number"))
}

// MARK: - Several problems

@Test func `the cure comes first and once, then three examples and how many more`() {
  var list = ProblemList(path: "model.csv")
  for line in 2...400_001 {
    list.add(
      Problem(
        .cell(.decimalComma(column: "a", text: "0,5")), at: Problem.Place(line: line, column: 3)))
  }
  #expect(
    list.description == """
      model.csv: 400,000 problems: numbers with a decimal comma; write the decimal point as a point
      model.csv:2:3: '0,5' in column 'a' is not a number
      model.csv:3:3: '0,5' in column 'a' is not a number
      model.csv:4:3: '0,5' in column 'a' is not a number
      and 399,997 more
      """)
}

@Test func `problems of several kinds are each said with a cure and an example`() throws {
  let files = try Files([
    "labels.csv": "id,label\n" + (1...9).map { "\($0),a\n" }.joined(),
    "model.csv": "id,a,b\n1,x,.5\n2,y,.5\n3,z,.5\n4,nan,.5\n5,\"0,5\",.5\n"
      + (6...9).map { "\($0),.5,.5\n" }.joined(),
  ])
  #expect(
    files.words() == """
      model.csv: 5 problems: values that are not numbers
      also numbers that are not finite; it cannot be averaged: fix the model's output \
      or leave the row out
      also numbers with a decimal comma; write the decimal point as a point
      model.csv:2:3: 'x' in column 'a' is not a number (sample '1')
      model.csv:5:3: 'nan' in column 'a' is not a finite number (sample '4')
      model.csv:6:4: '0,5' in column 'a' is not a number (sample '5')
      and 2 more
      """)
}

@Test func `rows at fault are counted to the end of the file, however few rows come first`() throws
{
  let csv = (1...100).map { "\($0),.5,.5,1\n" }.joined()
  let jsonl = (1...100).map { "{\"id\":\($0),\"a\":1\($0 % 3 > 0 ? "," : " ")\"b\":0}\n" }.joined()
  for (name, text, words) in [
    ("m.csv", "id,a,b\n" + csv, "m.csv: 100 problems: rows with too few or too many fields; "),
    ("m.jsonl", jsonl, "m.jsonl: 33 problems: rows that are not JSON\n"),
  ] {
    let files = try Files([
      "labels.csv": "id,label\n" + (1...100).map { "\($0),a\n" }.joined(), name: text,
    ])
    let error = try #require(throws: ReadError.self) {
      try SampleStream(files.request(), chunkRows: 7)
    }
    #expect(files.words(error).hasPrefix(words), "\(error)")
  }
}

@Test func `the class that is meant is asked beside each label`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,dgo\n2,zebra\n3,catt\n",
    "model.csv": "id,cat,dog\n1,.5,.5\n2,.5,.5\n3,.5,.5\n",
  ])
  #expect(
    files.words() == """
      labels.csv: 3 problems: labels that are not among the classes; \
      classes are the score columns, or what --classes says; FILE:column=NAME names the predictions
      labels.csv:2:3: the label 'dgo' is not one of the classes 'cat' and 'dog' (sample '1'); \
      did you mean 'dog'?
      labels.csv:3:3: the label 'zebra' is not one of the classes 'cat' and 'dog' (sample '2')
      labels.csv:4:3: the label 'catt' is not one of the classes 'cat' and 'dog' (sample '3'); \
      did you mean 'cat'?
      """)
}
