import AssayData
import AssayNumerics
import AssayResults
import AssayRoles
import Foundation
import Testing

@testable import AssayCompare
@testable import AssayEvaluate

/// The values that another program computed for a set of predictions.
private func suspects(_ set: String) throws -> [String: Any] {
  try #require(try referenceValues("suspects.json")[set] as? [String: Any])
}

private func set(
  _ folder: String, _ models: KeyValuePairs<String, String>,
  scores: ScoreKind = .probabilities, positive: String? = nil
) throws -> TestSet {
  try predictions(
    labels: "labels.csv", models, in: folder, positive: positive, scores: scores)
}

private func isNear(_ value: Double?, _ expected: Any?) -> Bool {
  guard let value, let expected = (expected as? NSNumber)?.doubleValue else {
    return value == nil && (expected == nil || expected is NSNull)
  }
  return (value - expected).magnitude <= 1e-12 * max(1, expected.magnitude)
}

/// Options with lists of up to 1,000 suspects.
private var longLists: ComparisonOptions {
  var options = ComparisonOptions()
  options.sampleLimit = 1000
  return options
}

private func suspects(of set: TestSet) throws -> Result<LabelSuspects, NoAnswer> {
  var comparer = try Comparer(set.shape, options: longLists)
  comparer.add(set, firstRow: 0)
  return try #require(comparer.labelSuspects)
}

private func check(_ found: ModelSuspects, _ right: [String: Any], _ classes: [String]) throws {
  #expect(found.count == right["suspects"] as? Int)
  #expect(isNear(found.estimatedErrors, right["estimated_label_errors"]))
  #expect(found.joint == right["confident_joint_rows_label"] as? [[Int]])
  let thresholds = try #require(right["thresholds"] as? [Any])
  #expect(zip(found.thresholds, thresholds).allSatisfy(isNear))
  let list = try #require(right["by_normalized_margin"] as? [[String: Any]])
  #expect(found.listed.count == found.count)
  for (suspect, right) in zip(found.listed, list) {
    #expect((suspect.sample.id ?? "s\(suspect.sample.row + 1)") == right["id"] as? String)
    #expect(classes[suspect.label] == right["label"] as? String)
    #expect(classes[suspect.suggested] == right["suggested"] as? String)
    #expect(isNear(suspect.margin, right["margin"]))
    #expect(isNear(suspect.selfConfidence, right["self_confidence"]))
  }
}

/// Compares the suspect labels of a test set with all reference values.
private func check(_ set: TestSet, _ name: String, models: [String]) throws {
  let (found, right) = (try suspects(of: set).get(), try suspects(name))
  #expect(found.count == set.count)
  let all = try #require(right["models"] as? [String: [String: Any]])
  let errors = try #require(right["error_without_agreed"] as? [String: [String: Any]])
  for (place, model) in models.enumerated() {
    try check(found.models[place].get(), #require(all[model]), set.classes.names)
    let without = try #require(found.withoutAgreed[place])
    #expect(without.errors == errors[model]?["errors"] as? Int)
    #expect(without.count == errors[model]?["n"] as? Int)
    #expect(isNear(without.rate, errors[model]?["error_rate"]))
  }
  let by = try #require(right["suspected_by"] as? [String: Int])
  #expect(found.suspectedBy == (0...models.count).map { by["\($0)"] ?? 0 })
  let agreed = try #require(right["agreed"] as? [String])
  #expect(
    Set(found.agreed.map { $0.sample.id ?? "s\($0.sample.row + 1)" }) == Set(agreed))
}

@Suite struct SuspectReferenceTests {
  @Test func `ten classes and three`() throws {
    try check(
      set(
        "SampleData/digits",
        [
          "logreg": "logistic-regression.csv", "rf": "random-forest.csv", "gnb": "naive-bayes.csv",
        ]), "digits", models: ["logreg", "rf", "gnb"])
    try check(
      set(
        "Tests/ReferenceData/iris",
        ["logreg": "pred_logreg.csv", "gnb": "pred_gnb.csv", "hgb": "pred_hgb.csv"]), "iris",
      models: ["logreg", "gnb", "hgb"])
  }

  @Test func `two classes, and the same of logits and one logit`() throws {
    let folder = "Tests/ReferenceData/breast_cancer"
    let both = try set(folder, ["logreg": "pred_logreg.csv", "rf": "pred_rf.csv"])
    try check(both, "breast_cancer", models: ["logreg", "rf"])
    let given = try suspects(of: both).get().models[0].get()
    let logits = try suspects(of: set(folder, ["m": "logits_logreg.csv"], scores: .logits)).get()
    let one = try suspects(
      of: set(
        folder, ["m": "logit_logreg_1col_benign.csv"], scores: .sigmoidLogits, positive: "benign")
    ).get()
    for other in [try logits.models[0].get(), try one.models[0].get()] {
      #expect(other.joint == given.joint && other.errors == given.errors)
      #expect(other.listed.map(\.sample) == given.listed.map(\.sample))
      for (suspect, expected) in zip(other.listed, given.listed) {
        #expect((suspect.margin - expected.margin).magnitude < 1e-9)
      }
    }
  }

  @Test func `by hand: thresholds 0.6 and 1.9 thirds`() throws {
    let rows = [[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.3, 0.7], [0.2, 0.8], [0.6, 0.4]]
    try check(made([rows], [0, 0, 0, 1, 1, 1], classes: ["0", "1"]), "by_hand", models: ["m"])
  }
}

// MARK: - By hand

/// Samples without ids, with a model for each list of rows.
private func made(
  _ models: [[[Double]]], _ labels: [Int32], classes: [String] = ["a", "b"],
  _ predictions: (Matrix) throws -> Predictions = {
    .probabilities(try Probabilities.check($0).get())
  }, side: SideColumns = SideColumns()
) throws -> TestSet {
  TestSet(
    classes: try #require(ClassList(classes)), labels: .hard(labels),
    models: try models.enumerated().map { place, rows in
      TestSet.Model(
        name: "m\(place)",
        predictions: try predictions(
          Matrix(columns: classes.count, values: rows.flatMap(\.self))))
    }, side: side)
}

private let three = [[0.9, 0.1], [0.2, 0.8], [0.1, 0.9]]

@Suite struct SuspectTests {
  private func reason(_ set: TestSet) throws -> NoAnswer? {
    if case .failure(let reason) = try suspects(of: set) { reason } else { nil }
  }

  @Test func `three samples of one model have an answer`() throws {
    let found = try suspects(of: made([three], [0, 0, 1])).get()
    // The means are 0.55 and 0.9: the second sample's 0.2 does not reach the first, its 0.8 not the
    // second.
    #expect(found.suspectedBy == [3, 0] && found.agreedCount == 0)
    let wrong = try suspects(of: made([[[0.9, 0.1], [0.05, 0.95], [0.3, 0.7]]], [0, 0, 1])).get()
    #expect(wrong.suspectedBy == [2, 1] && wrong.agreed.map(\.sample.row) == [1])
    #expect(wrong.withoutAgreed == [ErrorCount(errors: 0, count: 2)])
  }

  @Test func `without an answer there is the reason`() throws {
    #expect(try reason(made([three], [0, 0, 0])) == .oneClass)
    #expect(try reason(made([[[1], [1]]], [0, 0], classes: ["a"])) == .oneClass)
    #expect(
      try reason(made([three], [0, 1, 1], side: SideColumns(groups: nil, weights: [1, 2, 3])))
        == .weighted)
    let groups = SideColumns(groups: TextColumn(["g", "g", "h"]), weights: nil)
    #expect(try reason(made([three], [0, 1, 1], side: groups)) == .grouped)
    #expect(try reason(made([three], [0, 1, 1]) { _ in .classes([0, 1, 1]) }) == .classesOnly)
    let hard = try made([three], [0, 1, 1])
    let shares = try Probabilities.check(Matrix(columns: 2, values: [0.5, 0.5, 1, 0, 0, 1])).get()
    let soft = TestSet(classes: hard.classes, labels: .soft(shares), models: hard.models)
    #expect(try reason(soft) == .softLabels)
    var options = ComparisonOptions()
    options.metrics = .core
    #expect(try compare(hard, options: options).labelSuspects == nil)
  }

  @Test func `a model of classes takes no part`() throws {
    let rows = [[0.9, 0.1], [0.05, 0.95], [0.3, 0.7]]
    let set = try made([rows], [0, 0, 1])
    let both = TestSet(
      classes: set.classes, labels: set.labels,
      models: set.models + [TestSet.Model(name: "c", predictions: .classes([1, 1, 1]))])
    let found = try suspects(of: both).get()
    #expect(found.suspectedBy == [2, 1] && found.agreedCount == 1 && found.modelCount == 1)
    #expect(throws: NoAnswer.classesOnly) { try found.models[1].get() }
    #expect(found.withoutAgreed[1] == nil)
  }

  @Test func `probabilities 0 and 1, and logits of ±1e308`() throws {
    let rows: [[Double]] = [[1, 0], [0, 1], [0, 1], [1, 0]]
    let certain = try suspects(of: made([rows], [0, 0, 1, 1])).get()
    #expect(try certain.models[0].get().thresholds == [0.5, 0.5])
    #expect(certain.agreed.map(\.sample.row) == [1, 3] && certain.agreed[0].margin == -1)
    let far = rows.map { $0.map { $0 == 1 ? 1e308 : -1e308 } }
    let logits = try suspects(of: made([far], [0, 0, 1, 1]) { .logits($0) }).get()
    #expect(logits.agreed == certain.agreed)
    let alike = try suspects(of: made([[[0, 1], [0, 1]]], [0, 1])).get()
    // Class 0 always had probability 0, so its threshold is 0; class 1 is more likely.
    #expect(
      try alike.models[0].get().thresholds == [0, 1] && alike.agreed.map(\.sample.row) == [0])
  }

  @Test func `models that suggest different classes do not agree`() throws {
    let first = [[0.1, 0.8, 0.1], [0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]]
    let second = [[0.1, 0.1, 0.8], [0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]]
    let set = try made([first, second], [0, 0, 1, 2], classes: ["a", "b", "c"])
    let found = try suspects(of: set).get()
    #expect(found.suspectedBy == [3, 0, 1] && found.agreedCount == 0)
    #expect(found.shared.map(\.models) == [[0, 1]] && found.shared[0].suggested == 1)
  }

  @Test func `a file has fields in quotes where it needs them`() throws {
    let list = SuspectList(
      [
        SharedSuspect(
          sample: SampleName(row: 4, id: "a,\"b\""), label: 0, suggested: 1, margin: -0.5,
          models: [0, 1]),
        SharedSuspect(
          sample: SampleName(row: 6, id: nil), label: 1, suggested: 0, margin: 0.25, models: [1]),
      ], count: 9, total: 9, models: ["m", "n"], classes: ["x", "y z"])
    #expect(
      list.csv
        == "id,label,suggested,margin,models\n\"a,\"\"b\"\"\",x,\"y z\",-0.5,m;n\n7,\"y z\",x,0.25,n\n"
    )
  }
}

// MARK: - Parts and passes

/// Two models that are sometimes wrong, on samples with or without ids.
private func drawnSet(_ count: Int, haveIDs: Bool) throws -> TestSet {
  var draws = SplitMix64(seed: 12)
  let labels = (0..<count).map { _ in Int32(draws.next() % 2) }
  let models: [[[Double]]] = (0..<2).map { _ in
    labels.map { label in
      let p = Double.random(in: 0...0.95, using: &draws)
      return label == 0 ? [1 - p, p] : [p, 1 - p]
    }
  }
  let set = try made(models, labels)
  return TestSet(
    classes: set.classes, ids: haveIDs ? TextColumn((0..<count).map { "s\($0)" }) : nil,
    labels: set.labels, models: set.models)
}

private func inParts(_ set: TestSet, _ ends: [Int]) throws -> Comparer {
  var whole: Comparer?
  for (start, end) in zip([0] + ends, ends + [set.count]) {
    var part = try Comparer(set.shape, options: longLists)
    part.add(set.reordered(Array(start..<end)), firstRow: 0)
    let read = try Comparer(saved: part.saved)
    if whole == nil { whole = read } else { try whole?.append(read) }
  }
  return try #require(whole)
}

@Suite struct SuspectPartTests {
  @Test(arguments: [true, false])
  func `parts come to the same as the whole`(haveIDs: Bool) throws {
    let set = try drawnSet(900, haveIDs: haveIDs)
    let whole = try suspects(of: set).get()
    #expect(whole.suspectCount > 0)
    let parts = try #require(try inParts(set, [100, 500]).labelSuspects).get()
    #expect(parts.shared == whole.shared && parts.suspectedBy == whole.suspectedBy)
    #expect(parts.agreed == whole.agreed && parts.withoutAgreed == whole.withoutAgreed)
  }

  @Test func `equal ids in two parts are two samples`() throws {
    let set = try drawnSet(60, haveIDs: true)
    let twice = try inParts(set.reordered(Array(0..<60) + Array(0..<60)), [60])
    let whole = try suspects(of: set).get()
    let found = try #require(twice.labelSuspects).get()
    #expect(found.count == 120 && found.suspectCount == 2 * whole.suspectCount)
    #expect(Set(found.shared.map(\.sample.row)).count == found.suspectCount)
  }

  @Test func `rows of a later part that is not kept whole are lost without ids`() throws {
    let set = try drawnSet(20_100, haveIDs: false)
    #expect(throws: NoAnswer.rowsOfParts) {
      try #require(try inParts(set, [50]).keptSuspects).get()
    }
    let list = try #require(try inParts(drawnSet(20_100, haveIDs: true), [50]).keptSuspects).get()
    #expect(list.count == 20_000 && list.total == 20_100)
  }

  @Test(arguments: [true, false])
  func `two passes find what one pass over kept samples finds`(haveIDs: Bool) throws {
    let set = try drawnSet(900, haveIDs: haveIDs)
    var comparer = try Comparer(set.shape, options: longLists)
    comparer.add(set, firstRow: 0)
    func pass(_ start: SuspectFold) -> SuspectFold {
      var (first, second) = (start, start)
      first.add(set.reordered(Array(0..<400)), firstRow: 0)
      second.add(set.reordered(Array(400..<900)), firstRow: 400)
      second.merge(first)
      return second
    }
    let found = pass(pass(SuspectFold(set.shape)).listing).suspects
    #expect(found.suspects == (try #require(comparer.keptSuspects).get().suspects))
    #expect(found.count == 900)
  }

  @Test func `models that come one by one are put together`() throws {
    let set = try drawnSet(300, haveIDs: true)
    func pass(_ start: SuspectFold) -> SuspectFold {
      var fold = start
      fold.add(labels: set, firstRow: 0)
      for (place, model) in set.models.enumerated() {
        let order = (0..<300).map { ($0 * 7 + place) % 300 }
        let one = TestSet(
          classes: set.classes, ids: set.ids, labels: set.labels, models: [model])
        fold.add(model: place, of: one.reordered(order), rows: order.map(Int32.init))
      }
      return fold
    }
    let found = pass(pass(SuspectFold(set.shape)).listing).suspects
    var comparer = try Comparer(set.shape, options: longLists)
    comparer.add(set, firstRow: 0)
    #expect(found.suspects == (try #require(comparer.keptSuspects).get().suspects))
  }
}
