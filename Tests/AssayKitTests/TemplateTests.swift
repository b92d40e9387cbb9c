import AssayKit
import AssayTestSupport
import Testing

@testable import AssayCommand

@Suite struct TemplateTests {
  private func rendered(
    _ template: String, named name: String = "t.mustache",
    configure: (inout ReportRequest) -> Void = { _ in }
  ) throws -> String {
    let folder = try SampleFolder([name: template])
    var request = folder.request()
    configure(&request)
    return try Report(request).rendered(templateAt: folder.file(name))
  }

  @Test func `texts, lists, objects, booleans and the absent all render`() throws {
    let text = try rendered(
      """
      {{heading}} by {{version}}: {{count}} {{count_words}}, {{class_count_words}}
      {{#title}}titled{{/title}}{{^title}}untitled{{/title}}
      {{#classes}}[{{.}}]{{/classes}}
      {{#models}}{{number}}. {{name}}{{#is_baseline}} (baseline){{/is_baseline}}
      {{/models}}
      {{#scoreboard}}
      {{key}}{{#cells}} {{model}}={{value}}{{/cells}}
      {{/scoreboard}}
      {{#samples}}{{shown}}/{{of}}{{#rows}} {{name}}:{{label}}{{#models}} {{mark}}{{/models}}{{/rows}}{{/samples}}
      {{provenance.log_unit}} {{#provenance.has_options}}options{{/provenance.has_options}}
      {{! a comment }}{{{heading}}}
      """)
    #expect(
      text.hasPrefix(
        """
        Assay report by \(assayVersion): 2 2 samples, 2 classes
        untitled
        [a][b]
        1. one (baseline)
        2. two
        error_rate one=50.00% two=0.00%
        """))
    #expect(
      text.hasSuffix(
        "\nmcc one=— two=1.00\ncohen_kappa one=0.00 two=1.00\n"
          + "d2_log_loss one=0.29 two=0.29\nbrier_skill one=0.38 two=0.38\n"
          + "roc_auc one=1.00 two=1.00\naverage_precision one=1.00 two=1.00\n"
          + "ece one=0.375 two=0.375\nmce one=0.500 two=0.500\n2/2 1:a ✓ ✓ 2:b ✗ ✓\nnats \nAssay report"
      ))
  }

  @Test(arguments: [
    ("t.html.mustache", "&lt;b&gt; a|b"), ("t.htm", "&lt;b&gt; a|b"),
    ("t.md.mustache", "&lt;b&gt; a&#124;b"), ("t.txt.mustache", "<b> a|b"),
    ("t.mustache", "<b> a|b"),
  ])
  func `the name of a template says how values are escaped`(
    _ name: String, _ expected: String
  ) throws {
    #expect(try rendered("{{title}}", named: name) { $0.title = "<b> a|b" } == expected)
  }

  @Test func `an output says how values are escaped, whatever the template's name`() throws {
    let folder = try SampleFolder(["t.txt": "{{title}}"])
    var job = Job()
    job.request = folder.request()
    job.request.title = "<b> a|b"
    job.template = folder.file("t.txt")
    job.html = "-"
    #expect(try Report(job.measured).outputs(for: job).standardOutput == "&lt;b&gt; a|b")
    job.html = nil
    job.markdown = "-"
    #expect(try Report(job.measured).outputs(for: job).standardOutput == "&lt;b&gt; a&#124;b")
    job.markdown = nil
    #expect(try Report(job.measured).outputs(for: job).standardOutput == "<b> a|b")
  }

  @Test func `the built-in templates can be used as partials`() throws {
    let text = try rendered("A{{> style.css}}B", named: "t.html")
    #expect(text.hasPrefix("A:root {"))
    #expect(text.hasSuffix("}\nB"))
  }

  @Test(arguments: [
    ("a\n  {{modles}}", "2:3: unknown name 'modles'; did you mean 'models'?"),
    ("{{#models}}{{nam}}{{/models}}", "1:12: unknown name 'nam'; did you mean 'name'?"),
    ("{{xyzzy}}", "1:1: unknown name 'xyzzy'"),
    ("{{^xyzzy}}x{{/xyzzy}}", "1:1: unknown name 'xyzzy'"),
    ("{{> style.cs}}", "1:1: unknown partial 'style.cs'; did you mean 'style.css'?"),
    ("{{#models}}", "1:1: 'models' is opened here and never closed"),
    ("{{models}}", "1:1: 'models' is a list, not text; loop over it with {{#models}}"),
    (
      "{{provenance.log_unti}}",
      "1:1: unknown name 'provenance.log_unti'; did you mean 'provenance.log_unit'?"
    ),
  ])
  func `what is wrong in a template is said with its place`(
    _ template: String, _ expected: String
  ) throws {
    let folder = try SampleFolder(["t.mustache": template])
    var job = Job()
    job.request = folder.request()
    job.template = folder.file("t.mustache")
    job.html = folder.file("r.html")
    job.json = folder.file("r.json")
    let report = try Report(job.measured)
    #expect(
      try words(in: folder) { try report.outputs(for: job).write() } == "t.mustache:\(expected)"
    )
    #expect(try folder.names == ["labels.csv", "one.csv", "t.mustache", "two.csv"])
  }

  @Test func `a template that is not there is said to be missing`() throws {
    let folder = try SampleFolder()
    let report = try Report(folder.request())
    #expect(
      try words(in: folder) { _ = try report.rendered(templateAt: folder.file("none.mustache")) }
        == "none.mustache: cannot open: No such file or directory")
  }

  @Test func `a value is never read as a template`() throws {
    #expect(try rendered("{{title}}") { $0.title = "{{count}} {{/x}}" } == "{{count}} {{/x}}")
  }
}
