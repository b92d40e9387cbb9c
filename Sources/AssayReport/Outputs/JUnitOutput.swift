package import AssayResults
import AssayText

/// The outcomes of rules as JUnit XML, with a test case per rule and model, in the subset that its
/// many readers share.
///
/// There is one suite with all attributes. Names contain no measured numbers, because readers track
/// a test by its name. The sentence is both the `message` and the text. Undecided rules are marked
/// as skipped.
package func junitXML(_ gates: [GateResult], _ results: WordedResults) -> String {
  let words = GateWords(results: results)
  let title = results.title ?? results.wording.label(.assayReport)
  let counts = [
    ("tests", gates.count), ("failures", gates.count(.broken)), ("errors", 0),
    ("skipped", gates.count(.undecided)),
  ].map { "\($0.0)=\"\($0.1)\"" }.joined(separator: " ")
  var lines = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<testsuites name=\"Assay\" \(counts) time=\"0\">",
    "  <testsuite name=\"\(xml(title))\" \(counts) time=\"0\">",
  ]
  var names: Set<String> = []
  for gate in gates {
    var name = gate.rule.text + (gate.rule.model == nil ? gate.model.map { " (\($0))" } ?? "" : "")
    var number = 2
    while !names.insert(name).inserted {
      name = "\(gate.rule.text) [\(number)]"
      number += 1
    }
    let start =
      "    <testcase classname=\"\(xml("assay.\(gate.model ?? "samples")"))\" name=\"\(xml(name))\" time=\"0\""
    let sentence = xml(words.sentence(gate))
    switch gate.outcome {
    case .held: lines.append("\(start)/>")
    case .broken:
      lines += [
        "\(start)>", "      <failure message=\"\(sentence)\" type=\"broken\">\(sentence)</failure>",
        "    </testcase>",
      ]
    case .undecided:
      lines += [
        "\(start)>", "      <skipped message=\"\(sentence)\">\(sentence)</skipped>",
        "    </testcase>",
      ]
    }
  }
  lines += ["  </testsuite>", "</testsuites>"]
  return lines.map { $0 + "\n" }.joined()
}

/// Text in XML: one line of printable characters, escaped.
private func xml(_ text: String) -> String {
  var bytes: [UInt8] = []
  XMLEscaping.append(text.printableLine, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
