import AssayData
import AssayTables

/// One of the parts of a test set that a summary is of, as `assay summarize` wrote it.
struct SummaryPart: Sendable {
  /// The mark of the test set's part and the check of its file: the same for a part that is given twice.
  let identity: String
  /// The ids of the first and the last sample, where samples have ids.
  let ends: [String]
  /// The file that it was read from, by itself or in a part of parts.
  let path: String
}

extension SummaryPart {
  var saved: Saved { .texts([identity] + ends) }

  init(saved: Saved, path: String) throws(SavedFault) {
    let texts = try saved.texts()
    guard let identity = texts.first, texts.count <= 3 else {
      throw saved.fault(.length(saved.name, expected: 3, found: texts.count))
    }
    self.init(identity: identity, ends: Array(texts.dropFirst()), path: path)
  }
}

/// The parts of a summary, among which parts and ids are found.
struct SummaryParts: Sendable {
  private(set) var all: [SummaryPart] = []
  private var paths: [[UInt8]: String] = [:]
  private var pathsOfIDs: [[UInt8]: String] = [:]

  mutating func append(_ part: SummaryPart) {
    all.append(part)
    paths[Array(part.identity.utf8)] = part.path
    for id in part.ends { pathsOfIDs[Array(id.utf8)] = part.path }
  }

  mutating func append(_ others: SummaryParts) {
    for part in others.all { append(part) }
  }

  /// Why some parts cannot be behind these; nil if they can, as far as that can be seen.
  func problem(of others: SummaryParts) -> SummaryProblem? {
    for part in others.all {
      if let path = paths[Array(part.identity.utf8)] { return .samePart(as: path) }
    }
    let shared = others.all.flatMap(\.ends).map { Array($0.utf8) }
      .filter { pathsOfIDs[$0] != nil }
    guard let id = shared.min(by: { $0.lexicographicallyPrecedes($1) }), let path = pathsOfIDs[id]
    else { return nil }
    return .sharedSample(String(decoding: id, as: UTF8.self), with: path)
  }
}
