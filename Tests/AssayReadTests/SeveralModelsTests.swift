import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

@Test(arguments: [".", ":", "/", "|", "_", "-", " "])
func `one file holds the labels and several models`(_ separator: String) throws {
  let names = ["m1", "m2"].flatMap { model in ["a", "b"].map { "\(model)\(separator)\($0)" } }
  let files = try Files([
    "data.csv": "id,label,\(names.joined(separator: ","))\n1,a,.25,.75,.1,.9\n2,b,.5,.5,.6,.4\n"
  ])
  let result = try files.read()
  #expect(result.models == ["m1", "m2"])
  #expect(result.classes == ["a", "b"])
  #expect(result.labels == ["a", "b"])
  #expect(result.scores(0) == [0.25, 0.75, 0.5, 0.5])
  #expect(result.scores(1) == [0.1, 0.9, 0.6, 0.4])
  #expect(result.caveats.isEmpty)
  #expect(
    result.sources.map { $0.columns.map(\.use) } == [
      [
        .id, .label, .score(model: "m1", of: "a"), .score(model: "m1", of: "b"),
        .score(model: "m2", of: "a"), .score(model: "m2", of: "b"),
      ]
    ])
}

@Test func `a known class at the end of a name decides where a prefix ends`() throws {
  let files = try Files([
    "data.csv": """
    id,label,model_1_not_sure,model_1_sure,model_2_sure,model_2_not_sure
    1,not_sure,.25,.75,.1,.9
    2,sure,.5,.5,.6,.4

    """
  ])
  let result = try files.read()
  #expect(result.models == ["model_1", "model_2"])
  #expect(result.classes == ["not_sure", "sure"])
  #expect(result.scores(1) == [0.9, 0.1, 0.4, 0.6])
}

@Test func `soft labels and a model side by side, by prefix`() throws {
  let files = try Files([
    "data.csv": "label.a,label.b,m.a,m.b\n.5,.5,.25,.75\n1,0,.5,.5\n"
  ])
  let result = try files.read()
  #expect(result.shares == [0.5, 0.5, 1, 0])
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  #expect(result.classes == ["a", "b"])
}

@Test func `one of several models in a file is chosen by its name`() throws {
  let files = try Files([
    "data.csv": "id,label,m1.a,m1.b,m2.a,m2.b\n1,a,.25,.75,.1,.9\n"
  ])
  let path = files.path("data.csv")
  let result = try files.read { $0.models = [.init(name: "m2", path: path)] }
  #expect(result.models == ["m2"])
  #expect(result.scores() == [0.1, 0.9])
  #expect(
    files.problems { $0.models = [.init(name: "m3", path: path)] } == [
      Found(.columns(.noSuchModel("m3", among: ["m1", "m2"])), in: "data.csv")
    ])
}

@Test func `several columns of classes are several models`() throws {
  let files = try Files([
    "data.csv": "id,label,one,two,comment\n1,a,a,b,good\n2,b,b,b,bad\n"
  ])
  let result = try files.read()
  #expect(result.models == ["one", "two"])
  #expect(result.predicted(0) == ["a", "b"])
  #expect(result.predicted(1) == ["b", "b"])
}

@Test func `several columns of class numbers are several models`() throws {
  let files = try Files(["data.csv": "id,label,one,two\n1,0,0,1\n2,1,1,1\n"])
  let result = try files.read()
  #expect(result.models == ["one", "two"])
  #expect(result.predicted(1) == ["1", "1"])
}

@Test func `several columns of the positive class are several models`() throws {
  let files = try Files(["data.csv": "id,label,one,two\n1,yes,.75,.6\n2,no,.5,.1\n"])
  let result = try files.read { $0.positive = "yes" }
  #expect(result.models == ["one", "two"])
  #expect(result.classes == ["no", "yes"])
  #expect(result.testSet.positive == 1)
  #expect(result.scores(0) == [0.75, 0.5])
  #expect(result.scores(1) == [0.6, 0.1])
}

@Test func `without any model file the file with the labels is read for models`() throws {
  let files = try Files(["labels.csv": "id,label,a,b\n1,a,.25,.75\n"])
  let result = try files.read()
  #expect(result.models == ["labels"])
  #expect(result.scores() == [0.25, 0.75])
}

@Test func `a model is named by the user, or for its file`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n", "model.v2.csv": "id,a,b\n1,.25,.75\n",
    ".csv": "id,a,b\n1,0,1\n",
  ])
  #expect(try files.read().models == ["model.v2", ".csv"])
  let path = files.path("model.v2.csv")
  #expect(try files.read { $0.models = [.init(name: "new", path: path)] }.models == ["new"])
}

@Test func `two models cannot have one name`() throws {
  let files = try Files(["labels.csv": "id,label\n1,a\n", "m.csv": "id,a,b\n1,.25,.75\n"])
  #expect(
    files.problems { $0.models += $0.models } == [Found(.columns(.modelTwice("m")), in: "m.csv")])
}

@Test func `labels in several files must be chosen from`() throws {
  let text = "id,label,a,b\n1,a,.25,.75\n"
  let files = try Files(["one.csv": text, "two.csv": text])
  #expect(files.problems() == [Found(.columns(.labelsInEveryModel), in: "two.csv")])
  let result = try files.read { $0.labels = files.path("two.csv") }
  #expect(result.models == ["one", "two"])
}

@Test func `labels may be in the file of a later model`() throws {
  let files = try Files([
    "one.csv": "id,a,b\n2,.25,.75\n1,.5,.5\n", "two.csv": "id,label,a,b\n1,a,1,0\n2,b,0,1\n",
  ])
  let result = try files.read()
  #expect(result.labels == ["a", "b"])
  #expect(result.scores(0) == [0.5, 0.5, 0.25, 0.75])
  #expect(result.sources.map(\.rowCount) == [2, 2])
}

@Test func `a file without a column of labels is refused by its columns`() throws {
  let files = try Files([
    "labels.csv": "id,first,second\n1,x,y\n", "model.csv": "id,a,b\n1,.25,.75\n",
  ])
  #expect(
    files.problems() == [
      Found(.columns(.noLabelColumn(among: ["id", "first", "second"])), in: "labels.csv")
    ])
}

@Test func `one file may be several models, by one score or by classes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n", "p.csv": "id,b\n1,.25\n2,.875\n",
    "c.csv": "id,prediction\n1,b\n2,a\n",
  ])
  let result = try files.read { request in
    request.models = ["p.csv", "p.csv", "c.csv", "c.csv"].enumerated().map {
      ReadRequest.ModelInput(name: "m\($0)", path: files.path($1))
    }
  }
  #expect(result.scores(0) == [0.25, 0.875])
  #expect(result.scores(1) == [0.25, 0.875])
  #expect(result.predicted(2) == ["b", "a"])
  #expect(result.predicted(3) == ["b", "a"])
}

// MARK: - Columns and rows that may be models

@Test func `numbered columns that add up to 1 in no row may be models`() throws {
  let rows = "1,0,.2,.7\n2,1,.6,.9\n3,0,.1,.4\n"
  let files = try Files(["data.csv": "id,label,model_0,model_1\n\(rows)"])
  let question = Problem.Kind.singleScore(
    .positiveOfSeveral(columns: ["model_0", "model_1"], classes: ["0", "1"]))
  #expect(files.problems().map(\.kind) == [question])
  #expect(files.problems { $0.classes = ["0", "1"] }.map(\.kind) == [question])
  let models = try files.read { $0.positive = "1" }
  #expect(models.models == ["model_0", "model_1"])
  #expect(models.scores(1) == [0.7, 0.9, 0.4])
  // A word for scores, or rows that add up to 1, show that the numbers are classes.
  let scores = try Files(["data.csv": "id,label,prob_0,prob_1\n\(rows)"])
  #expect(scores.words().contains("add up to"))
  let sums = try Files(["data.csv": "id,label,model_0,model_1\n1,0,.25,.75\n2,1,.5,.5\n"])
  #expect(try sums.read().models.count == 1)
}

private let stacked = "a,no,.75,.25\na,yes,.5,.5\nb,no,.5,.5\nb,yes,.25,.75\n"

@Test func `rows of models one after the other are not mixed`() throws {
  let files = try Files(["data.csv": "model,label,no,yes\n\(stacked)"])
  #expect(
    files.problems().map(\.kind) == [
      .pairing(.stackedModels(column: "model", models: ["a", "b"]))
    ])
  let alone = try Files(["data.csv": "model,label,no,yes\n\(stacked.prefix(24))"])
  #expect(try alone.read().labels?.count == 2)
  // The rows are not of two models if the labels differ between the values of the column.
  let kinds = stacked.replacing("b,no", with: "b,yes")
  #expect(try Files(["data.csv": "model,label,no,yes\n\(kinds)"]).read().labels?.count == 4)
}

@Test func `rows of models are found below the rows that are looked at first`() throws {
  let rows = ["a", "b"].map { model in
    (0..<9_000).map { "\(model),\($0 % 3 == 0 ? "no" : "yes"),.75,.25\n" }.joined()
  }.joined()
  let files = try Files(["data.csv": "model,label,no,yes\n\(rows)"])
  #expect(files.words().contains("says that the rows belong to 2 models"))
  let epochs = rows.replacing("a,", with: "1,").replacing("b,", with: "2,")
  #expect(
    try Files(["data.csv": "epoch,label,no,yes\n\(epochs)"]).words().contains("column 'epoch' says")
  )
}

@Test func `rounds of the same labels are runs, whatever the column is called`() throws {
  let labels = "aabbabbaabab"
  func rows(_ values: [Int], _ labels: String) -> String {
    values.map { value in labels.map { "\(value),\($0),.75,.25\n" }.joined() }.joined()
  }
  let files = try Files(["data.csv": "mtry,label,a,b\n\(rows([2, 5], labels))"])
  #expect(
    files.problems().map(\.kind) == [
      .pairing(.stackedModels(column: "mtry", models: ["2", "5"]))
    ])
  #expect(try files.read { $0.slices = ["mtry"] }.labels?.count == 24)
  // Labels that are sorted within each fold repeat, too.
  let folds = rows([1, 2], "aaabbbbbb")
  #expect(try Files(["data.csv": "fold,label,a,b\n\(folds)"]).read().labels?.count == 18)
  let mixed = rows([1], labels) + rows([2], String(labels.reversed()))
  #expect(try Files(["data.csv": "mtry,label,a,b\n\(mixed)"]).read().labels?.count == 24)
}

@Test func `seeds and configurations beside ids are models`() throws {
  let files = try Files([
    "data.csv": "id,seed,label,a,b\n1,42,a,.75,.25\n2,42,b,.5,.5\n1,43,a,1,0\n2,43,b,0,1\n"
  ])
  #expect(try files.read().models == ["42", "43"])
  let tidy = try Files([
    "data.csv": """
    id,.pred_class,.pred_a,.pred_b,.row,class,.config
    Fold1,a,.75,.25,1,a,M1
    Fold2,b,.25,.75,2,b,M1
    Fold1,a,1,0,1,a,M2
    Fold2,b,0,1,2,b,M2

    """
  ])
  #expect(try tidy.read().models == ["M1", "M2"])
}

@Test func `a row for each model and class is two files`() throws {
  let rows = (1...3).flatMap { id in
    ["x", "y"].flatMap { model in
      [("a", 0.75), ("b", 0.25)].map { "\(id),a,\(model),\($0.0),\($0.1)\n" }
    }
  }.joined()
  let head = "id,label,model,class,prob\n"
  #expect(
    try Files(["data.csv": head + rows]).problems().map(\.kind) == [
      .pairing(.stackedModels(column: "model", models: ["x", "y"], hasIDs: true))
    ])
  let half = rows.split(separator: "\n").filter { $0.contains(",x,") }.joined(separator: "\n")
  #expect(
    try Files(["data.csv": head + half + "\n"]).read().scores() == [
      0.75, 0.25, 0.75, 0.25, 0.75, 0.25,
    ])
}
