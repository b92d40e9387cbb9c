import AssayBytes
import AssayData
import AssayTestSupport
import Testing

@testable import AssayEvaluate

/// Log-odds computed with 60 digits, as ln p − ln(1 − p) for each class of a row of logits.
private let exact: [(logits: [Double], logOdds: [Double])] = [
  ([0, -800, -900], [800, -800, -900]),
  ([3, 1, -2], [1.951412648426258, -2.0067153484891183, -5.126928011042972]),
  ([50, 40, 38], [9.873071988957028, -10.000006144193478, -12.000045398899218]),
  (
    [0.1, 0.2, 0.30000000000000004], [-0.844396660073571, -0.6981388693815919, -0.5443966600735709]
  ),
  ([1e300, -1e300, 0], [1e300, -2e300, -1e300]),
  ([-1000, 0, 0], [-1000.6931471805599, 0, 0]),
  ([700, -700, 1], [699, -1400, -699]),
]

private func logOdds(_ rows: [[Double]]) -> Matrix {
  Matrix(columns: rows[0].count, values: rows.flatMap(\.self)).logOdds
}

@Suite struct LogOddsTests {
  @Test(arguments: exact)
  func `log-odds keep their digits far beyond where probabilities round`(
    _ logits: [Double], _ right: [Double]
  ) {
    for (value, right) in zip(logOdds([logits]).row(0), right) {
      #expect((value - right).magnitude <= 4e-16 * max(1, right.magnitude), "\(logits): \(value)")
    }
  }

  @Test func `of two classes they are the difference of the logits, and opposite to the bit`() {
    for (a, b) in [(50.0, 0.0), (0, -800), (1e-9, 3), (-0.1, 0.2), (1e308, -1e308)] {
      let values = logOdds([[a, b]]).row(0)
      #expect(values[0] == min(a - b, .greatestFiniteMagnitude))
      #expect(values[1] == -values[0])
      // A nearly impossible class changes nothing.
      #expect(logOdds([[a, b, -1.7e308]]).row(0)[0] == values[0])
    }
  }

  @Test func `the order of the other classes changes no bit, nor does the place of the row`() {
    var generator = seededGenerator(for: "log-odds")
    for round in 0..<200 {
      let count = 2 + round % 12
      let spread = [1.0, 30, 1000][round % 3]
      let logits = (0..<count).map { _ in
        let logit = Double.random(in: -spread...spread, using: &generator)
        // In every other round, ties are likely.
        return round % 2 == 0 ? logit : logit.rounded()
      }
      let order = Array(0..<count).shuffled(using: &generator)
      let all = logOdds([logits, order.map { logits[$0] }] + Array(repeating: logits, count: 9))
      #expect(all.row(1) == order.map { all.row(0)[$0] }, "\(logits)")
      #expect(all.row(10) == all.row(0))
    }
  }

  @Test func `of two classes probabilities follow from log-odds to the bit`() throws {
    for logit in [-800, -36.7, -3, -1e-9, 0, 0.5, 40, 800] {
      for predictions in [Predictions.positiveLogit([logit]), .positiveLogit([-logit])] {
        let all = try #require(
          Distributions(predictions, rows: 0..<1, classCount: 2, positive: 1))
        for index in 0..<2 {
          #expect(
            ScoreScale.logOdds.probability(all.rankScores[0, index]) == all.probabilities[0, index])
        }
      }
    }
  }
}

/// Log-odds where a code may change, in rising order.
private let landmarks: [Double] = {
  let sizes: [Double] = [
    .leastNonzeroMagnitude, 1e-300, 0x1p-53, 0x1p-10.nextDown, 0x1p-10, 0.5, 1, 2.0.nextDown, 2, 3,
    36.7, 44, 45, 50, 60, 800, 900, 131_000, 1e6, .greatestFiniteMagnitude,
  ]
  return sizes.reversed().map { -$0 } + [0] + sizes
}()

@Suite struct LogOddsCodeTests {
  @Test func `codes rise with log-odds, and mirror each other around 0`() {
    let codes = landmarks.map { LogOddsCode($0).rawValue }
    #expect(codes == codes.sorted())
    for (score, code) in zip(landmarks, codes) {
      #expect(LogOddsCode(-score).rawValue == 0 &- code)
    }
    #expect(LogOddsCode(0).rawValue == 32_768)
    #expect(LogOddsCode(-0.0).rawValue == 32_768)
    #expect(LogOddsCode(.leastNonzeroMagnitude).rawValue == 32_769)
    #expect(LogOddsCode(.greatestFiniteMagnitude).rawValue == 65_535)
    #expect(Set([44.0, 45, 50, 60, 800, 900].map { LogOddsCode($0).rawValue }).count == 6)
  }

  @Test func `every code holds its lowest, highest and representative, and no neighbour`() {
    var last: Double?
    var faults: [UInt16] = []
    for rawValue in 1...UInt16.max {
      let code = LogOddsCode(ScoreCode(rawValue: rawValue))
      let (lowest, highest) = (code.lowest, code.highest)
      let inside = [lowest, code.representative, highest].allSatisfy {
        LogOddsCode($0).rawValue == rawValue
      }
      let isNext = last.map { $0.nextUp == lowest } ?? (lowest == -.greatestFiniteMagnitude)
      let isNarrow =
        rawValue == 1 || rawValue == .max
        || highest - lowest <= (2 + min(lowest.magnitude, highest.magnitude)) / 1024
      let p = code.probabilities
      let holdsProbability =
        p.lowerBound <= ScoreScale.logOdds.probability(lowest).nextUp
        && ScoreScale.logOdds.probability(highest).nextDown <= p.upperBound
      if !inside || !isNext || !isNarrow || !holdsProbability { faults.append(rawValue) }
      last = highest
    }
    #expect(faults.isEmpty, "\(faults.prefix(5))")
    #expect(last == .greatestFiniteMagnitude)
  }

  @Test func `random log-odds keep their order in eight lanes`() {
    var generator = seededGenerator(for: "log-odds codes")
    for _ in 0..<2000 {
      var lanes = Lanes.zero
      for lane in 0..<8 {
        lanes[lane] =
          Bool.random(using: &generator)
          ? Double.random(in: -9...9, using: &generator)
          : landmarks.randomElement(using: &generator) ?? 0
      }
      let codes = LogOddsCode.rawValues(lanes)
      for one in 0..<8 {
        #expect(codes[one] == UInt64(LogOddsCode(lanes[one]).rawValue))
        for other in 0..<8 where lanes[one] < lanes[other] { #expect(codes[one] <= codes[other]) }
      }
    }
  }
}
