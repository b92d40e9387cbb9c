package import AssayData
package import AssayResults

/// All finite numbers of each model in one flat JSON object with keys `model/metric`, which DVC and
/// MLflow read as it is.
///
/// Keys have at most 250 characters, from letters, digits, `_`, `-`, `.`, `/` and spaces; other
/// characters become `_`, and a duplicate key gets a number. If rules were judged, `gates/held` and
/// so on count their outcomes.
package func flatJSON(_ results: Results, gates: [GateResult]) -> JSON {
  var names: Set<String> = []
  var members: [(String, JSON)] = []
  func add(_ name: String, _ value: JSON) {
    var unique = name
    var number = 2
    while !names.insert(unique).inserted {
      unique = "\(name)_\(number)"
      number += 1
    }
    members.append((unique, value))
  }
  for model in results.models {
    for metric in results.metrics {
      guard let value = model.estimate(metric.key).finite else { continue }
      add("\(plainName(model.name))/\(metric.key)", .number(value))
    }
  }
  if !gates.isEmpty {
    for outcome in GateResult.Outcome.allCases {
      add("gates/\(outcome.rawValue)", .integer(gates.count(outcome)))
    }
  }
  return .object(members)
}

/// A name reduced to letters, digits and a few other characters.
func plainName(_ name: String) -> String {
  let kept = name.unicodeScalars.prefix(200).map { scalar -> Character in
    let isKept =
      scalar.isASCII
      && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "_-. ".unicodeScalars.contains(scalar))
    return isKept ? Character(scalar) : "_"
  }
  var text = String(kept)
  while text.contains("..") { text = text.replacing("..", with: "._") }
  // A path component must not be empty or a single dot.
  return text.isEmpty || text == "." ? "model" : text
}
