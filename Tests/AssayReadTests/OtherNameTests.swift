import AssayTables
import Testing

// Classes with other names in predictions than in labels.

private let labels = "label\nno\nyes\nyes\nno\nyes\nno\nno\nyes\n"
private let scores = [0.75, 0.75, 0.5, 1, 0.75, 0.75, 0.875, 0.625]

@Test func `numbers of an SVM are classes, with or without a plus`() throws {
  let files = try Files(["labels.csv": "y\n-1\n+1\n+1\n-1\n", "m.csv": "1\n1\n-1\n-1\n"])
  #expect(try files.read().labels == ["-1", "+1", "+1", "-1"])
  let names = try Files([
    "labels.csv": labels, "m.csv": "value\n-1\n1\n-1\n-1\n1\n1\n-1\n1\n",
  ])
  for positive in [nil, "yes"] {
    #expect(
      names.words { $0.positive = positive }
        == """
        m.csv: column 'value' holds classes only as the numbers '-1' and '1', but the labels are 'no' and \
        'yes'; write the labels’ names: df['value'].map({-1: LABEL, 1: LABEL})
        """)
  }
}

@Test func `predicted classes beside columns that they name are no score`() throws {
  let files = try Files([
    "labels.csv": "label\nno\nyes\n", "m.predict": "labels 0 1\n0 0.75 0.25\n1 0.5 0.5\n",
  ])
  #expect(files.words().contains("the columns of scores '0' and '1': it is not known"))
  #expect(try files.read { $0.classes = ["no", "yes"] }.scores() == [0.75, 0.25, 0.5, 0.5])
}

@Test func `columns whose numbers fall have no order of classes`() throws {
  let files = try Files(["data.csv": "label,LABEL_1,LABEL_0\nno,.25,.75\nyes,.5,.5\n"])
  #expect(files.words().hasSuffix("; name each column of scores after its label"))
  let named = try Files(["data.csv": "label,yes,no\nno,.25,.75\nyes,.5,.5\n"])
  #expect(try named.read().classes == ["yes", "no"])
}

@Test func `a score of answers under other names is no score of one class`() throws {
  let rows = zip(labels.split(separator: "\n").dropFirst(), scores)
  let text = rows.enumerated().map { "\($1.0),\($0 % 3 == 0 ? "NEG" : "POS"),\($1.1)\n" }.joined()
  let files = try Files(["data.csv": "label,sentiment,score\n\(text)"])
  for positive in [nil, "yes"] {
    let kinds = files.problems { $0.positive = positive }.map(\.kind)
    #expect(
      kinds == [
        .singleScore(
          .scoreOfNames(
            column: "score", names: "sentiment", values: ["NEG", "POS"], labels: ["no", "yes"]))
      ])
  }
  // The score is of one class if some score is below ½, or if the other column makes slices.
  let low = text.replacing("0.625", with: "0.25")
  let lower = try Files(["data.csv": "label,sentiment,score\n\(low)"])
  #expect(try lower.read { $0.positive = "yes" }.labels?.count == 8)
  let sliced = try files.read {
    $0.positive = "yes"
    $0.slices = ["sentiment"]
  }
  #expect(sliced.labels?.count == 8)
}

@Test func `a number of the class in LABEL_k counts the stated classes`() throws {
  let files = try Files([
    "labels.csv": "label\ncat\ndog\nfox\n", "m.csv": "prediction\nLABEL_0\nLABEL_2\nLABEL_2\n",
  ])
  #expect(files.words().contains("no predicted class is a label"))
  #expect(
    try files.read { $0.classes = ["cat", "dog", "fox"] }.predicted() == ["cat", "fox", "fox"])
}

@Test func `percentages of one class are no logits`() throws {
  let rows = "0,12.5\n1,99\n1,50\n0,3\n"
  let files = try Files(["data.csv": "label,score\n" + rows + rows])
  #expect(
    files.words {
      $0.positive = "1"
      $0.scores = .sigmoidLogits
    }.hasSuffix(
      "; divide them by 100, and leave out --scores, or say FILE:scores=probabilities for this file alone"
    ))
  let logits = try Files(["data.csv": "label,score\n0,-12.5\n1,99\n1,50\n0,3\n"])
  let result = try logits.read {
    $0.positive = "1"
    $0.scores = .sigmoidLogits
  }
  #expect(result.labels?.count == 4)
}
