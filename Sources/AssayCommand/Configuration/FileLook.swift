import AssayBytes
import AssayKit
import AssayTables

/// The kind of a file judged by itself, for a new configuration.
struct FileLook {
  /// The name in its folder.
  let name: String
  let kind: Kind

  enum Kind {
    case labels
    case predictions
    case both
    /// Neither of them; the reason follows the name in a sentence.
    case other(reason: String)
  }

  /// Reads a file.
  init(_ name: String, in folder: String) throws(AssayError) {
    self.name = name
    let path = "\(folder)/\(name)"
    let isJSON = name.hasSuffix(".json")
    guard !isJSON || !ConfigurationForm.isConfiguration(path) else {
      kind = .other(reason: "is JSON without rows of data")
      return
    }
    var request = ReportRequest()
    request.models = [ReportRequest.Model(path: path)]
    let found = try Inspection(request)
    let facts = Facts(found)
    kind =
      switch (found.hasLabels, !found.models.isEmpty) {
      case (false, false) where !found.problems.isEmpty:
        .other(reason: "cannot be read as labels or predictions")
      case (false, false): .other(reason: "has neither labels nor predictions")
      case _ where isJSON && facts.number("rows") < 2:
        .other(reason: "is JSON without rows of data")
      case (true, true): .both
      case (false, true): .predictions
      case (true, false) where facts.areLabels(in: name, isSound: found.problems.isEmpty): .labels
      case (true, false): .other(reason: "does not look like labels: most of its values differ")
      }
  }

  /// Whether a name is one that people give to labels, as `y_test.csv`.
  static func isNameOfLabels(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return !Set(words).isDisjoint(with: [
      "label", "labels", "y", "ytrue", "truth", "true", "target", "targets", "gold", "actual",
      "answers",
    ])
  }
}

/// The counts of one file's inspection, by the names in its JSON.
private struct Facts {
  private let document: JSONDocument?
  private let file: JSONNode?

  init(_ found: Inspection) {
    document = try? JSONDocument(path: "", bytes: Array(found.json().utf8))
    file = document.flatMap { Facts.list($0.member("files", of: $0.root)).first }
  }

  /// Whether a file without predictions has labels.
  ///
  /// If it has one column, its name or the file's says so, or its values repeat, unlike those of a
  /// list or the lines of a text.
  func areLabels(in name: String, isSound: Bool) -> Bool {
    guard number("column_count") == 1, !FileLook.isNameOfLabels(name) else { return true }
    guard isSound, let document, let column = list("columns").first,
      let labels = list("classes").first
    else { return false }
    if case .string(let header)? = Facts.list(document.member("names", of: column)).first?.value,
      FileLook.isNameOfLabels(header)
    {
      return true
    }
    return Double(Facts.list(document.member("counts", of: labels)).count * 2) <= number("rows")
  }

  /// A number about the file; 0 if it is missing.
  func number(_ key: String) -> Double {
    guard let file, case .number(let number)? = document?.member(key, of: file)?.value else {
      return 0
    }
    return number
  }

  private func list(_ key: String) -> [JSONNode] {
    guard let file else { return [] }
    return Facts.list(document?.member(key, of: file))
  }

  private static func list(_ node: JSONNode?) -> [JSONNode] {
    guard case .array(let nodes)? = node?.value else { return [] }
    return nodes
  }
}
