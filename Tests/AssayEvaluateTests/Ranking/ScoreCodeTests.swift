import AssayEvaluate
import AssayTestSupport
import Testing

/// Numbers where a code may change, in rising order.
private let landmarks: [Double] = [
  0, .leastNonzeroMagnitude, .leastNormalMagnitude.nextDown, .leastNormalMagnitude, 0x1p-66,
  0x1p-65, 0x1p-64, 0x1p-53, 1e-9, 0x1p-10, 0.1, 0.25, 0.3, (0.5).nextDown, 0.5, (0.5).nextUp, 0.7,
  0.75, 0.9, 1 - 0x1p-10, 1 - 0x1p-40, 1 - 0x1p-52, 1 - 0x1p-53, 1,
]

@Suite struct ScoreCodeTests {
  @Test func `codes rise with probabilities, from subnormal ones to the last below 1`() {
    for (lower, higher) in zip(landmarks, landmarks.dropFirst()) {
      #expect(ScoreCode(lower) <= ScoreCode(higher), "\(lower), \(higher)")
    }
    #expect(ScoreCode(0).rawValue == 0)
    #expect(ScoreCode(.leastNonzeroMagnitude).rawValue == 1)
    #expect(ScoreCode(0.5).rawValue == 32_767)
    #expect(ScoreCode(1).rawValue == 65_535)
    let ends = [0, .leastNonzeroMagnitude, 0.5.nextDown, 0.5, 0.5.nextUp, 1 - 0x1p-53, 1]
    #expect(Set(ends.map(ScoreCode.init)).count == ends.count)
    #expect(ScoreCode(-0.0).rawValue == 0)
    #expect(ScoreCode(-3).rawValue == 0)
    #expect(ScoreCode(7).rawValue == 65_535)
  }

  @Test func `every code in use holds its lowest, highest and representative, and no neighbour`() {
    var used: [ScoreCode] = []
    var faults: [ScoreCode] = []
    for rawValue in 0...UInt16.max {
      let code = ScoreCode(rawValue: rawValue)
      let (lowest, highest) = (code.lowest, code.highest)
      guard ScoreCode(lowest) == code, ScoreCode(highest) == code else { continue }
      let width = highest - lowest
      let isNext = used.last.map { lowest == $0.highest.nextUp } ?? (lowest == 0)
      let isNarrow = width <= max(min(lowest, 1 - lowest) / 512, 0x1p-64)
      if !isNext || !isNarrow || width < 0 || ScoreCode(code.representative) != code {
        faults.append(code)
      }
      used.append(code)
    }
    #expect(faults.isEmpty)
    #expect(used.last?.highest == 1)
    // All codes up to ½ are used; above it, 512 for each of the 43 exponents of 1 − p from 2⁻² to
    // 2⁻⁴⁴, 511 for smaller 1 − p from 2⁻⁵³ on, and one for 1.
    #expect(used.count == 32_768 + 43 * 512 + 511 + 1)
  }

  @Test func `eight at once are the same as one by one`() {
    var generator = seededGenerator(for: "codes of eight")
    for round in 0..<2000 {
      var lanes = SIMD8<Double>()
      for lane in 0..<8 {
        let uniform = Double.random(in: 0...1, using: &generator)
        let tiny = Double(sign: .plus, exponent: -Int(uniform * 1100), significand: 1 + uniform / 2)
        lanes[lane] =
          [
            uniform, tiny, 1 - tiny, landmarks.randomElement(using: &generator) ?? 0, -uniform,
          ][(round + lane) % 5]
      }
      var codes = SIMD8<UInt64>()
      for lane in 0..<8 { codes[lane] = UInt64(ScoreCode(lanes[lane]).rawValue) }
      #expect(ScoreCode.rawValues(lanes) == codes, "\(lanes)")
    }
  }

  @Test func `random probabilities keep their order`() {
    var generator = seededGenerator(for: "order of codes")
    for round in 0..<40 {
      let scores = ScoredRows.random(round: round, using: &generator).scores.sorted()
      let codes = scores.map(ScoreCode.init)
      #expect(codes == codes.sorted())
    }
  }
}

@Suite struct ScoreHistogramTests {
  @Test func `parts in any order merge to the same histogram`() {
    var generator = seededGenerator(for: "histograms")
    let rows = ScoredRows.random(round: 7, using: &generator)
    var whole = ScoreHistogram()
    whole.add(rows.scores, isPositive: rows.isPositive)
    let shuffled = rows.shuffled(using: &generator)
    var merged = ScoreHistogram()
    for cut in [0..<1000, 1000..<1001, 1001..<3000] {
      var part = ScoreHistogram()
      part.add(Array(shuffled.scores[cut]), isPositive: Array(shuffled.isPositive[cut]))
      merged.merge(part)
    }
    #expect(merged == whole)
  }
}
