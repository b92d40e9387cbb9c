import AssayTemplate
import AssayTestSupport
import Foundation
import Testing

/// The cases of the Mustache specification, read from the folder of shared test data.
struct SpecificationTests {
  @Test(
    .enabled(if: Specification.folder != nil, "no mustache-spec folder; set ASSAY_SHARED"),
    arguments: Specification.cases)
  func `every case renders as the specification says, but a name must be known`(
    _ example: Specification.Case
  ) throws {
    var partials: [String: Template] = [:]
    for (name, source) in example.partials ?? [:] {
      partials[name] = try Template(source, name: name)
    }
    let template = try Template(example.template, name: "template")
    do throws(TemplateError) {
      let output = try template.render(example.data.value, partials: partials, escape: .html)
      #expect(output == example.expected, "\(example.desc)")
    } catch {
      switch error.kind {
      case .unknownName, .unknownPartial: break
      default: throw error
      }
      #expect(Specification.unknown.contains(example.name), "\(example.name)")
    }
  }

  @Test(.enabled(if: Specification.folder != nil, "no mustache-spec folder; set ASSAY_SHARED"))
  func `the specification without lambdas has 184 cases`() {
    #expect(Specification.cases.count == 184)
  }
}

enum Specification {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let desc: String
    let data: JSONValue
    let template: String
    let partials: [String: String]?
    let expected: String

    var testDescription: String { "\(name): \(template.debugDescription)" }
  }

  private struct Module: Decodable {
    let tests: [Case]
  }

  /// The folder with the specification's files, or nil if it is not on this machine.
  static let folder = externalCases("mustache-spec")

  /// The names of cases with an unknown name, which the specification renders as nothing.
  static let unknown: Set = [
    "Basic Context Miss Interpolation", "Triple Mustache Context Miss Interpolation",
    "Ampersand Context Miss Interpolation", "Context Misses", "Context Misses - Partial",
    "Dotted Names - Broken Chains", "Dotted Names - Broken Chain Resolution",
    "Dotted Names - Context Precedence", "Dotted Names are never single keys",
    "Dotted Names - Operator Precedence", "Dotted Names - Failed Lookup",
    "Dotted names - Context Stacking Failed Lookup", "Failed Lookup", "Failed Lookup - Partial",
    "Dynamic Names - Double Dereferencing", "Dynamic Names - Composed Dereferencing",
    "Negative Sections",
  ]

  /// Every case except those of lambdas, which the engine leaves out.
  ///
  /// A file that cannot be read adds no cases, which the number of cases shows.
  static let cases: [Case] = {
    guard
      let folder,
      let files = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return
      files
      .filter { $0.pathExtension == "json" && $0.lastPathComponent != "~lambdas.json" }
      .sorted { $0.path < $1.path }
      .compactMap { try? JSONDecoder().decode(Module.self, from: Data(contentsOf: $0)) }
      .flatMap(\.tests)
  }()
}

/// Any JSON, as a template value.
struct JSONValue: Decodable, Sendable {
  let value: TemplateValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let bool = try? container.decode(Bool.self) {
      value = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let text = try? container.decode(String.self) {
      value = .text(text)
    } else if let elements = try? container.decode([JSONValue].self) {
      value = .list(elements.map(\.value))
    } else {
      value = .object(try container.decode([String: JSONValue].self).mapValues(\.value))
    }
  }
}
