import AssayData
import Testing

@Test(arguments: [1, 2, 10, 65, 1000])
func `texts are numbered in the order in which they appear`(distinct: Int) {
  let texts = (0..<3000).map { row in
    let number = row * row % distinct
    return number % 3 == 0 ? "a long name \(number)" : "\(number)"
  }
  var twin: [String] = []
  for text in texts where !twin.contains(text) { twin.append(text) }
  let found = DistinctTexts(TextColumn(texts))
  #expect(found.texts == twin)
  #expect(found.codes.map { found.texts[Int($0)] } == texts)
}
