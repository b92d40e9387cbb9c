import AssayData
import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// A summary of three models on three samples, to be changed in one place.
private struct Damage {
  private let folder: SampleFolder
  private let text: String

  init(soft: Bool = false) throws {
    folder = try SampleFolder([
      "labels.csv": soft ? "id,a,b\n1,1,0\n2,.5,.5\n3,0,1\n" : "id,label\n1,a\n2,b\n3,b\n",
      "one.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n3,.25,.75\n",
      "two.csv": "id,a,b\n1,.25,.75\n2,.25,.75\n3,.25,.75\n",
      "three.csv": "id,a,b\n1,.5,.5\n2,.125,.875\n3,.75,.25\n",
    ])
    var request = folder.request()
    request.models.append(ReportRequest.Model(name: "three", path: folder.file("three.csv")))
    text = try Summary(request).text
  }

  /// The error if the first `found` after all of `places`, found one after another, is replaced.
  func said(
    _ places: [String], _ found: String, _ replacement: String,
    location: SourceLocation = #_sourceLocation
  ) throws -> String {
    var start = text.startIndex
    for place in places + [found] {
      let range = try #require(
        text.range(of: place, range: start..<text.endIndex), "\(place)", sourceLocation: location)
      start = place == found ? range.lowerBound : range.upperBound
    }
    var body = text
    let range = try #require(body.range(of: found, range: start..<body.endIndex))
    body.replaceSubrange(range, with: replacement)
    body = String(body.prefix(body.utf8.count - "\"check\": \"01234567\"\n}\n".utf8.count))
    let check = SummaryFormat.check(of: Array(body.utf8).span.bytes)
    try "\(body)\"check\": \"\(check)\"\n}\n"
      .write(toFile: folder.file("x.assay"), atomically: true, encoding: .utf8)
    let words = try words(in: folder, location: location) {
      _ = try Summary(contentsOf: folder.file("x.assay"))
    }
    // The error gives a line and a column in the file.
    #expect(
      words.wholeMatch(of: /x\.assay:\d+:\d+: .*; summarize the part again/) != nil, "\(words)",
      sourceLocation: location)
    return String(words.split(separator: ": ", maxSplits: 1)[1].prefix { $0 != ";" })
  }
}

@Suite struct SummaryContradictionTests {
  @Test func `sums of powers that no losses have are refused`() throws {
    let damage = try Damage()
    let place = [#""losses""#, #""powers""#]
    #expect(
      try damage.said(place, #""squares": [33, "#, #""squares": [31, "#)
        == "'squares' contradicts 'sum'")
    #expect(
      try damage.said(place, #""squares": ["#, #""squares": [0, -1], "x": ["#)
        == "'squares' contradicts 'sign'")
    #expect(
      try damage.said(place, #""cubes": [33, "#, #""cubes": [35, "#)
        == "'cubes' contradicts 'squares'")
    #expect(
      try damage.said([#""losses""#], #""powers": "#, #""powers": null, "x": "#)
        == "'powers' is not an object")
  }

  @Test(arguments: [121, 243.5, 369, 700])
  func `losses whose powers are below the smallest number are read back`(
    _ logit: Double
  ) throws {
    let folder = try SampleFolder()
    let rows = (0..<30).map { "\($0),a,1,2\n" } + ["30,b,0,\(logit)\n"]
    try ("id,label,a,b\n" + rows.joined())
      .write(toFile: folder.file("m.csv"), atomically: true, encoding: .utf8)
    var request = ReportRequest()
    request.models = [ReportRequest.Model(path: folder.file("m.csv"))]
    request.scores = .logits
    let summary = try Summary(request)
    try summary.text.write(
      toFile: folder.file("part.assay"), atomically: true, encoding: .utf8)
    #expect(try Summary(contentsOf: folder.file("part.assay")).text == summary.text)
  }

  @Test func `differences that contradict their counts are refused`() throws {
    let damage = try Damage()
    let place = [#""differences""#, #""cross_entropy""#]
    #expect(
      try damage.said(place, #""all": ["#, #""all": [0.5, 0, 0], "x": ["#)
        == "'all' contradicts 'sum'")
    #expect(
      try damage.said(place, #""ties": 1,"#, #""ties": 0,"#) == "'all' contradicts 'wins'")
    #expect(
      try damage.said(place, #""all": ["#, #""all": [], "x": ["#) == "'all' has 0 entries, not 3")
    #expect(
      try damage.said([#""differences""#], #""cross_entropy": "#, #""other": "#)
        == "there is no 'cross_entropy'")
  }

  @Test func `changed samples that did not change so are refused`() throws {
    let damage = try Damage()
    let place = [#""changed""#]
    #expect(
      try damage.said(place, #""newly_wrong": ["#, #""newly_wrong": [], "x": ["#)
        == "'newly_wrong' has 0 entries, not 1")
    #expect(
      try damage.said(place + [#""newly_wrong""#], #""predicted": [0, 1]"#, #""predicted": [1, 0]"#)
        == "'newly_wrong' contradicts 'losses'")
    #expect(
      try damage.said(
        place + [#""largest_rises""#], #""losses": ["#, #""losses": [9, 0], "x": ["#)
        == "'largest_rises' contradicts 'losses'")
    #expect(
      try damage.said(place + [#""largest_rises""#], #""losses": ["#, #""losses": [-1, 0], "x": ["#)
        == "'losses' is not a loss")
    #expect(
      try damage.said([], #""changed_answers": "#, #""changed_answers": 0, "x": "#)
        == "'changed_answers' is outside 2 to 2")
  }

  @Test func `divergences that cannot be are refused`() throws {
    let damage = try Damage()
    #expect(
      try damage.said([], #""divergence": "#, #""divergence": null, "x": "#)
        == "'divergence' is not an object")
    #expect(
      try damage.said([#""jensen_shannon""#], #""infinite": 0"#, #""infinite": 1"#)
        == "'infinite_rows' has 0 entries, not 1")
    #expect(
      try damage.said(
        [#""divergence""#, #""from_baseline""#], #""sum": ["#, #""sum": [31, -1], "x": ["#)
        == "'from_baseline' is not a divergence")
  }

  @Test func `shares of labels that no samples have are refused`() throws {
    let damage = try Damage(soft: true)
    let place = [#""label_shares""#]
    #expect(
      try damage.said(place, #""sums": ["#, #""sums": [[33, 16777216]], "x": ["#)
        == "'sums' has 1 entry, not 2")
    #expect(
      try damage.said(place, #""sums": ["#, #""sums": [[34, 16777216], []], "x": ["#)
        == "'sums' is outside 0 to 3")
    #expect(
      try damage.said(place, #""squares": ["#, #""squares": [34, 16777216], "x": ["#)
        == "'squares' contradicts 'sums'")
  }

  @Test func `counts of samples by how many models are right add up`() throws {
    let damage = try Damage()
    #expect(
      try damage.said([], #""samples_by_right": ["#, #""samples_by_right": [0, 0, 0, 0], "x": ["#)
        == "the numbers of 'samples_by_right' add up to 0, not 3")
    #expect(
      try damage.said([], #""samples_by_right": ["#, #""samples_by_right": [0, 0, 0, 3], "x": ["#)
        == "'samples_by_right' contradicts 'confusion'")
  }
}
