import AssayData
import AssaySamples
import Testing

private let labels = "id,label\n1,no\n2,yes\n"

@Test func `values outside 0 to 1 are refused, never taken for logits`() throws {
  let files = try Files(["labels.csv": labels, "model.csv": "id,no,yes\n1,2.5,-1\n2,.5,.5\n"])
  #expect(
    files.problems() == [
      Found(
        .cell(.outsideUnit(column: "no", text: "2.5", scale: .logits)), in: "model.csv", 2, 3,
        sample: "1"),
      Found(
        .cell(.outsideUnit(column: "yes", text: "-1", scale: .logits)), in: "model.csv", 2, 7,
        sample: "1"),
    ])
  let result = try files.read { $0.scores = .logits }
  guard case .logits(let logits) = result.testSet.models[0].predictions else {
    Issue.record("no logits")
    return
  }
  #expect(logits.values == [2.5, -1, 0.5, 0.5])
}

@Test func `one logit is that of the class its column names, or the user`() throws {
  for (column, positive) in [("yes", nil), ("x", "yes"), ("yes", "yes")] {
    let files = try Files(["labels.csv": labels, "model.csv": "id,\(column)\n1,2.5\n2,-1\n"])
    let result = try files.read {
      $0.scores = .sigmoidLogits
      $0.positive = positive
    }
    guard case .positiveLogit(let logits) = result.testSet.models[0].predictions else {
      Issue.record("no logits")
      return
    }
    #expect(logits == [2.5, -1])
    #expect(result.classes == ["no", "yes"])
    #expect(result.testSet.positive == 1)
  }
}

@Test func `the kind of logits must fit the columns`() throws {
  let two = try Files(["labels.csv": labels, "model.csv": "id,no,yes\n1,2,1\n2,.5,.5\n"])
  #expect(
    two.problems { $0.scores = .sigmoidLogits } == [
      Found(.scores(.oneLogitExpected(columns: 2)), in: "model.csv")
    ])
  let one = try Files(["labels.csv": labels, "model.csv": "id,yes\n1,2\n2,.5\n"])
  #expect(
    one.problems { $0.scores = .logits } == [
      Found(.scores(.logitsExpected(column: "yes")), in: "model.csv")
    ])
  #expect(
    one.problems() == [
      Found(
        .cell(.outsideUnit(column: "yes", text: "2", scale: .logit)), in: "model.csv", 2, 3,
        sample: "1")
    ])
}

@Test func `models may have scores of different kinds`() throws {
  let files = try Files([
    "labels.csv": labels, "logits.csv": "id,no,yes\n1,2,1\n2,3,4\n",
    "one.csv": "id,yes\n1,0\n2,1\n",
  ])
  let result = try files.read {
    $0.models = [
      .init(path: files.path("logits.csv"), scores: .logits),
      .init(path: files.path("one.csv"), scores: .sigmoidLogits),
    ]
  }
  #expect(result.scores(0) == [2, 1, 3, 4])
  // 0 and 1 are logits here, although they could also be class numbers.
  #expect(result.scores(1) == [0, 1])
}

@Test func `sums are warned of, refused, accepted or mended`() throws {
  let files = try Files(["labels.csv": labels, "model.csv": "id,no,yes\n1,.5,.505\n2,.25,.25\n"])
  let refused = Found(.cell(.sum(0.5, classes: ["no", "yes"])), in: "model.csv", 3, 3, sample: "2")
  #expect(files.problems() == [refused])
  #expect(
    files.problems { $0.sumRule = SumRule(tolerance: 0.001) ?? SumRule() } == [
      Found(.cell(.sum(1.005, classes: ["no", "yes"])), in: "model.csv", 2, 3, sample: "1"),
      refused,
    ])
  let accepted = try files.read { $0.sumRule = SumRule(tolerance: 0.5) ?? SumRule() }
  #expect(accepted.scores() == [0.5, 0.505, 0.25, 0.25])
  #expect(
    accepted.caveats == [
      .sumsOff(of: "model", rows: 2, largest: 0.5, sample: SampleName(row: 1, id: "2"))
    ])
  let mended = try files.read { $0.sumRule = SumRule(renormalize: true) }
  #expect(mended.scores() == [0.5 / 1.005, 0.505 / 1.005, 0.5, 0.5])
  #expect(mended.caveats == [.renormalized(model: "model", rows: 2, largest: 0.5)])
}

@Test func `the sample with the largest deviation is named by id, or by row`() throws {
  let rows = "1,.5,.5\n2,.5,.508\n3,.5,.502\n"
  let labels = "id,label\n3,no\n2,yes\n1,no\n"
  let byID = try Files(["labels.csv": labels, "m.csv": "id,no,yes\n" + rows]).read()
  guard case .sumsOff(of: "m", rows: 2, _, SampleName(row: 1, id: "2"))? = byID.caveats.first else {
    Issue.record("\(byID.caveats)")
    return
  }
  let plain = "no,yes\n.5,.5\n.5,.508\n.5,.502\n"
  let byRow = try Files(["labels.csv": labels, "m.csv": plain]).read()
  guard case .sumsOff(of: "m", rows: 2, _, SampleName(row: 1, id: nil))? = byRow.caveats.last else {
    Issue.record("\(byRow.caveats)")
    return
  }
}

@Test func `of many faults ten are kept`() throws {
  let ids = 1...30
  let files = try Files([
    "labels.csv": "id,label\n" + ids.map { "\($0),no\n" }.joined(),
    "model.csv": "id,no,yes\n" + ids.map { "\($0),.5,.9\n" }.joined(),
  ])
  let list = try #require(files.problemList())
  #expect(list.count == 30)
  #expect(list.first.count == 10)
  #expect(list.first.last?.sample == "10")
  let lines = files.words().split(separator: "\n")
  #expect(lines.count == 5)
  #expect(
    lines.first?.hasPrefix(
      "model.csv: 30 problems: probabilities that do not add up to 1; say --renormalize") == true)
  #expect(lines.last == "and 27 more")
}
