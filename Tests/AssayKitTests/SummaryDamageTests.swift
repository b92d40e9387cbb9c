import AssayBytes
import AssayData
import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// A summary as a tree, in which everything can be changed.
private indirect enum Tree {
  case leaf(Saved)
  case list([Tree])
  case members([(key: String, value: Tree)])

  init(_ value: JSONValue) {
    switch value {
    case .null: self = .leaf(.null)
    case .bool(let flag): self = .leaf(.flag(flag))
    case .number(let number): self = .leaf(.number(number))
    case .string(let text): self = .leaf(.text(text))
    case .array(let nodes): self = .list(nodes.map { Tree($0.value) })
    case .object(let members): self = .members(members.map { ($0.key, Tree($0.node.value)) })
    }
  }

  var saved: Saved {
    switch self {
    case .leaf(let leaf): leaf
    case .list(let list): .list(list.map(\.saved))
    case .members(let members): .members(members.map { ($0.key, $0.value.saved) })
    }
  }

  /// The tree with each possible change, one at a time; in a list, whose entries are of one kind,
  /// only the first two and the last are changed.
  ///
  /// A value takes every other replacement, and the value before it takes the rest. The second
  /// summary starts counting at 1, which swaps the two.
  func changed(_ place: inout Int) -> [Tree] {
    place += 1
    var changed: [Tree] = replacements.indices.filter { ($0 + place) % 2 == 0 }
      .map { replacements[$0] }
    switch self {
    case .leaf: break
    case .list(let list):
      for index in list.indices where index < 2 || index == list.count - 1 {
        var shorter = list
        shorter.remove(at: index)
        changed.append(.list(shorter))
        changed.append(.list(list + [list[index]]))
        for entry in list[index].changed(&place) {
          var other = list
          other[index] = entry
          changed.append(.list(other))
        }
      }
    case .members(let members):
      for index in members.indices {
        var fewer = members
        fewer.remove(at: index)
        changed.append(.members(fewer))
        changed.append(.members(members + [("new key", members[index].value)]))
        for value in members[index].value.changed(&place) {
          var other = members
          other[index].value = value
          changed.append(.members(other))
        }
      }
    }
    return changed
  }

  /// Values of every type, several numbers, and the value itself in a list and in an object.
  private var replacements: [Tree] {
    let others: [Saved] = [
      .null, .flag(true), .number(-1), .number(0.5), .number(1e300), .number(0), .number(1),
      .number(0x1p40), .text(""), .text("Infinity"), .list([]), .members([]),
    ]
    return others.map(Tree.leaf) + [.list([self]), .members([("a", self)])]
  }
}

/// The summary of a test set with ids, an infinite loss, a tie, a caveat and a model that predicts
/// classes only.
private func summary(in folder: SampleFolder, soft: Bool) throws -> Summary {
  for (name, text) in [
    ("labels.csv", soft ? "id,a,b\n1,1,0\n2,.5,.5\n" : "id,label\n1,a\n2,b\n"),
    ("one.csv", "id,a,b\n1,.75,.25\n2,1,.005\n"), ("two.csv", "id,prediction\n1,a\n2,a\n"),
  ] {
    try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
  }
  var request = folder.request()
  request.comparison.clip = .keras
  request.comparison.sampleLimit = soft ? 1 : 2
  return try Summary(request)
}

private func members(_ text: String) throws -> [(key: String, value: Tree)] {
  guard case .members(let members) = Tree(try parseJSON(Array(text.utf8).span.bytes).value) else {
    return []
  }
  return members
}

/// Reads a file with any content; nil if it is refused with a place in the file.
private func read(_ text: String, in folder: SampleFolder) throws -> Summary? {
  let path = folder.file("damaged.assay")
  try text.write(toFile: path, atomically: false, encoding: .utf8)
  // The modification date is set back, as reading waits for a file that has just changed.
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: path)
  do {
    return try Summary(contentsOf: path)
  } catch {
    guard case .input(let words) = error else { throw error }
    #expect(words.hasPrefix(path + ":") && words.contains("; "), "\(words)")
    return nil
  }
}

/// Computes everything that summaries are used for; nothing may trap.
private func use(_ read: Summary, behind whole: Summary) throws {
  if read.count > 0 {
    let report = try Report(read, for: ReportRequest())
    _ = report.scoreboard()
    _ = report.json()
    _ = try report.markdown()
  }
  var merged = whole
  // It may be refused after another summary, but must do no harm.
  guard (try? merged.append(read)) != nil else { return }
  _ = try Report(merged, for: ReportRequest()).scoreboard()
}

@Suite struct SummaryDamageTests {
  @Test(arguments: [false, true])
  func `whatever a summary contains, it is refused or harmless`(_ soft: Bool) throws {
    let folder = try SampleFolder()
    let whole = try summary(in: folder, soft: soft)
    let all = try members(whole.text).dropLast().dropFirst(3)
    var (refused, harmless) = (0, 0)
    // Many changes give the same text, and replacing 0 by 0 is no change.
    var (tried, used): (Set<String>, Set<String>) = ([], [])
    var place = soft ? 1 : 0
    let changes = Tree.members(Array(all)).changed(&place)
    for changed in stride(from: soft ? step / 2 : 0, to: changes.count, by: step).map({
      changes[$0]
    }) {
      guard case .members(let changed) = changed else { continue }
      let text = SummaryFormat.text(
        assayVersion: assayVersion, changed.map { ($0.key, $0.value.saved) }
      ).text
      guard tried.insert(text).inserted else { continue }
      guard let read = try read(text, in: folder) else {
        refused += 1
        continue
      }
      harmless += 1
      if used.insert(read.text).inserted { try use(read, behind: whole) }
    }
    print("\(refused) changes are refused, \(harmless) harmless, \(used.count) of these unlike")
    #expect(refused > 2000 / step)
    #expect(harmless < refused / 4)
  }

  @Test(arguments: [
    ("{{{x}}}", "y", "'{{{x}}}' in 'options' is not one of 'format', 'classes', "),
    ("html", "x.html", "'html' in 'options' is not one of "),
  ])
  func `an option that no summary has is refused with its place`(
    _ name: String, _ value: String, _ words: String
  ) throws {
    let folder = try SampleFolder()
    var all = Array(try members(summary(in: folder, soft: false).text).dropLast().dropFirst(3))
    let place = try #require(all.firstIndex { $0.key == "options" })
    all[place].value = .list([.list([.leaf(.text(name)), .leaf(.text(value))])])
    let path = folder.file("crafted.assay")
    try SummaryFormat.text(
      assayVersion: assayVersion, all.map { ($0.key, $0.value.saved) }
    ).text.write(toFile: path, atomically: false, encoding: .utf8)
    let error = try #require(throws: AssayError.self) { try Summary(contentsOf: path) }
    #expect(error.description.hasPrefix("\(path):5:"), "\(error)")
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func `without its check nothing that was changed is taken`() throws {
    let folder = try SampleFolder()
    let whole = try summary(in: folder, soft: false)
    let bytes = Array(whole.text.utf8)
    for index in stride(from: 0, to: bytes.count - 2, by: step) {
      var text = bytes
      text[index] = text[index] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
      #expect(
        try read(String(decoding: text, as: UTF8.self), in: folder) == nil, "\(index)")
    }
  }

  @Test func `a summary that ends too early is refused wherever it ends`() throws {
    let folder = try SampleFolder()
    let whole = try summary(in: folder, soft: true)
    let text = whole.text
    for length in stride(from: 0, to: text.utf8.count - 2, by: step) {
      #expect(try read(String(text.prefix(length)), in: folder) == nil, "\(length)")
    }
    #expect(try read(text, in: folder) != nil)
  }

  @Test func `depth, size and other files are refused`() throws {
    let folder = try SampleFolder()
    let whole = try summary(in: folder, soft: false)
    for text in [
      "", "[]", "{}", "null", "id,label\n1,a\n", "{\"format\": 1}",
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
      "{\"format\": 1e999}", "{\"format\": \"assay summary\"}",
    ] {
      #expect(try read(text, in: folder) == nil)
    }
    // More classes and models than fit into memory.
    let names = Tree.list((0..<1024).map { .leaf(.text("\($0)")) })
    var all = Array(try members(whole.text).dropLast().dropFirst(3))
    guard let place = all.firstIndex(where: { $0.key == "measured" }),
      case .members(var measured) = all[place].value
    else { return }
    for index in measured.indices where ["classes", "models"].contains(measured[index].key) {
      measured[index].value = names
    }
    all[place].value = .members(measured)
    let text = SummaryFormat.text(assayVersion: "1", all.map { ($0.key, $0.value.saved) }).text
    #expect(try read(text, in: folder) == nil)
  }
}
