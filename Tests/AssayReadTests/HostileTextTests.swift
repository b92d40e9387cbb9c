import AssayData
import Foundation
import Testing

@testable import AssayRead

private struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 32) ^ (state << 29) ^ state
  }
}

private let pieces = [
  "0.5", "1", "0", "id", "label", "a", " ", "  ", "\t", ",", ",", ";", "\n", "\n", "\r\n", "\"",
  "#",
  "[0.5 0.5]", "[", "]", "...", "(2,[1],[1.0])", "nan", "1e400", "0,5", "١", "Probability:Class=",
  "predict", "p0", ".pred_", "\u{FEFF}", "-", "value[0]", "EvalSet:",
]

private func text(_ random: inout Steps) -> String {
  (0..<Int.random(in: 0...40, using: &random)).map { _ in
    pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }.joined()
}

private func options(_ random: inout Steps) -> FileOptions {
  FileOptions {
    if Int.random(in: 0..<4, using: &random) == 0 {
      $0.format = FileFormat.allCases.randomElement(using: &random)
    }
    if Int.random(in: 0..<3, using: &random) == 0 { $0.hasHeader = Bool.random(using: &random) }
    if Int.random(in: 0..<6, using: &random) == 0 { $0.column = "value" }
  }
}

@Test func `no text ends the program, and a stream says what reading whole says`() throws {
  let seed = UInt64.random(in: 0..<1 << 32)
  print("hostile texts: seed \(seed)")
  var random = Steps(state: seed)
  for _ in 0..<1500 {
    let (labels, model) = (text(&random), text(&random))
    let files = try Files(["labels.csv": labels, "model.csv": model])
    var request = files.request()
    request.labelOptions = options(&random)
    request.models = [.init(path: files.path("model.csv"), options: options(&random))]
    if Bool.random(using: &random) { request.classes = ["a", "0", "1"] }
    let whole = Result { try AssayRead.read(request).testSet.count }
    let stream = Result {
      try SampleStream(request, chunkRows: 2).fold(
        jobs: 1, from: { _ in 0 }, add: { folded, samples, _ in folded += samples.count },
        merge: { $0 += $1 }
      ).folded
    }
    switch (whole, stream) {
    case (.success(let one), .success(let other)): #expect(one == other, "\(labels)\n\(model)")
    case (.failure, .failure): break
    default: Issue.record("\(whole) but \(stream) of\n\(labels)\n--\n\(model)")
    }
  }
}
