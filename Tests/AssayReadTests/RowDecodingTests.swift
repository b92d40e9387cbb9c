import AssayData
import AssaySamples
import Testing

/// A number in a form of one of several programs; the fast way takes some of them, and leaves the
/// rest to the other.
private func number(_ random: inout some RandomNumberGenerator) -> String {
  let value = Double.random(in: -1...1, using: &random)
  switch Int.random(in: 0..<8, using: &random) {
  case 0: return "\(value)"
  case 1: return "\(value * 1e-12)"
  case 2: return "\(Int(value * 1000))"
  case 3: return ".\(Int(value.magnitude * 1e6))"
  case 4: return "+\(value.magnitude)"
  case 5: return " \(value.magnitude)"
  case 6: return "0.\(String(repeating: "0", count: 18))\(Int(value.magnitude * 1e6))"
  default: return "0.\(Int(value.magnitude * 1e6) + 1_000_000)"
  }
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `a row reads the same by the fast way and by the record reader`(seed: UInt64) throws {
  var random = Steps(state: seed)
  let rows = (0..<400).map { row in
    ["id \(row)"] + (0..<3).map { _ in number(&random) }
  }
  func table(_ ending: String, _ field: (String) -> String) -> String {
    "id,a,b,c\n" + rows.map { $0.map(field).joined(separator: ",") + ending }.joined()
  }
  let labels = "id,label\n" + (0..<400).map { "id \($0),a\n" }.joined()
  let forms = [
    table("\n") { $0 }, table("\n") { "\"\($0)\"" }, table("\r\n") { $0 }, table("\n\n") { $0 },
  ]
  let read = try forms.map { form in
    let files = try Files(["labels.csv": labels, "model.csv": form])
    let models = try files.read { $0.scores = .logits }.testSet.models
    guard case .logits(let matrix) = models[0].predictions else { return [UInt64]() }
    return matrix.values.map(\.bitPattern)
  }
  let expected = rows.flatMap { $0.dropFirst() }.map { text in
    Double(text.filter { $0 != " " && $0 != "+" })?.bitPattern
  }
  #expect(read[0].map(Optional.some) == expected)
  #expect(read.allSatisfy { $0 == read[0] })
}
