import AssayBytes
package import AssayData

/// Reads a `results.json` back, as far as a diff needs it.
package func readResults(_ path: String) throws(ReadError) -> SavedResults {
  let bytes = try readWhole(path)
  let reader = ResultsReader(document: try JSONDocument(path: path, bytes: bytes))
  return try reader.read()
}

private struct ResultsReader {
  let document: JSONDocument

  func read() throws(ReadError) -> SavedResults {
    let root = document.root
    let version = try document.string("format_version", in: root)
    guard version.hasPrefix("1.") else {
      throw document.failure(.json(.formatVersion(version)), at: root)
    }
    let base = try document.string("log_base", in: root)
    guard let logBase = LogBase(rawValue: base) else {
      throw document.failure(.json(.unexpected("log_base", found: base)), at: root)
    }
    let metrics = try document.object("metrics", in: root)
    let reasons = try members("undefined", in: root)
    let infinite = Set(exactly: try members("infinite", in: root).map(\.key))
    var texts: [ExactText: String] = [:]
    for member in reasons {
      if case .string(let text) = member.node.value { texts[member.key] = text }
    }
    var models: [SavedResults.Model] = []
    for model in metrics {
      var entries: [SavedResults.Entry] = []
      for entry in try document.members(of: model.node, named: model.key) {
        let name = "\(model.key).\(entry.key)"
        let value: SavedResults.Value =
          switch entry.node.value {
          case .number(let number): .finite(number)
          case .null where infinite.contains(name): .infinite
          case .null: .undefined(texts[name] ?? "no reason given")
          default:
            throw document.failure(.json(.unexpected(name, found: "not a number")), at: entry.node)
          }
        entries.append(SavedResults.Entry(key: entry.key, value: value))
      }
      models.append(SavedResults.Model(name: model.key, metrics: entries))
    }
    return SavedResults(
      logBase: logBase, count: try document.number("n", in: root),
      classes: try document.strings("classes", in: root),
      fingerprint: document.optionalString("test_set", in: root),
      clip: document.optionalString("clip", in: root) ?? "", models: models)
  }

  private func members(_ key: String, in node: JSONNode) throws(ReadError) -> [JSONMember] {
    guard let found = document.member(key, of: node) else { return [] }
    return try document.members(of: found, named: key)
  }
}
