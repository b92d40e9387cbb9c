import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCommand

@Suite struct TemplateFolderTests {
  /// The HTML rendered with a folder of templates.
  private func html(_ files: [String: String]) throws -> String {
    let folder = try SampleFolder()
    let templates = folder.file("t")
    try FileManager.default.createDirectory(
      atPath: templates, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: "\(templates)/\(name)"))
    }
    var job = folder.job()
    job.templates = templates
    job.html = "-"
    let report = try Report(job.measured)
    let outputs = Result { try report.outputs(for: job).standardOutput ?? "" }
    switch outputs {
    case .success(let text): return text
    case .failure(let error): return "\(error)".replacing(folder.path + "/", with: "")
    }
  }

  @Test func `a file replaces the built-in one of its name, and includes others`() throws {
    let text = try html([
      "logo.html.mustache": "<p>Ours, {{> motto.txt}}</p>", "motto.txt": "{{count}} times tried",
      "style.css": "body { color: black }\n", ".hidden": "{{nothing}}", "README.md": "{{nothing}}",
    ])
    #expect(text.contains("<p>Ours, 2 times tried</p>"))
    #expect(text.contains("<style>\nbody { color: black }\n</style>"))
    #expect(text.contains("<h2>All metrics</h2>"))
  }

  @Test func `a file that nothing would use was mistyped`() throws {
    #expect(
      try html(["scorebord.html.mustache": "x"]) == """
        t/scorebord.html.mustache: this is not a built-in template, and no template in the folder includes it; \
        did you mean scoreboard.html.mustache?
        """)
  }

  @Test func `an error in a replaced section names its file, line, column and the nearest name`()
    throws
  {
    #expect(
      try html(["verdict.html.mustache": "<p>\n{{verdikt}}</p>"])
        .hasPrefix("t/verdict.html.mustache:2:1: "))
    #expect(try html(["verdict.html.mustache": "<p>\n{{verdikt}}</p>"]).contains("verdict"))
  }

  @Test func `two templates whose names differ in their Unicode form are refused`() throws {
    let folder = try SampleFolder()
    for name in ["caf\u{E9}.txt", "cafe\u{301}.txt"] {
      try Data("x".utf8).write(to: URL(filePath: folder.file(name)))
    }
    var job = folder.job()
    (job.templates, job.html) = (folder.path, "-")
    let report = try Report(job.measured)
    let error = #expect(throws: AssayError.self) { try report.outputs(for: job) }
    #expect(
      error?.description.contains("spelled with other Unicode characters; rename one") == true)
  }

  @Test func `a mark of the order of bytes is no part of a template`() throws {
    #expect(try html(["verdict.html.mustache": "\u{FEFF}<p>x</p>"]).contains("\n<p>x</p>"))
    #expect(try !html(["style.css": "\u{FEFF}p {}"]).contains("\u{FEFF}"))
  }

  @Test func `every value that templates see is documented`() throws {
    let folder = try SampleFolder(["labels.csv": "id,label,region\n1,a,EU\n2,b,EU\n"])
    var job = folder.job()
    job.request.slices = ["region"]
    job.request.comparison.leastSliceSamples = 1
    let values = try JSONSerialization.jsonObject(with: Data(Report(job.measured).values.utf8))
    let page = try String(contentsOfFile: "\(packageRoot)/Templates/README.md", encoding: .utf8)
    for name in names(in: values).sorted() {
      #expect(page.contains("`\(name)`"), "\(name)")
    }
  }

  private func names(in value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(names(in: $1)) } }
    guard let members = value as? [String: Any] else { return [] }
    return members.reduce(into: Set(members.keys)) { $0.formUnion(names(in: $1.value)) }
  }
}
