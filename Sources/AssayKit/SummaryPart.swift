import AssayData
import AssayTables

/// One part of a test set, measured by itself, that a summary contains.
struct SummaryPart: Sendable {
  /// The fingerprint of the part's samples and the checksum of its file, which are the same if a
  /// part is given twice.
  let identity: String
  /// The ids of the first and the last sample; empty if samples have no ids.
  let ends: [String]
  /// The file that it was read from, alone or among others.
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

/// The parts of a summary, in which a part or an id can be found.
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

  /// The reason why other parts cannot be appended to these; nil if none is visible.
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
