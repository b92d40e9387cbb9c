import AssayKit
import AssayTestSupport
import Testing

@Suite struct ReportTests {
  @Test func `the pipeline as a few calls`() throws {
    let folder = try SampleFolder()
    let report = try Report(folder.request())
    #expect(report.count == 2)
    #expect(report.models == ["one", "two"])
    #expect(report.metric("error_rate", of: "one") == 0.5)
    #expect(report.metric("error_rate", of: "two") == 0)
    #expect(report.metric("no_such_metric", of: "one") == nil)
    #expect(report.metric("error_rate", of: "three") == nil)
    #expect(report.understood.count == 3)
    #expect(report.understood[0].hasSuffix("labels.csv: CSV, 2 rows; id: id; label: label"))
    #expect(
      report.scoreboard().hasPrefix(
        "Two samples cannot tell two from one.\n2 samples · 2 classes (positive class b: 1 sample) · 2 models · baseline one\n"
      ))
  }

  @Test func `a metric is in the unit of the report`() throws {
    let folder = try SampleFolder()
    var request = folder.request()
    request.models.removeLast()
    let nats = try #require(try Report(request).metric("cross_entropy", of: "one"))
    request.comparison.logBase = .two
    let bits = try #require(try Report(request).metric("cross_entropy", of: "one"))
    // −(ln 0.75 + ln 0.5) / 2
    #expect(abs(nats - 0.49041462650586315) < 1e-15)
    #expect(abs(bits - 0.7075187496394219) < 1e-15)
  }

  @Test func `the baseline is the first model or the one that is named`() throws {
    let folder = try SampleFolder()
    var request = folder.request()
    request.comparison.baseline = "two"
    #expect(
      try Report(request).scoreboard().hasPrefix("Two samples cannot tell one from two.\n"))
    request.comparison.baseline = "tow"
    let words = try words(in: folder) { _ = try Report(request) }
    #expect(
      words == "the baseline 'tow' is not one of the models 'one', 'two'; did you mean 'two'?")
  }

  @Test func `a blank title counts as absent, and a blank name of a model is refused`() throws {
    let folder = try SampleFolder()
    var request = folder.request()
    request.title = " \n"
    #expect(try Report(request).scoreboard().contains("\n2 samples · 2 classes"))
    request.models[0].name = " "
    #expect(try words(in: folder) { _ = try Report(request) }.contains("has a blank name"))
  }

  @Test func `bad data are said with file, line and column`() throws {
    let folder = try SampleFolder(["one.csv": "id,a,b\n1,0.75,0.25\n2,x,0.5\n"])
    #expect(
      try words(in: folder) { _ = try Report(folder.request()) }
        .hasPrefix("one.csv:3:3: 'x' in column 'a' is not a number"))
  }
}
