import AssayData
import Testing

@Suite struct InspectionTests {
  private func scores(_ rows: [[Double]]) -> InspectedScores {
    let columns = rows[0].count
    var scores = InspectedScores(
      model: "m", columns: columns, scale: "probabilities", isStated: false)
    scores.add(
      Matrix(columns: columns, values: rows.flatMap(\.self)), places: Array(0..<columns))
    return scores
  }

  @Test(
    arguments: [
      ([[0.5, 0.5], [1, 0]], .probabilities), ([[0.5, 0.5009]], .probabilities),
      ([[0.5, 0.6]], .unitWithoutSum), ([[1.0001, -0.0001]], .roundedProbabilities),
      ([[2, -1]], .logits), ([[-0.1, -3]], .logarithms), ([[0.3]], .probabilities),
      ([[1.5]], .logits),
    ] as [([[Double]], InspectedScores.Look)])
  func `numbers look like what they most probably are`(
    _ rows: [[Double]], _ look: InspectedScores.Look
  ) {
    #expect(scores(rows).look == look)
  }

  @Test func `ranges and sums are those of all rows, however they were split`() {
    let rows = [[0.5, 0.5], [0.25, 0.5], [1, 0], [0.75, 0.5]]
    let whole = scores(rows)
    var parts = scores([rows[3]])
    parts.merge(scores(Array(rows[0...1])))
    parts.merge(scores([rows[2]]))
    #expect(whole == parts)
    #expect(whole.rows == 4 && whole.lowest == 0 && whole.highest == 1)
    #expect(whole.smallestSum == 0.75 && whole.largestSum == 1.25 && whole.rowsOff == 2)
  }

  @Test func `without a row nothing looks like anything`() {
    let none = InspectedScores(model: nil, columns: 2, scale: "probabilities", isStated: false)
    #expect(none.look == nil)
  }

  @Test(
    arguments: [
      ("a\nb\n", .lineFeed), ("a\r\nb\r\n", .pair), ("a\rb\rc", .carriageReturn),
      ("a\nb\r\n", .mixed), ("a", .none), ("", .none), ("a\r\nb\r", .pair),
    ] as [(String, InspectedFile.Encoding.LineEnds)])
  func `line ends are told apart, also where the bytes are cut`(
    _ text: String, _ ends: InspectedFile.Encoding.LineEnds
  ) {
    let bytes = Array(text.utf8)
    let encoding = InspectedFile.Encoding(bytes.span.bytes, isGzipped: false)
    #expect(encoding.lineEnds == ends)
    #expect(!encoding.hasByteOrderMark)
  }

  @Test func `a byte order mark is seen`() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61]
    #expect(InspectedFile.Encoding(bytes.span.bytes, isGzipped: true).hasByteOrderMark)
  }
}
