import AssayData
import AssayRoles
import AssaySamples
import Testing

private let scores = "id,cat,dog,horse\n1,.2,.7,.1\n2,.6,.3,.1\n3,.1,.1,.8\n"

private func read(
  labels: String, scores: String = scores, _ change: (inout ReadRequest) -> Void = { _ in }
) throws -> (result: ReadResult, files: Files) {
  let files = try Files(["labels.csv": labels, "model.csv": scores])
  return (try files.read(change), files)
}

@Test func `labels are names of classes`() throws {
  let (result, _) = try read(labels: "id,label\n1,dog\n2,cat\n3,horse\n")
  #expect(result.labels == ["dog", "cat", "horse"])
  #expect(result.caveats.isEmpty)
}

@Test(
  arguments: [
    ("0,1", "1", "0"), ("0,1", "1.0", "0.0"), ("0,1", "True", "False"), ("0,1", "true", "false"),
    ("0,1", "TRUE", "FALSE"), ("0,1", "1.000e+00", "-0.0"), ("False,True", "1", "0"),
    ("False,True", "1.0", "0.0"), ("false,true", "True", "False"), ("0.0,1.0", "1", "0"),
    ("0,1", "1", "False"), ("-1,1", "1.0", "-1.0"), ("3,7", "7", "3.00"),
  ] as [(String, String, String)])
func `a number and a boolean are one label in all their spellings`(
  classes: String, second: String, first: String
) throws {
  let (result, _) = try read(
    labels: "id,label\n1,\(second)\n2,\(first)\n", scores: "id,\(classes)\n1,.2,.8\n2,.9,.1\n")
  guard case .hard(let labels) = result.testSet.labels else {
    Issue.record("the labels are soft")
    return
  }
  #expect(labels == [1, 0])
  #expect(result.caveats.isEmpty)
}

@Test func `a label that only looks like a number is a name`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,01\n", "model.csv": "id,1,01\n1,.2,.8\n",
  ])
  #expect(try files.read().labels == ["01"])
}

@Test func `one-hot codes are places in the list of classes`() throws {
  let (result, files) = try read(labels: "id,label\n1,010\n2,100\n3,001\n")
  #expect(result.labels == ["dog", "cat", "horse"])
  #expect(result.caveats == [.oneHotCodes(path: files.path("labels.csv"))])
}

@Test func `one-hot codes are codes where the classes are numbers, too`() throws {
  let (result, files) = try read(
    labels: "id,label\n1,01\n2,10\n", scores: "id,0,1\n1,.2,.8\n2,.9,.1\n")
  #expect(result.labels == ["1", "0"])
  #expect(result.caveats == [.oneHotCodes(path: files.path("labels.csv"))])
}

@Test func `codes of another length, or with two ones, are no codes`() throws {
  for bad in ["0100", "01", "011", "000", "002", "0-1"] {
    let files = try Files([
      "labels.csv": "id,label\n1,010\n2,\(bad)\n3,001\n", "model.csv": scores,
    ])
    #expect(
      files.problems().contains(
        Found(
          .label(.unknownLabel(bad, classes: ["cat", "dog", "horse"])), in: "labels.csv", 3, 3,
          sample: "2")
      ))
  }
}

@Test func `class numbers count from 0`() throws {
  let (result, files) = try read(labels: "id,label\n1,1\n2,0\n3,2.0\n")
  #expect(result.labels == ["dog", "cat", "horse"])
  #expect(result.caveats == [.classNumbers(path: files.path("labels.csv"))])
}

@Test(arguments: ["1,1\n2,2\n3,2", "1,0\n2,1\n3,3", "1,0\n2,-1\n3,2", "1,0\n2,1\n3,True"])
func `numbers that might count from 1, or reach outside, are no class numbers`(
  _ rows: String
) throws {
  let files = try Files(["labels.csv": "id,label\n\(rows)\n", "model.csv": scores])
  let problem = try #require(files.problems().first)
  guard case .label(.unknownLabel(_, classes: ["cat", "dog", "horse"], _)) = problem.kind else {
    Issue.record("\(problem)")
    return
  }
  #expect(problem.file == "labels.csv")
}

@Test func `one-hot columns are hard labels, in whatever order of columns`() throws {
  let (result, _) = try read(labels: "id,horse,cat,dog\n1,0,0,1\n2,0.0,1.0,0\n3,1,0,0\n")
  #expect(result.labels == ["dog", "cat", "horse"])
  #expect(result.classes == ["cat", "dog", "horse"])
}

@Test func `columns of shares are soft labels in the order of the classes`() throws {
  let (result, _) = try read(labels: "id,horse,cat,dog\n1,.25,.25,.5\n2,0,1,0\n3,1,0,0\n")
  #expect(result.shares == [0.25, 0.5, 0.25, 1, 0, 0, 0, 0, 1])
}

@Test func `shares must be a distribution`() throws {
  let files = try Files([
    "labels.csv": "id,cat,dog,horse\n1,0,1,1\n2,1,0,0\n3,-1,1,1\n", "model.csv": scores,
  ])
  let classes = ["cat", "dog", "horse"]
  #expect(
    files.problems() == [
      Found(.label(.severalLabels(2, classes: classes)), in: "labels.csv", 2, 3, sample: "1"),
      Found(
        .label(.labelShare(column: "cat", text: "-1")), in: "labels.csv", 4, 3, sample: "3"),
    ])
}

@Test func `the only column beside the ids is the label, whatever its name`() throws {
  let (result, _) = try read(labels: "id,what\n1,dog\n2,cat\n3,horse\n")
  #expect(result.labels == ["dog", "cat", "horse"])
}

@Test func `the label column can be named`() throws {
  let labels = "id,first,label\n1,dog,x\n2,cat,x\n3,horse,x\n"
  let (result, files) = try read(labels: labels) { $0.labelColumn = "first" }
  #expect(result.labels == ["dog", "cat", "horse"])
  let columns = ["id", "first", "label"]
  #expect(
    files.problems { $0.labelColumn = "frist" } == [
      Found(.columns(.noColumn("frist", among: columns)), in: "labels.csv")
    ])
}

@Test func `a label column that no file has is named`() throws {
  let files = try Files(["model.csv": "id,truth,a,b\n1,a,.5,.5\n"])
  #expect(
    files.problems { $0.labelColumn = "true" } == [
      Found(.columns(.noColumn("true", among: ["id", "truth", "a", "b"])), in: "model.csv")
    ])
}

@Test func `an empty label is an error`() throws {
  let rows = "id,label\n1,dog\n2,\n3,horse\n"
  let files = try Files(["labels.csv": rows, "model.csv": scores])
  #expect(files.problems() == [Found(.label(.emptyLabel), in: "labels.csv", 3, 3, sample: "2")])
}

@Test func `an empty label is an error where only labels name the classes`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,dog\n2,\n", "model.csv": "id,prediction\n1,dog\n2,cat\n",
  ])
  #expect(files.problems() == [Found(.label(.emptyLabel), in: "labels.csv", 3, 3, sample: "2")])
}

@Test func `every unknown label is counted and the first ten are kept`() throws {
  let rows = (1...25).map { "\($0),\($0 == 3 ? "dog" : "dgo")\n" }.joined()
  let files = try Files(["labels.csv": "id,label\n" + rows, "model.csv": scores])
  let list = try #require(files.problemList())
  #expect(list.count == 24)
  #expect(list.first.count == 10)
  #expect(list.first.last?.place?.line == 12)
}

@Test func `a class that is called like a label column is a class where rows are distributions`()
  throws
{
  let files = try Files([
    "labels.csv": "id,gold,silver,bronze\n1,1,0,0\n2,0,0,1\n",
    "model.csv": "id,gold,silver,bronze\n1,.5,.25,.25\n2,.25,.25,.5\n",
  ])
  let result = try files.read()
  #expect(result.labels == ["gold", "bronze"])
  #expect(result.testSet.classes.names == ["gold", "silver", "bronze"])
}

@Test func `labels whose shares are off by a thousandth are used as given, with a caveat`() throws {
  let files = try Files([
    "labels.csv": "id,a,b\n1,.5,.5\n2,.5,.502\n",
    "model.csv": "id,a,b\n1,.5,.5\n2,.5,.5\n",
  ])
  let result = try files.read()
  guard case .sumsOff(of: "The labels", rows: 1, let largest, let sample)? = result.caveats.first
  else {
    Issue.record("\(result.caveats)")
    return
  }
  #expect(sample.text == "2")
  #expect((largest - 0.002).magnitude < 1e-15)
}
