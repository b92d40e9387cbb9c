import AssayData
import AssayNumerics
import AssaySamples
import AssayTestSupport
import Testing

// A record in the same form as the one before is read with a template, any other by its keys. Both
// ways must give the same values.

/// A JSON number, in a form of one of several programs.
private func number(_ random: inout some RandomNumberGenerator) -> String {
  let value = Double.random(in: -1...1, using: &random)
  switch Int.random(in: 0..<8, using: &random) {
  case 0: return "\(value)"
  case 1: return "\(value * 1e-12)"
  case 2: return "\(Int(value * 1000))"
  case 3: return "\"\(value)\""
  case 4: return "\(value * 1e10)E-3"
  case 5: return "0.\(String(repeating: "0", count: 18))\(Int(value.magnitude * 1e6))"
  case 6: return "-0.0"
  default: return "0.\(Int(value.magnitude * 1e6) + 1_000_000)"
  }
}

/// The inside of a JSON string, sometimes with escapes or characters outside ASCII.
private func text(_ random: inout some RandomNumberGenerator) -> String {
  let parts = [
    "a", "bc", "é", "\\n", "\\u00e9", "\\\"", "\\\\", "日本", "\\ud83d\\ude00", "xyzxyzxyz",
  ]
  return (0..<Int.random(in: 0..<5, using: &random)).map { _ in
    parts[Int.random(in: 0..<parts.count, using: &random)]
  }.joined()
}

/// A JSON value for an unused field.
private func rest(_ random: inout some RandomNumberGenerator, depth: Int = 0) -> String {
  switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
  case 0: return "null"
  case 1: return "true"
  case 2: return number(&random)
  case 3: return "1e999"
  case 4: return "\"\(text(&random))\""
  case 5:
    let count = Int.random(in: 0..<4, using: &random)
    return "[\((0..<count).map { _ in rest(&random, depth: depth + 1) }.joined(separator: ","))]"
  default:
    let count = Int.random(in: 0..<4, using: &random)
    let members = (0..<count).map { _ in "\"k\": \(rest(&random, depth: depth + 1))" }
    return "{\(members.joined(separator: ", "))}"
  }
}

private struct Record {
  let id: String
  let label: String
  let scores: [String]
  let rest: String

  init(_ row: Int, _ random: inout some RandomNumberGenerator) {
    id = "\"\(row) \(text(&random))\""
    label = ["true", "false"][Int.random(in: 0..<2, using: &random)]
    scores = (0..<3).map { _ in number(&random) }
    rest = AssayReadTests.rest(&random)
  }

  var members: [String] {
    [
      "\"id\":\(id)", "\"features\":\(rest)", "\"label\":\(label)",
      "\"p\":[\(scores.joined(separator: ","))]",
      "\"in\":{\"a\":\(scores[0])}",
    ]
  }

  /// The record in the common form.
  var plain: String { "{\(members.joined(separator: ","))}" }

  /// The record with members in a random order and random spaces.
  func shuffled(_ random: inout SplitMix64) -> String {
    var text = "{"
    for (place, member) in members.shuffled(using: &random).enumerated() {
      if place > 0 { text += "," }
      text += String(repeating: " ", count: Int.random(in: 0..<9, using: &random)) + member
    }
    return text + String(repeating: "\t", count: Int.random(in: 0..<3, using: &random)) + "}"
  }
}

@Test func `a record reads the same by a template and by its keys`() throws {
  var random = seededGenerator(for: "JSON records")
  let records = (0..<400).map { Record($0, &random) }
  let plain = records.map(\.plain)
  let shuffled = records.map { $0.shuffled(&random) }
  let forms = [
    plain.map { $0 + "\n" }.joined(), shuffled.map { $0 + "\r\n" }.joined(),
    shuffled.joined(separator: "\n\n \n"), "[\(plain.joined(separator: ",")) ]",
    "[\n\(shuffled.joined(separator: " ,\n"))\n]\n",
    zip(plain, shuffled).enumerated().map { ($0 % 5 == 0 ? $1.1 : $1.0) + "\n" }.joined(),
  ]
  let read = try forms.map { form in
    try Files(["model.json": form]).read { $0.scores = .logits }
  }
  let first = try #require(read[0].scores())
  #expect(
    first.map(\.bitPattern)
      == records.flatMap(\.scores).compactMap {
        Double($0.filter { $0 != "\"" })?.bitPattern
      })
  for other in read {
    #expect(other.scores()?.map(\.bitPattern) == first.map(\.bitPattern))
    #expect(other.testSet.ids == read[0].testSet.ids)
    #expect(other.labels == read[0].labels)
    #expect(other.ids?.count == 400)
  }
}

@Test func `a line end before a value that nobody reads is refused as any other`() throws {
  func record(_ id: String, _ gap: String) -> String {
    #"{"id":"\#(id)","label":true,"p":[0.1,0.5,0.4],"in":\#(gap){"a":1}}"# + "\n"
  }
  let file = try Files(
    bytes: Array((["a", "b", "c"].map { record($0, "") }.joined() + record("d", "\n")).utf8),
    named: "model.json")
  let problems = file.problems()
  #expect(problems.map(\.line) == [4, 5])
}

/// Bytes that make JSON or break it.
private let alphabet = Array("{}[]\",:0123456789.-+eE\\u ntrfalsN\n\r\t\u{0}é".utf8)

@Test func `a damaged record is refused behind any record that is accepted alone`() throws {
  var random = seededGenerator(for: "damaged JSON records")
  for _ in 0..<300 {
    let record = Record(1, &random).plain
    var bytes = Array(record.utf8)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      if Bool.random(using: &random) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
    }
    // The record is read with the template of records like it, or after one in another form.
    let plain = (10..<16).map { record.replacing("\"id\":\"1", with: "\"id\":\"k\($0)") + "\n" }
    let other = #"{ "in":{}, "id":"k20","label":true,"x":0,"p":[0.5,0.5,1]}"# + "\n"
    let forms = [
      Array((other + plain.joined()).utf8) + bytes, Array((plain.joined() + other).utf8) + bytes,
    ]
    let outcomes = try forms.map { form -> [String] in
      let file = try Files(bytes: form, named: "model.json")
      return file.problems { $0.scores = .logits }.map { "\($0.kind) \($0.column ?? 0)" }
        .sorted()
    }
    #expect(outcomes[0] == outcomes[1], "\(String(decoding: bytes, as: UTF8.self))")
  }
}
