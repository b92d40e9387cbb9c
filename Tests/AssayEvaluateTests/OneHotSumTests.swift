import AssayData
import AssayNumerics
import AssayTestSupport
import Testing

@testable import AssayEvaluate

/// Rows of probabilities, some of them 0 and 1, very small, or equal.
private func rows(_ count: Int, classes: Int, _ random: inout SplitMix64) -> [[Double]] {
  (0..<count).map { _ in
    if Int.random(in: 0..<8, using: &random) == 0 {
      var row = [Double](repeating: 0, count: classes)
      row[Int.random(in: 0..<classes, using: &random)] = 1
      return row
    }
    let spread: Double = [1, 30, 700].randomElement(using: &random) ?? 1
    let weights = (0..<classes).map { _ in
      Mathematics.exp(-spread * Double.random(in: 0...1, using: &random))
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

private func isWithin(_ value: Double, _ expected: Double, ulps: Double) -> Bool {
  value == expected || (value - expected).magnitude <= ulps * expected.ulp
}

@Test(arguments: [1, 2, 3, 10, 16, 17, 40])
func `one pass gives the sums of a loop over samples and classes`(classes: Int) {
  var random = seededGenerator(for: "one-hot sums, \(classes)")
  for count in [1, 7, 8, 30] {
    let samples = rows(count, classes: classes, &random)
    let labels = (0..<count).map { _ in Int.random(in: 0..<classes, using: &random) }
    let matrix = Matrix(columns: classes, values: samples.flatMap(\.self))
    let filledUp = (0..<(matrix.blocks * 8)).map { Double(labels[min($0, count - 1)]) }
    let sums = OneHotSums(matrix, complement: nil, labels: filledUp)
    for (row, (p, label)) in zip(samples, labels).enumerated() {
      #expect(isWithin(sums.labelLogarithms[row], Mathematics.log(p[label]), ulps: 1))
      let square = p.indices.reduce(0.0) { sum, index in
        let difference = p[index] - (index == label ? 1 : 0)
        return sum + difference * difference
      }
      #expect(sums.squaredErrors[row] == square)
      guard classes != 2 else {
        #expect(sums.binaryCrossEntropies.isEmpty)
        continue
      }
      let others = p.indices.filter { $0 != label }
      let loss = others.reduce(-Mathematics.log(p[label])) { $0 - Mathematics.log1p(-p[$1]) }
      #expect(isWithin(sums.binaryCrossEntropies[row], loss / Double(classes), ulps: 64))
    }
  }
}

@Test(arguments: [1, 2, 3, 10, 17])
func `labels of one class each give the losses that the same labels give as shares`(classes: Int)
  throws
{
  var random = seededGenerator(for: "hard and soft, \(classes)")
  let samples = rows(30, classes: classes, &random)
  let labels = samples.map { _ in Int32.random(in: 0..<Int32(classes), using: &random) }
  let names = (0..<classes).map { "c\($0)" }
  let probabilities = try Probabilities.check(
    Matrix(columns: classes, values: samples.flatMap(\.self))
  ).get()
  func losses(_ labels: Labels) throws -> [[Double]] {
    let samples = TestSet(
      classes: try #require(ClassList(names)), positive: classes == 2 ? 1 : nil, labels: labels,
      models: [TestSet.Model(name: "m", predictions: .probabilities(probabilities))])
    let batch = SampleBatch(samples, model: samples.models[0], rows: 0..<30)
    let distributions = try #require(batch.distributions)
    return [SquaredError() as any SampleLoss, CrossEntropy(), BinaryCrossEntropy()].map { loss in
      var values = [Double](repeating: 0, count: 32)
      var span = values.mutableSpan
      loss.measure(batch, distributions, into: &span)
      return Array(values.prefix(30))
    }
  }
  let list = try #require(ClassList(names))
  let (hard, soft) = (try losses(.hard(labels)), try losses(.soft(list.oneHot(labels))))
  for (one, other) in zip(hard.joined(), soft.joined()) { #expect(isWithin(one, other, ulps: 64)) }
}

/// Rows of logits, some far apart, some equal.
private func logitRows(_ count: Int, classes: Int, _ random: inout SplitMix64) -> [[Double]] {
  (0..<count).map { _ in
    let spread: Double = [0.01, 1, 10, 40, 800, 2000].randomElement(using: &random) ?? 1
    var row = (0..<classes).map { _ in Double.random(in: -spread...spread, using: &random) }
    if Int.random(in: 0..<8, using: &random) == 0 {
      row[Int.random(in: 0..<classes, using: &random)] = row.max() ?? 0
    }
    return row
  }
}

/// ln Σ eˣ.
private func logSumExp(_ values: [Double]) -> Double {
  let top = values.max() ?? -.infinity
  return top + Mathematics.log(values.reduce(0) { $0 + Mathematics.exp($1 - top) })
}

@Test(arguments: [1, 2, 3, 10, 16, 17, 40])
func `one pass over logits gives the sums of a loop over samples and classes`(classes: Int) throws {
  var random = seededGenerator(for: "logit sums, \(classes)")
  for count in [1, 7, 8, 30, 200] {
    let rows = logitRows(count, classes: classes, &random)
    let labels = (0..<count).map { _ in Int.random(in: 0..<classes, using: &random) }
    let matrix = Matrix(columns: classes, values: rows.flatMap(\.self))
    let filledUp = (0..<(matrix.blocks * 8)).map { Double(labels[min($0, count - 1)]) }
    let distributions = try #require(
      Distributions(
        .logits(matrix), rows: 0..<count, classCount: classes, positive: 1, isComplete: false))
    let sums = OneHotSums(distributions, labels: filledUp)
    for (row, (z, label)) in zip(rows, labels).enumerated() {
      let all = logSumExp(z)
      let scale = z.map(\.magnitude).max() ?? 0
      let p = z.map { Mathematics.exp($0 - all) }
      let tolerance = 1e-15 * max(1, scale) * Double(classes)
      #expect((sums.labelLogarithms[row] - (z[label] - all)).magnitude <= tolerance)
      let square = p.indices.reduce(0.0) { sum, index in
        let difference = p[index] - (index == label ? 1 : 0)
        return sum + difference * difference
      }
      #expect((sums.squaredErrors[row] - square).magnitude <= 4 * tolerance)
      guard classes != 2 else { continue }
      let loss = z.indices.reduce(0.0) { loss, index in
        var others = z
        let own = others.remove(at: index)
        return loss - (index == label ? own - all : logSumExp(others) - all)
      }
      let error = (sums.binaryCrossEntropies[row] * Double(classes) - loss).magnitude
      #expect(error <= 4 * tolerance, "\(z), \(label)")
    }
  }
}

@Test func `probabilities of one sample are those of all`() throws {
  var random = seededGenerator(for: "one row")
  let rows = logitRows(30, classes: 5, &random)
  let matrix = Matrix(columns: 5, values: rows.flatMap(\.self))
  for isComplete in [true, false] {
    let distributions = try #require(
      Distributions(
        .logits(matrix), rows: 0..<30, classCount: 5, positive: 1, isComplete: isComplete))
    for row in 0..<30 {
      #expect(distributions.probabilities(ofRow: row) == distributions.probabilities.row(row))
    }
  }
}

@Test func `of one given probability the other class has what is left, not rounded`() {
  let given = [0.25, 1e-300, 1, 0, 1e-17, 0.75, .leastNonzeroMagnitude, 0.5, 1 - 0x1p-53]
  for complement in 0...1 {
    let matrix = Matrix(rows: given.count, columns: 2) { row, column in
      column == complement ? 1 - given[row] : given[row]
    }
    for label in 0...1 {
      let labels = [Double](repeating: Double(label), count: matrix.blocks * 8)
      let sums = OneHotSums(matrix, complement: complement, labels: labels)
      for (row, x) in given.enumerated() {
        let expected = label == complement ? Mathematics.log1p(-x) : Mathematics.log(x)
        #expect(isWithin(sums.labelLogarithms[row], expected, ulps: 3), "\(x)")
      }
    }
  }
}

@Test func `the first of the highest is found, and how many share it`() {
  var random = seededGenerator(for: "tops")
  for _ in 0..<drawn(300) {
    let (count, classes) = (
      Int.random(in: 1...20, using: &random), Int.random(in: 1...12, using: &random)
    )
    let highest = [1, 3, 1000].randomElement(using: &random) ?? 1
    let scores = Matrix(rows: count, columns: classes) { _, _ in
      Double(Int.random(in: -highest...highest, using: &random))
    }
    let tops = Tops(of: scores)
    let expected = (0..<count).map { Tops.shared(scores, row: $0) }
    #expect(tops.classes == expected.map { Int32($0.first) })
    #expect(tops.ties.map(\.row) == expected.indices.filter { expected[$0].count > 1 })
    #expect(tops.ties.allSatisfy { expected[$0.row].count == $0.count })
  }
}
