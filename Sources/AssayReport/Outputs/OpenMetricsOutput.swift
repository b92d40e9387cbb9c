package import AssayResults

/// The metrics as OpenMetrics text, for GitLab's metrics report.
///
/// GitLab compares values as text and parses labels naively. So numbers have six decimals, metrics
/// and models keep their order, and names of models contain no quotes, `#`, backslashes or spaces.
/// Undefined and infinite numbers are left out.
package func openMetrics(_ results: Results, gates: [GateResult]) -> String {
  var lines: [String] = []
  for metric in results.metrics {
    let values = results.models.compactMap { model in
      model.estimate(metric.key).finite.map { (label(model.name), $0) }
    }
    guard !values.isEmpty else { continue }
    lines.append("# TYPE assay_\(metric.key) gauge")
    for (place, (name, value)) in values.enumerated() {
      let isTaken = values[..<place].contains { $0.0 == name }
      let unique = isTaken ? "\(name)_\(place + 1)" : name
      lines.append("assay_\(metric.key){model=\"\(unique)\"} \(sixDecimals(value))")
    }
  }
  if !gates.isEmpty {
    lines.append("# TYPE assay_gates gauge")
    for outcome in GateResult.Outcome.allCases {
      lines.append("assay_gates{outcome=\"\(outcome.rawValue)\"} \(gates.count(outcome))")
    }
  }
  return lines.map { $0 + "\n" }.joined() + "# EOF\n"
}

/// A number with six decimals, in ASCII; unchanged beyond 9·10⁹.
private func sixDecimals(_ value: Double) -> String {
  let scaled = (value.magnitude * 1e6).rounded()
  guard scaled < 9e15 else { return "\(value)" }
  let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: 1_000_000)
  let digits = String(rest)
  return (value < 0 && scaled > 0 ? "-" : "")
    + "\(whole).\(String(repeating: "0", count: 6 - digits.utf8.count))\(digits)"
}

/// A name without the characters that break parsers of labels.
private func label(_ name: String) -> String {
  String(
    name.unicodeScalars.map { scalar -> Character in
      let isBad =
        scalar.value <= 0x20 || scalar.value == 0x7F || "\"'#\\{},=".unicodeScalars.contains(scalar)
        || scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        || scalar.properties.generalCategory == .format
      return isBad ? "_" : Character(scalar)
    })
}
