import AssayBytes
import AssaySystem
import AssayTables

/// The measures of each model in a `results.json`.
func readMeasures(_ path: String) throws -> [String: ModelMeasures] {
  let document = try JSONDocument(path: path, bytes: try readWhole(path))
  guard let metrics = document.member("metrics", of: document.root),
    let confusions = document.member("confusion", of: document.root)
  else { throw WrongResult(words: "the results have no metrics or confusion matrices") }
  var measures: [String: ModelMeasures] = [:]
  for model in try document.members(of: metrics, named: "metrics") {
    func metric(_ key: String) throws -> Double {
      guard case .number(let value)? = document.member(key, of: model.node)?.value else {
        throw WrongResult(words: "\(key) of \(model.key) is not a number")
      }
      return value
    }
    measures[model.key] = ModelMeasures(
      errorRate: try metric("error_rate"), mse: try metric("mse"),
      crossEntropy: try metric("cross_entropy"),
      confusion: numbers(in: document.member(model.key, of: confusions)).map { Int($0) })
  }
  return measures
}

/// All numbers of nested arrays, from left to right.
private func numbers(in node: JSONNode?) -> [Double] {
  switch node?.value {
  case .number(let number): [number]
  case .array(let nodes): nodes.flatMap { numbers(in: $0) }
  default: []
  }
}
