import AssayData
import AssayEvaluate
import AssayResults
import Testing

@testable import AssayCompare

// Files with mixed-up columns or rows, against values that another program computed for the digits.

/// The digits' labels and the answers of logistic regression, with the mean of its highest
/// probabilities.
private func digitAnswers() throws -> (labels: [Int32], answers: [Int32], confidence: Double) {
  let set = try digitsSet()
  let model = try #require(set.models.first { $0.name == "logistic regression" })
  guard case .hard(let labels) = set.labels, case .probabilities(let scores) = model.predictions
  else { throw NoProbabilities() }
  let rows = (0..<set.count).map { scores.matrix.row($0) }
  let answers = rows.map { row in Int32(row.indices.max { row[$0] < row[$1] } ?? 0) }
  let confidence = rows.reduce(0) { $0 + ($1.max() ?? 0) } / Double(set.count)
  return (labels, answers, confidence)
}

private struct NoProbabilities: Error {}

private func suspicion(
  _ change: (inout [Int32]) -> Void = { _ in }
) throws -> ModelSuspicion {
  var (labels, answers, confidence) = try digitAnswers()
  change(&answers)
  var confusion = ConfusionMatrix(classCount: 10)
  confusion.add(labels: labels[...], predicted: answers[...])
  return ModelSuspicion(confusion, meanConfidence: confidence)
}

private func isClose(_ value: Double?, _ expected: Double) -> Bool {
  value.map { abs($0 - expected) <= 1e-10 * abs(expected) } ?? false
}

@Test func `a model in order is not suspected`() throws {
  let found = try suspicion()
  #expect(found.agreements == 1740)
  #expect(isClose(found.expected, 179.71953255425709))
  #expect(isClose(found.variance, 161.82394232765841))
  #expect(isClose(found.z, 122.65387775750024))
  #expect(isClose(found.meanConfidence, 0.9566302178013212))
  #expect(!found.isBelowChance && !found.classOrderIsSuspected && !found.rowOrderIsSuspected)
}

@Test func `columns that are rolled are found`() throws {
  let found = try suspicion { answers in answers = answers.map { ($0 + 9) % 10 } }
  #expect(found.agreements == 1)
  #expect(isClose(found.z, -14.047383063501165))
  #expect(found.isBelowChance && found.classOrderIsSuspected && !found.rowOrderIsSuspected)
  #expect(found.classOfColumn == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
  #expect(found.agreementsAfter == 1740)
}

@Test func `two columns that are exchanged are found`() throws {
  let found = try suspicion { answers in
    answers = answers.map { $0 == 0 ? 1 : $0 == 1 ? 0 : $0 }
  }
  #expect(found.agreements == 1385)
  #expect(isClose(found.z, 94.75489774727794))
  #expect(!found.isBelowChance && found.classOrderIsSuspected)
  #expect(found.classOfColumn == [1, 0, 2, 3, 4, 5, 6, 7, 8, 9])
}

@Test func `rows in another order are found`() throws {
  let found = try suspicion { answers in
    let old = answers
    for row in answers.indices { answers[row] = old[(607 * row + 11) % old.count] }
  }
  #expect(found.agreements == 193)
  #expect(isClose(found.z, 1.0439795053764942))
  #expect(!found.isBelowChance && !found.classOrderIsSuspected && found.rowOrderIsSuspected)
}

@Test func `the best assignment is that of all permutations`() {
  var generator = SystemRandomNumberGenerator()
  for _ in 0..<200 {
    let size = Int.random(in: 1...5, using: &generator)
    let gains = (0..<size).map { _ in
      (0..<size).map { _ in Int.random(in: 0...9, using: &generator) }
    }
    let best = Assignment.best(gains)
    #expect(best.sorted() == Array(0..<size))
    let sum = best.indices.reduce(0) { $0 + gains[best[$1]][$1] }
    let most = permutations(Array(0..<size)).map { order in
      order.indices.reduce(0) { $0 + gains[order[$1]][$1] }
    }.max()
    #expect(sum == most, "\(gains)")
  }
}

private func permutations(_ items: [Int]) -> [[Int]] {
  guard let first = items.first else { return [[]] }
  return permutations(Array(items.dropFirst())).flatMap { rest in
    (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
  }
}

@Test func `two models with the same scores, and one that has the labels, are named`() throws {
  let set = try digitsSet()
  let model = try #require(set.models.first)
  guard case .hard(let labels) = set.labels else { throw NoProbabilities() }
  let models = [
    model, TestSet.Model(name: "copy", predictions: model.predictions),
    TestSet.Model(name: "truth", predictions: .classes(labels)),
  ]
  var comparer = try Comparer(
    TestSet(classes: set.classes, labels: set.labels, models: models).shape,
    options: ComparisonOptions())
  comparer.add(TestSet(classes: set.classes, labels: set.labels, models: models), firstRow: 0)
  #expect(
    comparer.comparison.suspicions == [
      .equalsLabels(model: "truth"), .samePredictions(model: "copy", other: model.name),
    ])
}
