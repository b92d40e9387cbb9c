import Testing

@testable import AssayReport

@Suite struct BuiltInTemplateTests {
  /// Only markup that Assay itself writes (`TemplateValue.markup`) is rendered raw, never a text.
  @Test(arguments: BuiltInTemplates.files.map(\.name))
  func `no built-in template writes a text raw`(_ name: String) throws {
    let file = try #require(BuiltInTemplates.files.first { $0.name == name })
    #expect(!file.text.contains("{{{") && !file.text.contains(/{{\s*&/))
  }
}
