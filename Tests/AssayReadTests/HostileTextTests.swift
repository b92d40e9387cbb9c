import AssayData
import AssayTestSupport
import Foundation
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

private let pieces = [
  "0.5", "1", "0", "id", "label", "a", " ", "  ", "\t", ",", ",", ";", "\n", "\n", "\r\n", "\"",
  "#",
  "[0.5 0.5]", "[", "]", "...", "(2,[1],[1.0])", "nan", "1e400", "0,5", "١", "Probability:Class=",
  "predict", "p0", ".pred_", "\u{FEFF}", "-", "value[0]", "EvalSet:",
]

private func text(_ random: inout Steps) -> String {
  if Bool.random(using: &random) { return table(&random) }
  return (0..<Int.random(in: 0...40, using: &random)).map { _ in piece(&random) }.joined()
}

private func piece(_ random: inout Steps) -> String {
  pieces[Int.random(in: 0..<pieces.count, using: &random)]
}

/// A table of a few rows, with at most a mistake or two.
private func table(_ random: inout Steps) -> String {
  let separator = [",", "\t", ";", " ", "  "].randomElement(using: &random) ?? ","
  let cells = ["0", "1", "0.5", "a", "[0.5 0.5]", "\"0.5, 0.5\""]
  let columns = (0..<Int.random(in: 1...3, using: &random)).map { _ in
    Array(cells.shuffled(using: &random).prefix(2))
  }
  var lines = (0..<5).map { _ in
    columns.map { $0.randomElement(using: &random) ?? "" }.joined(separator: separator)
  }
  let names = ["label", "id", "0", "1", "value"].shuffled(using: &random)
  let header = names.prefix(columns.count).joined(separator: separator)
  switch Int.random(in: 0..<4, using: &random) {
  case 0: break
  case 1: lines.insert("# " + header, at: 0)
  default: lines.insert(header, at: 0)
  }
  if Int.random(in: 0..<3, using: &random) == 0 { lines[2] += piece(&random) }
  return lines.joined(separator: "\n")
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

@Test func `no text ends the program, and a stream of it has no other samples`() throws {
  let seed = UInt64.random(in: 0..<1 << 32)
  print("hostile texts: seed \(seed)")
  var random = Steps(state: seed)
  for _ in 0..<drawn(1000) {
    let (labels, model) = (text(&random), text(&random))
    let files = try Files(["labels.csv": labels, "model.csv": model])
    var request = files.request()
    request.labelOptions = options(&random)
    request.models = [.init(path: files.path("model.csv"), options: options(&random))]
    if Bool.random(using: &random) { request.classes = ["a", "0", "1"] }
    let whole = try? AssaySamples.read(request).testSet.count
    // In the first two rows columns may look different than in all rows, so only one way may
    // succeed.
    let stream = try? collect(request, chunkRows: 2, jobs: 1).samples.count
    if let whole, let stream { #expect(whole == stream, "\(labels)\n\(model)") }
  }
}
