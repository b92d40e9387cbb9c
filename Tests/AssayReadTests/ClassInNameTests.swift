import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// The class of a score column is in the column's name, between texts that all of them share.

/// A file's text, and the classes and scores that are read from it, in the order of the file.
private let named: [(text: String, classes: [String], scores: [Double])] = [
  ("label,cat_prob,dog_prob\ncat,.75,.25\ndog,.5,.5\n", ["cat", "dog"], [0.75, 0.25, 0.5, 0.5]),
  ("label,P(cat),P(dog)\ncat,.75,.25\ndog,.5,.5\n", ["cat", "dog"], [0.75, 0.25, 0.5, 0.5]),
  (
    "class,P (class=no),P (class=yes)\nno,.75,.25\nyes,.5,.5\n", ["no", "yes"],
    [0.75, 0.25, 0.5, 0.5]
  ),
  (
    "label,confidence(no),confidence(yes)\nno,.75,.25\nyes,.5,.5\n", ["no", "yes"],
    [0.75, 0.25, 0.5, 0.5]
  ),
  (
    "row_id,label,label_cat_PREDICTION,label_dog_PREDICTION,label_PREDICTION,THRESHOLD\n"
      + "1,cat,.75,.25,cat,.5\n2,dog,.5,.5,cat,.5\n", ["cat", "dog"], [0.75, 0.25, 0.5, 0.5]
  ),
  ("label,1_prob,0_prob\n1,.75,.25\n0,.5,.5\n", ["1", "0"], [0.75, 0.25, 0.5, 0.5]),
  (
    "label,prob_False,prob_True\nFalse,.75,.25\nTrue,.5,.5\n", ["False", "True"],
    [0.75, 0.25, 0.5, 0.5]
  ),
  // A class that no label has: its column has the same prefix, and rows add up to 1 with it.
  (
    "label,p_a,p_b,p_c\na,.5,.25,.25\nb,.25,.5,.25\n", ["a", "b", "c"],
    [0.5, 0.25, 0.25, 0.25, 0.5, 0.25]
  ),
  // A column with the same prefix that is not a class.
  ("label,p_a,p_b,p_max\na,.75,.25,.75\nb,.25,.75,.75\n", ["a", "b"], [0.75, 0.25, 0.25, 0.75]),
  // Features, next to columns that are named for the classes alone.
  (
    "label,No,Yes,rowIndex,mtry\nNo,.75,.25,3,2\nYes,.5,.5,7,2\n", ["No", "Yes"],
    [0.75, 0.25, 0.5, 0.5]
  ),
  // Logits, next to probabilities.
  (
    "label,prob_a,prob_b,logit_a,logit_b\na,.75,.25,1,0\nb,.5,.5,0,0\n", ["a", "b"],
    [0.75, 0.25, 0.5, 0.5]
  ),
  // `c10` does not contain the class `1`.
  (
    "label,c0,c1,c10\n0,.5,.25,.25\n1,.25,.5,.25\n10,0,0,1\n", ["0", "1", "10"],
    [0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0, 0, 1]
  ),
]

@Test(arguments: named)
func `the class of a column is found in its name`(
  text: String, classes: [String], scores: [Double]
) throws {
  let files = try Files(["data.csv": text])
  let result = try files.read()
  #expect(result.classes == classes)
  #expect(result.scores() == scores)
  let streamed = try SampleStream(files.request(), chunkRows: 1).fold(jobs: 1) { _ in Collected() }
  #expect(streamed.folded.parts.first?.samples.classes.names == classes)
}

@Test func `two beginnings are two models, and so are two endings`() throws {
  let rows = "a,.75,.25,.5,.5\nb,.5,.5,.25,.75\n"
  for header in [
    "label,lr_a,lr_b,rf_a,rf_b", "label,a_lr,b_lr,a_rf,b_rf", "label,p_a_lr,p_b_lr,p_a_rf,p_b_rf",
  ] {
    let result = try Files(["data.csv": "\(header)\n\(rows)"]).read()
    #expect(result.models == ["lr", "rf"], "\(header)")
    #expect(result.scores(1) == [0.5, 0.5, 0.25, 0.75])
  }
}

@Test func `a predicted class is known by the label's name in its own`() throws {
  for name in ["predicted_BAD", "I_BAD", "BAD_PREDICTION", "Prediction (BAD)", "prediction(BAD)"] {
    let files = try Files([
      "data.csv": "ID,BAD,P_BAD1,P_BAD0,\(name)\n1,0,.25,.75,0\n2,1,.625,.375,1\n"
    ])
    #expect(try files.read().scores() == [0.25, 0.75, 0.625, 0.375], "\(name)")
    let alone = try Files(["data.csv": "ID,BAD,\(name)\n1,0,0\n2,1,0\n"])
    #expect(try alone.read().predicted() == ["0", "0"], "\(name)")
  }
}

@Test func `the only column with a word for labels has them, and several are asked about`() throws {
  let files = try Files([
    "labels.csv": "id,text,majority_label\n1,x,a\n2,y,b\n", "m.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n",
  ])
  #expect(try files.read().labels == ["a", "b"])
  let several = try Files([
    "labels.csv": "id,first_label,second_label\n1,a,b\n2,b,b\n",
    "m.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n",
  ])
  #expect(
    several.words() == """
      labels.csv: the labels may be 'first_label' or 'second_label'; say which with --label COLUMN, or \
      FILE:label=first_label if only this file has it
      """)
  #expect(try several.read { $0.labelColumn = "second_label" }.labels == ["b", "b"])
}

@Test func `numbered columns ask for the classes in their order`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,dog\n2,cat\n3,fox\n",
    "m.csv": "id,0,1,2\n1,.25,.5,.25\n2,1,0,0\n3,0,0,1\n",
  ])
  #expect(
    files.words() == """
      m.csv: the labels are 'cat', 'dog' and 'fox', and the columns of scores '0', '1' and '2': it is not \
      known which label is which column; say which label each column belongs to, in the order of the columns, \
      with --classes A,B,…
      """)
  #expect(try files.read { $0.classes = ["cat", "dog", "fox"] }.labels == ["dog", "cat", "fox"])
}

@Test func `single scores of several models ask for the positive class`() throws {
  let files = try Files(["data.csv": "id,label,lr,rf\n1,no,.25,.5\n2,yes,.75,.75\n"])
  #expect(
    files.words() == """
      data.csv: columns 'lr' and 'rf' are not named for classes and do not add up to 1, so each may be one \
      model’s score of 'no' or 'yes'; say which with --positive CLASS
      """)
  let result = try files.read { $0.positive = "yes" }
  #expect(result.models == ["lr", "rf"])
  #expect(result.scores(1) == [0.5, 0.75])
}

@Test func `tables of the best classes of each row are refused`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,0\n2,2\n3,1\n",
    "m.csv": "id,label_0,label_1,prob_0,prob_1\n1,0,1,.75,.25\n2,1,2,.5,.25\n3,1,0,.5,.25\n",
  ])
  #expect(
    files.words() == """
      m.csv: columns 'label_0', 'prob_0' and further ones are the best 2 classes of each row and their \
      scores, not a score for each class; measure the best class alone with FILE:column=label_0, or \
      write a score for each class
      """)
}
