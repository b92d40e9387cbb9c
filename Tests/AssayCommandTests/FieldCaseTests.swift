import AssayData
import AssayTestSupport
import Foundation
import Testing

// Forms of files from public bug reports, each with its expected outcome; skipped if their folder
// is missing.

private let field = externalCases("field")

/// A case of `cases.json`.
private struct FieldCase: Decodable {
  struct Outcome: Decodable {
    let exit: Int
    let says: [String]?
    let crossEntropy: Double?
    let errorRate: Double?

    enum CodingKeys: String, CodingKey {
      case exit, says
      case crossEntropy = "cross_entropy"
      case errorRate = "error_rate"
    }
  }

  /// The second try, if the first is refused.
  struct Then: Decodable {
    let args: [String]
    let expect: Outcome
  }

  let name: String
  let folder: String
  let args: [String]
  let expect: Outcome
  let or: Outcome?
  let then: Then?
}

/// The result of a command.
private struct Tried {
  let code: Int32
  let words: String
  var metrics: [String: Double] = [:]

  init(_ args: [String], in folder: URL) throws {
    let json = FileManager.default.temporaryDirectory.appending(
      path: "field-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: json) }
    let outputs = args[0] == "diff" ? [] : ["--json", json.path]
    let run = try Run(executable(), args + outputs, in: folder.path, input: nil)
    (code, words) = (run.code, run.output + run.error)
    guard let data = try? Data(contentsOf: json),
      let results = try? JSONDecoder().decode(Results.self, from: data)
    else { return }
    metrics = results.metrics.values.first?.compactMapValues(\.value) ?? [:]
  }

  private struct Results: Decodable {
    let metrics: [String: [String: Number]]
  }

  /// The value of a metric; nil if it is not a number.
  private struct Number: Decodable {
    let value: Double?

    init(from decoder: any Decoder) throws {
      value = try? decoder.singleValueContainer().decode(Double.self)
    }
  }

  func meets(_ outcome: FieldCase.Outcome) -> Bool {
    func isClose(_ key: String, _ expected: Double?) -> Bool {
      expected.map { abs((metrics[key] ?? .infinity) - $0) <= 1e-6 } ?? true
    }
    let says = (outcome.says ?? []).allSatisfy { wanted in
      wanted.split(separator: "|").contains { words.contains($0) }
    }
    return Int(code) == outcome.exit && says && isClose("cross_entropy", outcome.crossEntropy)
      && isClose("error_rate", outcome.errorRate)
  }
}

@Test(.enabled(if: field != nil, "the folder shared/field is missing"))
func `files that people have are read, or refused with the cure`() throws {
  let folder = try #require(field)
  let cases = try JSONDecoder().decode(
    [FieldCase].self, from: Data(contentsOf: folder.appending(path: "cases.json")))
  #expect(cases.count > 30)
  for item in cases {
    let place = folder.appending(path: item.folder)
    let tried = try Tried(item.args, in: place)
    let isMet = tried.meets(item.expect) || item.or.map(tried.meets) ?? false
    #expect(isMet, "\(item.folder), \(item.name): \(tried.code) \(tried.words)")
    guard let then = item.then, tried.code == 2 else { continue }
    let again = try Tried(then.args, in: place)
    #expect(again.meets(then.expect), "\(item.folder), \(item.name), then: \(again.words)")
  }
}
