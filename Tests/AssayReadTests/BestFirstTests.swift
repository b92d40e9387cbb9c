import AssayTables
import Testing

// Scores whose classes are in another order in each row, and answers under other names.

private let labels = "label\n" + (0..<9).map { "\($0 % 3)\n" }.joined()

@Test func `scores that fall in every row are of other classes in each`() throws {
  let rows = (0..<9).map { [0.5, 0.625, 0.75][$0 % 3] }
    .map { "{\"p\":[\($0),\(0.875 - $0),0.125]}\n" }.joined()
  let arrays = try Files(["labels.csv": labels, "m.jsonl": rows])
  #expect(
    arrays.words() == """
      m.jsonl: the scores in 'p[0]', 'p[1]' and 'p[2]' fall in every row, as if each row had its best class \
      first; write the scores of all rows in the same order of classes; if they are, name the columns after the \
      classes
      """)
  // Scores in named columns may fall in every row, and so may rows that are all the same.
  let lines = (0..<9).map { "0.\(5 + $0 % 3),0.\(4 - $0 % 3),0.1\n" }.joined()
  let named = try Files(["labels.csv": labels, "m.csv": "0,1,2\n" + lines])
  #expect(try named.read().labels?.count == 9)
  let same = String(repeating: "{\"p\":[0.5,0.25,0.25]}\n", count: 9)
  #expect(try Files(["labels.csv": labels, "m.jsonl": same]).read().labels?.count == 9)
}

@Test func `numbers in a different order in each row are the classes of the scores`() throws {
  let rows = ["[2, 0, 1]", "[0, 1, 2]", "[1, 2, 0]"].map { "\"\($0)\",\"[0.5, 0.25, 0.25]\"\n" }
  let files = try Files(["labels.csv": "y\n0\n1\n2\n", "m.csv": "ranks,probs\n" + rows.joined()])
  #expect(
    files.words() == """
      m.csv: column 'ranks' says which classes the scores in 'probs' belong to, in a different order in each row; \
      write them in one order: row['probs'] = [p for _, p in sorted(zip(row['ranks'], row['probs']))]
      """)
}

@Test(arguments: ["guess", "$R-churn", "y_hat2"])
func `a score that is never below one half is of the answers beside it`(_ name: String) throws {
  let rows = (0..<8).map {
    "\($0 % 2 == 0 ? "no" : "yes"),\($0 % 3 == 0 ? "yes" : "no"),0.\(6 + $0 % 3)\n"
  }
  let files = try Files(["data.csv": "label,\(name),conf\n" + rows.joined()])
  for positive in [nil, "yes"] {
    #expect(
      files.problems { $0.positive = positive }.map(\.kind) == [
        .singleScore(.scoreOfAnswers(column: "conf", answers: name))
      ])
  }
  let renamed = try Files(["data.csv": "label,prediction,conf\n" + rows.joined()])
  #expect(try renamed.read().scores()?.prefix(2) == [0.4, 0.6])
  let low = try Files(["data.csv": "label,\(name),conf\n" + rows.joined() + "no,no,0.25\n"])
  #expect(try low.read { $0.positive = "yes" }.scores()?.suffix(1) == [0.25])
}

@Test func `of three classes the column of answers is named`() throws {
  let rows = (0..<8).map {
    "\("abc".dropFirst($0 % 3).first ?? "a"),\($0 % 2 == 0 ? "a" : "b"),0.5\n"
  }
  let files = try Files(["data.csv": "label,guess,conf\n" + rows.joined()])
  #expect(
    files.problems().map(\.kind) == [
      .singleScore(.scoreOfPredicted(column: "conf", predicted: "guess", classes: 3))
    ])
}

@Test func `whole numbers beside the only score are features`() throws {
  let files = try Files(["data.csv": "id,label,age,prob\n1,0,31,.25\n2,1,64,.75\n"])
  #expect(try files.read { $0.positive = "1" }.models == ["data"])
}

@Test func `columns for each class go before a confidence`() throws {
  let files = try Files([
    "data.csv": "label,pred,cat,dog,confidence\ncat,cat,.75,.25,.75\ndog,cat,.5,.5,.5\n"
  ])
  #expect(try files.read().scores() == [0.75, 0.25, 0.5, 0.5])
  let hard = try Files(["data.csv": "label,cat,dog,confidence\ncat,1,0,.75\ndog,1,0,.5\n"])
  #expect(try hard.read().scores() == [1, 0, 1, 0])
}

@Test(arguments: ["prob,prob_lower,prob_upper", "p_mean,p_std,p_se", "Estimate,Est.Error,Q97.5"])
func `how uncertain a score is makes no model`(_ names: String) throws {
  let files = try Files(["data.csv": "label,\(names)\n0,.25,.125,.5\n1,.75,.5,.875\n"])
  #expect(try files.read { $0.positive = "1" }.scores() == [0.25, 0.75])
  // A class may have such a name.
  let classes = try Files(["data.csv": "label,p_no,p_se\nno,.75,.25\nse,.5,.5\n"])
  #expect(try classes.read().classes == ["no", "se"])
}

@Test func `probabilities are no sigmoid logits`() throws {
  let rows = (1...8).map { "\($0 % 2),0.\($0)\n" }.joined()
  let files = try Files(["data.csv": "label,score\n" + rows])
  #expect(
    files.words {
      $0.positive = "1"
      $0.scores = .sigmoidLogits
    }.hasSuffix(
      "lies in 0 to 1 in every row, as probabilities do and logits do not; leave out --scores, or say "
        + "FILE:scores=probabilities for this file alone"))
}

@Test func `losses of classes are no logits`() throws {
  let files = try Files(["data.csv": "label,nll_a,nll_b\na,0.25,3.5\nb,2.5,0.5\n"])
  #expect(
    files.words().contains(
      "the smallest of these is best: write their negatives, and say --scores logits"))
}

@Test func `two samples of a patient are not one in long form`() throws {
  let files = try Files([
    "data.csv": """
    patient_id,category,label,no,yes
    p0,left,no,.75,.25
    p0,right,yes,.25,.75
    p1,left,yes,.5,.5
    p1,right,no,1,0

    """
  ])
  #expect(
    files.words().contains("if an id has several samples, name its column with --group"))
  #expect(try files.read { $0.group = "patient_id" }.labels == ["no", "yes", "yes", "no"])
}

@Test func `what is predicted for ids is no id`() throws {
  let files = try Files(["data.csv": "truth,predicted.id,score.a,score.b\na,a,1,0\na,b,0,1\n"])
  #expect(try files.read().labels == ["a", "a"])
}

@Test func `an object of labels or of scores has an id for each`() throws {
  let files = try Files([
    "labels.json": #"{"s1":"cat","s2":"dog","s3":"cat"}"#,
    "m.json": #"{"s3":{"cat":1,"dog":0},"s1":{"cat":0.75,"dog":0.25},"s2":{"cat":0.5,"dog":0.5}}"#,
  ])
  let result = try files.read()
  #expect(result.labels == ["cat", "dog", "cat"])
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5, 1, 0])
}

@Test func `numbers that blanks fill are a column`() throws {
  let files = try Files([
    "labels.txt": "   0.0000000e+00\n   1.0000000e+00\n", "m.csv": ".75,.25\n0,1\n",
  ])
  #expect(try files.read().labels == ["0", "1"])
}

@Test func `the mark of a grade is no way of writing`() throws {
  let files = try Files(["data.csv": "label,prediction\nA,A\nA-,A\nA-,A-\n"])
  #expect(try files.read().classes == ["A", "A-"])
}
