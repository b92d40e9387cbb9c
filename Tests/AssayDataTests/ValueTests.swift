import AssayData
import Foundation
import Testing

@Test func `units convert to the last digit`() {
  #expect(LogBase.e.convert(nats: 1.25) == 1.25)
  #expect(LogBase.two.convert(nats: log(2)) == 1)
  #expect(LogBase.ten.convert(nats: log(10)) == 1)
  #expect(LogBase.two.convert(3, from: .two) == 3)
  #expect(LogBase.two.convert(1, from: .e) == 1 / log(2))
  #expect(LogBase.e.convert(1, from: .two) == log(2))
  #expect(abs(LogBase.ten.convert(1, from: .two) - log10(2)) < 1e-16)
  #expect(LogBase.two.convert(nats: .infinity) == .infinity)
  #expect(LogBase.allCases.map(\.rawValue) == ["e", "2", "10"])
}

@Test(
  arguments: [
    ("sklearn", .sklearn), ("keras", .keras), ("torch", .torch), ("1e-7", Clip(epsilon: 1e-7)),
    ("0.25", Clip(epsilon: 0.25)), ("0", nil), ("0.5", nil), ("-1e-9", nil), ("nan", nil),
    ("", nil),
    ("Keras", nil), ("tensorflow", nil),
  ] as [(String, Clip?)])
func `a way to clip is a framework or a small number`(text: String, clip: Clip?) {
  #expect(Clip(text) == clip)
}

@Test func `a sample limit is from 0 to 10,000`() {
  #expect([-1, 0, 10_000, 10_001].map { SampleLimit($0)?.count } == [nil, 0, 10_000, nil])
  #expect((65_535 as SampleLimit).count == 10_000)
}

@Test func `frameworks have their bounds`() {
  #expect(Clip.sklearn.epsilon == 2.220446049250313e-16)
  #expect(Clip.keras.epsilon == 1e-7)
  #expect(Clip.torch.epsilon == nil)
  #expect(Clip(epsilon: 0.1)?.epsilon == 0.1)
  #expect(Clip(epsilon: 0.1)?.framework == nil)
  #expect([Clip.sklearn, .keras, .torch].map(\.framework) == ["scikit-learn", "Keras", "PyTorch"])
}

@Test func `an estimate converts all its numbers`() {
  let infinite = Estimate.infinite(InfiniteMean(count: 2, firstRows: [3, 4], finiteMean: 6))
  #expect(Estimate.value(2).map { $0 * 3 } == .value(6))
  #expect(
    infinite.map { $0 / 2 }
      == .infinite(InfiniteMean(count: 2, firstRows: [3, 4], finiteMean: 3)))
  #expect(Estimate.undefined(.absent).map { $0 + 1 } == .undefined(.absent))
  #expect(Estimate.value(2).finite == 2)
  #expect(infinite.finite == nil)
  #expect(Estimate.undefined(.noSamples).finite == nil)
}

@Test func `a matrix is read row by row`() {
  let matrix = Matrix(columns: 2, values: [1, 2, 3, 4, 5, 6])
  #expect(matrix.rows == 3)
  #expect(matrix[2, 1] == 6)
  #expect(Array(matrix.row(1)) == [3, 4])
  #expect(matrix.reordered([2, 0]).values == [5, 6, 1, 2])
}

@Test func `a column of texts keeps bytes, empty texts too`() {
  let column = TextColumn(["a", "", "其他", "e\u{301}"])
  #expect(column.count == 4)
  #expect((0..<4).map { column[$0] } == ["a", "", "其他", "e\u{301}"])
  #expect(Array(column.bytes(at: 3)) == [0x65, 0xCC, 0x81])
  #expect(column != TextColumn(["a", "", "其他", "\u{E9}"]))
  #expect(TextColumn(["ab", ""]) != TextColumn(["a", "b"]))
}

@Test func `texts that are among other bytes are what they are elsewhere`() {
  let bytes = Array("id,12345678,b;123456789".utf8)
  var column = TextColumn(in: bytes, [0..<2, 3..<11, 11..<11, 12..<13, 14..<23])
  #expect(column == TextColumn(["id", "12345678", "", "b", "123456789"]))
  #expect(column != TextColumn(["id", "12345678", "", "b", "12345678"]))
  #expect(column.packed == column)
  column.append("more".utf8)
  #expect(column[4] == "123456789" && column[5] == "more")
  #expect(TextColumn(in: bytes, [0..<24]).count == 0)
}

@Test func `predictions of every kind are reordered alike`() {
  let order = [2, 0, 1]
  guard
    case .logits(let logits) = Predictions.logits(Matrix(columns: 1, values: [1, 2, 3]))
      .reordered(order),
    case .positiveProbability(let probability) = Predictions.positiveProbability([0.1, 0.2, 0.3])
      .reordered(order),
    case .positiveLogit(let logit) = Predictions.positiveLogit([1, 2, 3]).reordered(order),
    case .classes(let classes) = Predictions.classes([0, 1, 2]).reordered(order)
  else {
    Issue.record("a kind changed")
    return
  }
  #expect(logits.values == [3, 1, 2])
  #expect(probability == [0.3, 0.1, 0.2])
  #expect(logit == [3, 1, 2])
  #expect(classes == [2, 0, 1])
  #expect(Predictions.classes([0, 1]).count == 2)
  #expect(Predictions.logits(Matrix(columns: 2, values: [1, 2, 3, 4])).count == 2)
}
