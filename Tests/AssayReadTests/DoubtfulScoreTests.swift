import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// Files with columns that could be read in two ways: none of them gives a wrong number silently.

@Test(arguments: ["prob_positive,prob_negative", "spam,ham"])
func `class numbers are not guessed for columns in another order than their names`(
  names: String
) throws {
  let rows = "1,0,.25,.75\n2,1,.625,.375\n3,1,.5,.5\n"
  let files = try Files(["data.csv": "id,label,\(names)\n\(rows)"])
  let columns = names.split(separator: ",").map(String.init)
  #expect(
    files.problems().map(\.kind) == [
      .scores(.unmatchedColumns(labels: ["0", "1"], columns: columns))
    ])
  #expect(files.words().hasSuffix("in the order of the columns: --classes 0,1 or --classes 1,0"))
  let byName = try files.read { $0.classes = columns.reversed() }
  #expect(byName.scores() == [0.75, 0.25, 0.375, 0.625, 0.5, 0.5])
  #expect(byName.labels?.first == columns[1])
  let byPlace = try files.read { $0.classes = ["1", "0"] }
  #expect(byPlace.scores() == [0.25, 0.75, 0.625, 0.375, 0.5, 0.5])
  #expect(byPlace.labels == ["0", "1", "1"])
}

@Test func `class numbers count more than two columns that are in the order of their names`() throws
{
  let result = try Files([
    "data.csv": "id,label,cat,dog,fox\n1,0,.75,.25,0\n2,1,.375,.625,0\n"
  ]).read()
  #expect(result.labels == ["cat", "dog"])
  #expect(result.caveats.count == 1)
}

@Test(arguments: ["no,yes", "benign,malignant", "prob_negative,prob_positive"])
func `which of two columns is 1 is asked, whatever their order`(names: String) throws {
  let files = try Files(["data.csv": "id,label,\(names)\n1,0,.75,.25\n2,1,.25,.75\n"])
  #expect(files.words().hasSuffix("in the order of the columns: --classes 0,1 or --classes 1,0"))
  #expect(try files.read { $0.classes = ["1", "0"] }.labels == ["0", "1"])
  let logits = try files.read {
    $0.classes = ["0", "1"]
    $0.scores = .logits
  }
  #expect(logits.scores() == [0.75, 0.25, 0.25, 0.75])
}

@Test func `stated classes name distributions in the order of their columns`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,dog\n2,cat\n", "model.csv": "id,0,1,2\n1,.25,.5,.25\n2,1,0,0\n",
  ])
  let classes = ["cat", "dog", "fox"]
  #expect(try files.read { $0.classes = classes }.scores() == [0.25, 0.5, 0.25, 1, 0, 0])
  // Names in another order, numbers that do not rise, and rows that are not distributions are
  // refused.
  for (names, kind) in [
    ("p_dog,p_cat,p_x", Problem.Kind.scores(.columnOrder("p_dog", named: "dog", given: "cat"))),
    ("p0,p2,p1", .scores(.unmatchedColumns(labels: classes, columns: ["p0", "p2", "p1"]))),
  ] {
    let files = try Files([
      "labels.csv": "id,label\n1,dog\n", "model.csv": "id,\(names)\n1,.25,.5,.25\n",
    ])
    #expect(files.problems { $0.classes = classes }.map(\.kind) == [kind])
  }
  let features = try Files([
    "labels.csv": "id,label\n1,dog\n", "model.csv": "id,age,mass,size\n1,.25,.5,.5\n",
  ])
  #expect(
    features.problems { $0.classes = classes }.map(\.kind) == [
      .classes(.missingClass("cat", among: ["age", "mass", "size"], isStated: true))
    ])
}

@Test func `two columns that add up to 1 are not two models`() throws {
  let files = try Files(["data.csv": "id,label,up,down\n1,no,.25,.75\n2,yes,.625,.375\n"])
  #expect(
    files.problems { $0.positive = "yes" }.map(\.kind) == [.scores(.complements("up", "down"))])
  #expect(
    try files.read { $0.classes = ["yes", "no"] }.scores() == [0.25, 0.75, 0.625, 0.375])
}

@Test func `scores beside predicted classes are not dropped`() throws {
  let files = try Files(["data.csv": "y_true,y_pred,y_prob\n0,0,.25\n1,1,.875\n1,0,.375\n"])
  #expect(
    files.words() == """
      data.csv: column 'y_prob' holds scores beside the predicted classes in 'y_pred', and its class \
      may be '0' or '1'; say which with --positive CLASS, or measure the predicted classes alone \
      with FILE:column=y_pred
      """)
  #expect(try files.read { $0.positive = "1" }.scores() == [0.25, 0.875, 0.375])
  let alone = try files.read {
    $0.models = [
      ReadRequest.ModelInput(
        path: files.path("data.csv"), options: FileOptions { $0.column = "y_pred" })
    ]
  }
  #expect(alone.predicted() == ["0", "1", "0"])
  #expect(alone.caveats.isEmpty)
}

@Test(arguments: [
  // A fraction next to predictions of three classes.
  ("label,prediction,share\na,a,.25\nb,a,.75\nc,c,.5\n", ["share"]),
  // Another array, or another column, next to the columns of the stated classes.
  ("label,a,b,tree_a,tree_b\na,1,0,.5,.5\nb,1,0,.5,.5\n", ["tree_a", "tree_b"]),
  ("label,a,b,x1\na,1,0,.5\nb,1,0,.25\n", ["x1"]),
  // A column that cannot be scores is not named.
  ("label,prediction,age\na,a,23\nb,a,41\n", []),
  ("label,a,b,age\na,1,0,23\nb,1,0,41\n", []),
])
func `columns that look like scores and are not used are named`(
  text: String, unused: [String]
) throws {
  let files = try Files(["data.csv": text])
  let stated = text.hasPrefix("label,a,b") ? ["a", "b"] : nil
  let caveats = try files.read { $0.classes = stated }.caveats
  let expected = Caveat.unusedScores(path: files.path("data.csv"), columns: unused)
  #expect(caveats == (unused.isEmpty ? [] : [expected]))
  var request = files.request()
  request.classes = stated
  let streamed = try SampleStream(request, chunkRows: 1).fold(jobs: 1) { _ in Collected() }
  #expect(streamed.summary.caveats == caveats)
}

@Test func `logits beside probabilities are the same scores`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,0\n2,1\n",
    "m.jsonl": """
    {"id":1,"logits":[1,0],"probs":[0.75,0.25]}
    {"id":2,"logits":[0,2],"probs":[0.125,0.875]}

    """,
  ])
  #expect(try files.read().caveats.isEmpty)
}

@Test(arguments: [
  ("Spam\nHam", "spam\nham", [("spam", "Spam"), ("ham", "Ham")]),
  ("a b\nc", "a_b\nc", [("a_b", "a b")]), ("a\nb", "a \nb", [("a ", "a")]),
  ("new-york\nx", "New York\nx", [("New York", "new-york")]),
  ("x\ny\n1", "x\ny\n1.0", [("1.0", "1")]),
  ("x\ny\nTrue", "x\ny\n1", [("1", "True")]),
])
func `a predicted class that is a label in another spelling is refused`(
  labels: String, predicted: String, pairs: [(String, String)]
) throws {
  let files = try Files([
    "labels.csv": "label\n\(labels)\n", "m.csv": "prediction\n\(predicted)\n",
  ])
  let expected = pairs.map { SpellingPair(predicted: $0.0, label: $0.1) }
  #expect(files.problems().map(\.kind) == [.classes(.predictedSpelling(expected))])
  #expect(
    try files.read { $0.classMatching = .loose }.predicted()
      == labels.split(separator: "\n").map(String.init))
  // If all classes are named, different spellings are different classes.
  let all = (labels + "\n" + predicted).split(separator: "\n").map(String.init).distinct
  let result = try files.read { $0.classes = all }
  #expect(result.predicted() == predicted.split(separator: "\n").map(String.init))
}

@Test func `predictions of which none is a label are refused, but for numbers`() throws {
  let files = try Files(["labels.csv": "label\na\nb\n", "m.csv": "prediction\nx\ny\n"])
  #expect(
    files.words() == """
      m.csv: no predicted class is a label: the predictions are 'x' and 'y', the labels 'a' and 'b'; spell both \
      the same way; if the model was never right, name all classes with --classes A,B,…
      """)
  #expect(try files.read { $0.classes = ["a", "b", "x", "y"] }.predicted() == ["x", "y"])
  let numbers = try Files(["labels.csv": "label\n1\n1\n", "m.csv": "prediction\n0\n0\n"])
  #expect(try numbers.read().classes == ["0", "1"])
  let other = try Files(["labels.csv": "label\na\nb\n", "m.csv": "prediction\na\nc\n"])
  #expect(try other.read().classes == ["a", "b", "c"])
}

@Test func `distributions as labels beside a model of classes look swapped`() throws {
  let scores = "id,a,b\n1,.75,.25\n2,.5,.5\n"
  let files = try Files(["labels.csv": scores, "m.csv": "id,label\n1,a\n2,b\n"])
  #expect(
    try files.read().caveats == [
      .maybeSwapped(labels: files.path("labels.csv"), model: files.path("m.csv"))
    ])
  let named = try Files(["labels.csv": scores, "m.csv": "id,prediction\n1,a\n2,b\n"])
  #expect(try named.read().caveats.isEmpty)
  let hard = try Files(["labels.csv": "id,a,b\n1,1,0\n2,0,1\n", "m.csv": "id,label\n1,a\n2,b\n"])
  #expect(try hard.read().caveats.isEmpty)
}

@Test func `a confidence of predicted classes is no score of one class`() throws {
  let files = try Files([
    "data.csv": """
    target,prediction_label,prediction_score
    no,no,0.92
    yes,yes,0.81
    yes,no,0.64

    """
  ])
  #expect(files.words { $0.positive = "yes" }.contains("prediction_label"))
  // The same holds if its column is named.
  let words = files.words {
    $0.positive = "yes"
    $0.models = [
      ReadRequest.ModelInput(
        path: files.path("data.csv"), options: FileOptions { $0.column = "prediction_score" })
    ]
  }
  #expect(words.contains("it is how sure the model is of the class that it predicted"))
  // With two classes it gives both probabilities.
  #expect(try files.read().scores() == [0.92, 1 - 0.92, 1 - 0.81, 0.81, 0.64, 1 - 0.64])
  #expect(try files.read().caveats.isEmpty)
}

@Test func `predicted classes in another spelling are those of all rows`() throws {
  for rows in ["Spam,spam\nspam,spam\n", "spam,spam\nSpam,spam\n"] {
    let files = try Files(["data.csv": "label,prediction\n\(rows)"])
    let whole = try files.read { $0.classMatching = .exact }
    var request = files.request()
    request.classMatching = .exact
    let streamed = try SampleStream(request, chunkRows: 1).fold(jobs: 1) { _ in Collected() }
    #expect(whole.classes == ["Spam", "spam"])
    #expect(streamed.summary.caveats == whole.caveats)
  }
}

@Test func `columns beside scores are no logits`() throws {
  let feature = try Files([
    "data.csv": """
    age,target,prediction_label,prediction_score_0,prediction_score_1
    23,0,0,0.92,0.08
    -41,1,1,0.19,0.81

    """
  ])
  #expect(try feature.read().scores() == [0.92, 0.08, 0.19, 0.81])
  #expect(try feature.read { $0.classes = ["0", "1"] }.scores() == [0.92, 0.08, 0.19, 0.81])
  let best = try Files([
    "labels.csv": "id,label\n1,3\n2,0\n",
    "best.csv": """
    id,label_0,label_1,label_2,prob_0,prob_1,prob_2
    1,3,1,0,.75,.125,.0625
    2,1,3,2,.5,.25,.125

    """,
  ])
  let error = try #require(throws: (any Error).self) {
    try SampleStream(best.request()).fold(jobs: 1) { _ in Collected() }
  }
  #expect(
    best.words(error).hasPrefix(
      "best.csv: columns 'label_0', 'prob_0' and further ones are the best 3 classes of each row "))
  #expect(best.words(error).contains("measure the best class alone with FILE:column=label_0"))
  let alone = try best.read {
    $0.models = [
      ReadRequest.ModelInput(
        path: best.path("best.csv"), options: FileOptions { $0.column = "label_0" })
    ]
  }
  #expect(alone.predicted() == ["3", "1"])
  let rounded = try Files(["data.csv": "label,a,b\na,1.0000001,0\n"])
  #expect(
    rounded.words().hasSuffix("clip values that rounding moved out of the range: np.clip(p, 0, 1)"))
  // Logits, with some columns between 0 and 1.
  let logits = try Files(["data.csv": "label,a,b,c\na,.75,.5,-2\nb,.25,.5,-1\n"])
  #expect(logits.words().contains("for logits say --scores logits"))
}

@Test func `the predictions of SAS are kept apart from its scores`() throws {
  let files = try Files(["data.csv": "ID,BAD,P_BAD1,P_BAD0,I_BAD\n1,0,.25,.75,0\n2,1,.625,.375,1\n"]
  )
  #expect(try files.read().scores() == [0.25, 0.75, 0.625, 0.375])
  let result = try files.read {
    $0.labelColumn = "BAD"
    $0.classes = ["P_BAD0", "P_BAD1"]
  }
  #expect(result.scores() == [0.75, 0.25, 0.375, 0.625])
}

@Test func `of a table of any width, the first rows show what is no score`() throws {
  let names = (0..<300).map { "x\($0)" }.joined(separator: ",")
  let row = (0..<300).map { _ in "0.5" }.joined(separator: ",")
  let files = try Files([
    "data.csv": "label,a,b,\(names)\n" + String(repeating: "a,.5,.5,\(row)\n", count: 50)
  ])
  let caveats = try files.read { $0.classes = ["a", "b"] }.caveats
  #expect(
    caveats == [
      .unusedScores(path: files.path("data.csv"), columns: (0..<300).map { "x\($0)" })
    ])
}

@Test(arguments: [
  ("labels", "scores"), ("labels", "probs"), ("names", "probabilities"), ("indices", "probs"),
  ("class_names", "score"),
])
func `names and scores of each row belong together, whatever their keys and order`(
  names: String, scores: String
) throws {
  let isNumbered = names == "indices"
  let (a, b, c) = isNumbered ? ("0", "1", "2") : ("\"a\"", "\"b\"", "\"c\"")
  let files = try Files([
    "labels.csv": isNumbered ? "label\n0\n1\n2\n" : "label\na\nb\nc\n",
    "m.jsonl": """
    {"\(names)":[\(a),\(b),\(c)],"\(scores)":[0.5,0.25,0.25]}
    {"\(names)":[\(c),\(b),\(a)],"\(scores)":[0.125,0.75,0.125]}
    {"\(names)":[\(b),\(a),\(c)],"\(scores)":[0.25,0.5,0.25]}

    """,
  ])
  #expect(try files.read().scores() == [0.5, 0.25, 0.25, 0.125, 0.75, 0.125, 0.5, 0.25, 0.25])
}

@Test func `names in cells beside arrays of scores are not passed over`() throws {
  let files = try Files([
    "labels.csv": "label\nno\nyes\n",
    "m.csv": "labels,scores\n\"['no', 'yes']\",\"[.75, .25]\"\n\"['yes', 'no']\",\"[.5, .5]\"\n",
  ])
  for classes in [nil, ["no", "yes"]] {
    #expect(
      files.words { $0.classes = classes }.hasPrefix(
        "m.csv: column 'labels' names the classes of the scores in 'scores', in a different order in each row; "
          + "write JSON Lines"))
  }
}

@Test(arguments: ["no_prob", "P (class=no)", "prob_no", "confidence(no)"])
func `a single score that is named for the other class contradicts the positive one`(
  name: String
) throws {
  let files = try Files(["data.csv": "label,\(name)\nno,.75\nyes,.25\n"])
  #expect(files.words { $0.positive = "yes" }.contains("but the positive class is 'yes'"))
  #expect(try files.read { $0.positive = "no" }.scores() == [0.75, 0.25])
}

@Test func `what contradicts itself is refused`() throws {
  let marked = try Files(["data.csv": "label,pred\nno,no\nno,no\n\u{FEFF}yes,yes\nyes,yes\n"])
  #expect(marked.words().hasPrefix("data.csv:4:1: a byte order mark"))
  let folded = try Files([
    "data.csv": "label,no,No,yes\nNO,.75,.125,.125\nno,.125,.75,.125\nyes,0,0,1\n"
  ])
  #expect(
    folded.words { $0.classMatching = .loose }
      == "data.csv: with --match-classes loose two of the classes 'no', 'No' and 'yes' are one; leave out "
      + "--match-classes loose, or say --match-classes exact")
  let common = try Files(["labels.csv": "id,label\n1,a\n", "m.csv": "id,a,b\n1,1,0\n"])
  #expect(
    common.words {
      $0.usesCommonIDs = true
      $0.pairing = .position
    }
      == "labels.csv: --common-ids needs ids, but --pair-by position ignores them; leave out one of them"
  )
  let signs = try Files([
    "labels.csv": "id,label\n1,-1\n2,1\n", "m.csv": "id,0,1\n1,.75,.25\n2,0,1\n",
  ])
  #expect(signs.words().contains("name them in the order of the columns with --classes"))
}

@Test func `models of which each has one column ask for the positive class, whatever the labels`()
  throws
{
  let files = try Files(["data.csv": "y,lr,rf\n0,.125,.25\n1,.75,.5\n1,.5,.5\n"])
  #expect(files.words().contains("say which with --positive CLASS"))
  #expect(try files.read { $0.positive = "1" }.models == ["lr", "rf"])
}

@Test func `percentages are refused, and not advised to be logits`() throws {
  let files = try Files(["data.csv": "id,label,a,b\n1,a,75.5,24.5\n2,b,12.5,87.5\n3,b,50,50\n"])
  #expect(files.words().contains("; divide these percentages by 100\n"))
  #expect(
    files.problems { $0.scores = .logits }.map(\.kind) == [
      .scores(.percentagesAsLogits(columns: ["a", "b"]))
    ])
}
