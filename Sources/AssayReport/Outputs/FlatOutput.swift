package import AssayData
package import AssayResults

/// Every finite number of each model as one flat JSON object, `model/metric`: what DVC and MLflow take whole.
///
/// Names have letters, digits, `_`, `-`, `.`, `/` and blanks alone, and at most 250 of them; others become `_`, and a
/// name that is taken has a number behind it. Where a rule was judged, `gates/held` and so on count them.
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

/// A name of letters, digits and a few signs.
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
  // No part of a path may be nothing, or a point alone.
  return text.isEmpty || text == "." ? "model" : text
}
