import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCommand

@Suite struct OutputsTests {
  @Test func `every output is written to its file`() throws {
    let folder = try SampleFolder()
    var job = folder.job()
    job.html = folder.file("r.html")
    job.markdown = folder.file("r.md")
    job.json = folder.file("r.json")
    let report = try Report(job.measured)
    let outputs = try report.outputs(for: job)
    #expect(try folder.names == ["labels.csv", "one.csv", "two.csv"])
    try outputs.write()
    #expect(outputs.standardOutput == nil)
    #expect(try folder.text("r.html") == report.html())
    #expect(try folder.text("r.md") == report.markdown())
    #expect(try folder.text("r.json") == report.json())
    #expect(
      try folder.names == ["labels.csv", "one.csv", "r.html", "r.json", "r.md", "two.csv"])
  }

  @Test func `one output may go to standard output`() throws {
    let folder = try SampleFolder()
    var job = folder.job()
    job.markdown = "-"
    job.json = folder.file("r.json")
    let report = try Report(job.measured)
    #expect(try report.outputs(for: job).standardOutput == report.markdown())
    job.json = "-"
    #expect(
      try usage { _ = try report.outputs(for: job) }
        == "--markdown and --json both go to standard output; write one to another file")
  }

  @Test func `standard output has other names, and nothing is kept of the null device`() throws {
    let folder = try SampleFolder()
    for name in ["/dev/stdout", "/dev/fd/1"] {
      var job = folder.job()
      job.json = name
      let report = try Report(job.measured)
      #expect(try report.outputs(for: job).standardOutput == report.json())
    }
    var job = folder.job()
    (job.html, job.json) = ("/dev/null", "/dev/null")
    try Report(job.measured).outputs(for: job).write()
  }

  @Test func `two outputs cannot go to one file`() throws {
    let folder = try SampleFolder()
    var job = folder.job()
    job.html = folder.file("out")
    job.json = folder.file("out")
    let report = try Report(job.measured)
    #expect(
      try usage { _ = try report.outputs(for: job) }
        == "--html and --json both go to \(folder.file("out")); write one to another file")
  }

  @Test func `a template renders one output`() throws {
    let folder = try SampleFolder(["t.mustache": "{{count}}"])
    var job = folder.job()
    for (name, file) in [("template", "t.mustache"), ("html", "r.html"), ("markdown", "r.md")] {
      try job.set(#require(Option.named(name)), to: folder.file(file))
    }
    let report = try Report(job.measured)
    #expect(
      try usage { _ = try report.outputs(for: job) }.hasPrefix(
        "--template, --html and --markdown cannot be combined: a template renders one output"))
  }

  @Test func `a file that cannot be written leaves the others unwritten`() throws {
    let folder = try SampleFolder(["r.json": "old"])
    var job = folder.job()
    job.json = folder.file("r.json")
    job.html = folder.file("no/such/folder/r.html")
    let report = try Report(job.measured)
    let error = try #require(
      #expect(throws: AssayError.self) { try report.outputs(for: job).write() })
    guard case .output(let words) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(words.hasPrefix(folder.file("no/such/folder/r.html: cannot create: ")))
    #expect(try folder.text("r.json") == "old")
    #expect(try folder.names == ["labels.csv", "one.csv", "r.json", "two.csv"])
  }

  @Test func `nothing that was read is written over, by whatever name`() throws {
    let folder = try SampleFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.csv"), withDestinationPath: folder.file("one.csv"))
    let before = try folder.text("one.csv")
    try FileManager.default.linkItem(
      atPath: folder.file("one.csv"), toPath: folder.file("hard.csv"))
    for name in ["one.csv", "./one.csv", "link.csv", "hard.csv", "labels.csv"] {
      var job = folder.job()
      job.json = folder.file(name)
      let report = try Report(job.measured)
      #expect(throws: AssayError.self) { try report.outputs(for: job) }
    }
    #expect(try folder.text("one.csv") == before)
  }

  @Test(arguments: ["./o", "link", "other"])
  func `two outputs to one file that is still to be made are refused`(_ name: String) throws {
    let folder = try SampleFolder()
    for link in ["link", "other"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file(link), withDestinationPath: "o")
    }
    var job = folder.job()
    job.html = folder.file(name)
    job.markdown = folder.file(name == "other" ? "link" : "o")
    #expect(throws: AssayError.self) { try job.checkOutputs() }
  }

  @Test func `templates are exported and never overwrite`() throws {
    let folder = try SampleFolder()
    let target = folder.file("new/templates")
    let paths = try TemplateFiles.export(to: target)
    #expect(paths == TemplateFiles.names.map { "\(target)/\($0)" })
    // These list the sections, and are generated from the program's list.
    let lists = TemplateFiles.names.filter { $0.hasPrefix("sections.") }
    #expect(lists == ["sections.html.mustache", "sections.md.mustache"])
    for name in TemplateFiles.names where !lists.contains(name) {
      let original = try String(contentsOfFile: "\(packageRoot)/Templates/\(name)", encoding: .utf8)
      #expect(try folder.text("new/templates/\(name)") == original)
    }
    try Data("mine".utf8).write(to: URL(filePath: "\(target)/style.css"))
    try FileManager.default.removeItem(atPath: "\(target)/report.md.mustache")
    let words = try words(in: folder) { _ = try TemplateFiles.export(to: target) }
    #expect(
      words == "new/templates/report.html.mustache: exists already; export to another folder, "
        + "or remove it")
    #expect(try folder.text("new/templates/style.css") == "mine")
    #expect(!FileManager.default.fileExists(atPath: "\(target)/report.md.mustache"))
  }

  @Test func `a template is not exported through a link to nothing`() throws {
    let folder = try SampleFolder()
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: folder.file("templates"), withIntermediateDirectories: false)
    try manager.createSymbolicLink(
      atPath: folder.file("templates/style.css"), withDestinationPath: folder.file("away"))
    let words = try words(in: folder) {
      _ = try TemplateFiles.export(to: folder.file("templates"))
    }
    #expect(
      words == "templates/style.css: exists already; export to another folder, or remove it")
    #expect(!manager.fileExists(atPath: folder.file("away")))
    #expect(!manager.fileExists(atPath: folder.file("templates/report.md.mustache")))
  }

  /// The message of a usage error.
  private func usage(
    _ location: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) throws -> String {
    let error = #expect(throws: AssayError.self, sourceLocation: location) { try body() }
    guard case .usage(let words) = try #require(error, sourceLocation: location) else {
      Issue.record("this is no usage error", sourceLocation: location)
      return ""
    }
    return words
  }
}

@Test func `outputs whose names are in two Unicode forms are two files`() throws {
  let folder = try SampleFolder()
  var job = folder.job()
  (job.html, job.json) = (folder.file("caf\u{E9}"), folder.file("cafe\u{301}"))
  let report = try Report(job.measured)
  try report.outputs(for: job).write()
  #expect(try folder.names.count == 5)
  job.json = job.html
  #expect(throws: AssayError.self) { try report.outputs(for: job) }
}
