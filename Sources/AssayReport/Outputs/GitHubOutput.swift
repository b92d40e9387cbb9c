package import AssayResults
import AssayText

/// The outputs of a step in GitHub Actions, in the format of the `$GITHUB_OUTPUT` file.
///
/// Each value is enclosed by delimiter lines that it cannot contain, because they are derived from
/// a hash of the value.
package func gitHubOutputs(_ gates: [GateResult], headline: String) -> String {
  var values = [("headline", headline)]
  if !gates.isEmpty {
    values += GateResult.Outcome.allCases.map { ($0.rawValue, String(gates.count($0))) }
    let worst = [GateResult.Outcome.broken, .undecided].first { gates.count($0) > 0 } ?? .held
    values.append(("gates", worst.rawValue))
  }
  return values.map { name, value in
    let line = value.printableLine
    let delimiter = "assay_" + SHA256.digest(line.utf8).prefix(16).map(hexadecimal).joined()
    return "\(name)<<\(delimiter)\n\(line)\n\(delimiter)\n"
  }.joined()
}

/// Annotations for GitHub Actions, which shows at most ten per step: errors for broken rules,
/// warnings for undecided ones.
package func gitHubAnnotations(
  _ gates: [GateResult], _ results: WordedResults, most: Int
) -> String {
  let words = GateWords(results: results)
  let kinds: [(GateResult.Outcome, String)] = [(.broken, "error"), (.undecided, "warning")]
  let lines = kinds.flatMap { outcome, kind in
    gates.filter { $0.outcome == outcome }.map { gate in
      "::\(kind) title=\(property("Assay: " + gate.rule.text))::\(data(words.sentence(gate)))\n"
    }
  }
  return lines.prefix(most).joined()
}

/// The message of a command, escaped so that it cannot end the command.
private func data(_ text: String) -> String { escaped(text, "%\r\n") }

/// A property of a command, escaped.
private func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

/// One line of text, with the given characters percent-encoded.
private func escaped(_ text: String, _ signs: String) -> String {
  text.printableLine.unicodeScalars.map { scalar in
    signs.unicodeScalars.contains(scalar)
      ? "%" + hexadecimal(UInt8(truncatingIfNeeded: scalar.value)).uppercased() : String(scalar)
  }.joined()
}

/// A byte as two hexadecimal digits.
private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 16 ? "0\(digits)" : digits
}
