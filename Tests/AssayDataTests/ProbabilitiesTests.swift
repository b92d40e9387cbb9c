import AssayData
import Testing

private typealias Rule = SumRule

/// The rule with a valid tolerance.
private func rule(_ tolerance: Double) throws -> Rule {
  try #require(Rule(tolerance: tolerance))
}

private func check(
  _ rows: [[Double]], _ rule: SumRule = Rule()
) -> Result<Probabilities, Probabilities.Faults> {
  Probabilities.check(Matrix(columns: rows[0].count, values: rows.flatMap(\.self)), rule: rule)
}

private func refusal(
  _ rows: [[Double]], _ rule: SumRule = Rule()
) -> Probabilities.Faults? {
  if case .failure(let faults) = check(rows, rule) { faults } else { nil }
}

@Test func `rows that add up to 1 are kept as they are`() throws {
  let probabilities = try check([[0.25, 0.75], [1, 0], [0, 1]]).get()
  #expect(probabilities.matrix.values == [0.25, 0.75, 1, 0, 0, 1])
  #expect(probabilities.sums.warnings == 0)
  #expect(probabilities.sums.largestDeviation == 0)
}

@Test(arguments: [-1e-17, 1.0.nextUp, .infinity, -.infinity, .nan, -0.5, 2])
func `a value outside 0 to 1 is a fault`(_ value: Double) throws {
  let faults = try #require(refusal([[0.5, 0.5], [value, 0]]))
  #expect(faults.count == 1)
  guard case .outside(row: 1, column: 0, let found) = try #require(faults.first.first) else {
    Issue.record("\(faults)")
    return
  }
  #expect(found.bitPattern == value.bitPattern)
}

@Test func `minus 0 is 0`() throws {
  #expect(try check([[-0.0, 1]]).get().matrix.rows == 1)
}

@Test func `small deviations are accepted, larger ones noted, the largest refused`() throws {
  let small = try check([[0.5, 0.5], [0.5, 0.500001]]).get().sums
  #expect(small.warnings == 0)
  #expect(small.row == 1)
  #expect(abs(small.largestDeviation - 1e-6) < 1e-15)
  let noted = try check([[0.5, 0.502], [0.5, 0.505], [0.5, 0.496]]).get().sums
  #expect(noted.warnings == 3)
  #expect(noted.row == 1)
  #expect(noted.renormalizedRows == 0)
  #expect(refusal([[0.5, 0.5], [0.5, 0.52]])?.first == [.sum(row: 1, sum: 1.02)])
}

@Test func `the tolerance is the user's`() throws {
  #expect(
    Rule(tolerance: -0.1) == nil && Rule(tolerance: .nan) == nil
      && Rule(tolerance: .infinity) == nil)
  #expect(try check([[0.5, 0.6]], rule(0.2)).get().sums.warnings == 1)
  let narrow = try rule(1e-5)
  #expect(try check([[0.5, 0.500009]], narrow).get().sums.warnings == 0)
  #expect(refusal([[0.5, 0.5001]], narrow)?.count == 1)
}

/// Rows whose decimals are off by exactly the tolerance; their binary sums are not.
private let edges: [(row: [Double], tolerance: Double)] = [
  ([0.33, 0.33, 0.33], 0.01), ([0.34, 0.34, 0.33], 0.01), ([0.333, 0.333, 0.333], 0.001),
  (Array(repeating: 0.1, count: 10), 0), ([0.7, 0.2, 0.1], 0), ([0.5, 0.49], 0.01),
  (Array(repeating: 0.099, count: 10), 0.01), ([0.3, 0.3, 0.3], 0.1),
  (Array(repeating: 0.0011, count: 900), 0.01),
]

@Test(arguments: edges)
func `a row whose decimals are off by just the tolerance passes`(
  row: [Double], tolerance: Double
) throws {
  #expect(try refusal([row], rule(tolerance)) == nil)
  // If another row is at fault, rows are checked one by one, with the same edge.
  let half = [0.5] + Array(repeating: 0, count: row.count - 1)
  #expect(try refusal([row, half], rule(tolerance))?.count == 1)
}

@Test func `a row whose decimals are off by a bit more is refused`() throws {
  #expect(refusal([[0.33, 0.33, 0.329999]])?.count == 1)
  #expect(refusal([[0.33, 0.33, 0.33 - 1e-14]])?.count == 1)
  #expect(refusal([[0.34, 0.34, 0.330001]])?.count == 1)
  #expect(try refusal([[0.5, 0.5 - 1e-15]], rule(0))?.count == 1)
}

@Test func `a row whose decimals are off by just a thousandth is noted`() throws {
  #expect(try check([[0.333, 0.333, 0.333]]).get().sums.warnings == 1)
  #expect(try check([[0.1, 0.8, 0.101]]).get().sums.warnings == 1)
  #expect(try check([[0.333, 0.333, 0.333001]]).get().sums.warnings == 0)
}

@Test func `renormalizing divides each row by its sum, and counts the rows`() throws {
  let probabilities = try check([[2, 6], [0.5, 0.5], [0.1, 0.1]], Rule(renormalize: true)).get()
  #expect(probabilities.matrix.values == [0.25, 0.75, 0.5, 0.5, 0.5, 0.5])
  #expect(probabilities.sums.renormalizedRows == 2)
  #expect(probabilities.sums.largestDeviation == 7)
  #expect(probabilities.sums.row == 0)
}

@Test func `renormalizing cannot mend negative values or a row of zeros`() {
  let rule = Rule(renormalize: true)
  #expect(refusal([[-0.5, 1.5]], rule)?.first.first == .outside(row: 0, column: 0, value: -0.5))
  #expect(refusal([[0, 0]], rule)?.first == [.sum(row: 0, sum: 0)])
  #expect(refusal([[.infinity, 1]], rule)?.first == [.sum(row: 0, sum: .infinity)])
}

@Test func `all faults are counted and ten are kept`() throws {
  let faults = try #require(refusal(Array(repeating: [0.5, 0.9], count: 25)))
  #expect(faults.count == 25)
  #expect(faults.first.count == 10)
  #expect(faults.first.last == .sum(row: 9, sum: 1.4))
}

@Test func `a row with values outside is not also reported for its sum`() {
  #expect(refusal([[1.5, -0.5]])?.count == 2)
  #expect(refusal([[1.5, 0.5]])?.count == 1)
}

@Test func `reordering moves rows`() throws {
  let probabilities = try check([[0.25, 0.75], [1, 0]]).get()
  #expect(probabilities.reordered([1, 0]).matrix.values == [1, 0, 0.25, 0.75])
}
