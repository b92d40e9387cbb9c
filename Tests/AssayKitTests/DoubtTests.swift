import AssayKit
import AssayTestSupport
import Foundation
import Testing

private let doubtful = "label,prediction,share\na,a,.25\nb,a,.75\nc,c,.5\n"

@Test func `what looks like unused scores is said at the top of every output`() throws {
  let folder = try SampleFolder(["data.csv": doubtful])
  var request = try configured(by: folder.file("data.csv"))
  for (language, words) in [
    (Language.english, "share looks like scores and was not used"),
    (.chinese, "看起来是得分，但未被使用"),
  ] {
    request.language = language
    let report = try Report(request)
    for text in [try report.markdown(), try report.html(), report.scoreboard()] {
      // Lines for the terminal are wrapped.
      let isInside = text.filter { !$0.isWhitespace }.contains(words.filter { !$0.isWhitespace })
      #expect(isInside, "\(language)")
    }
    #expect(report.json().contains(#""code": "unused_scores""#))
    let markdown = try report.markdown()
    let place = try #require(markdown.range(of: words)?.lowerBound)
    let section = try #require(markdown.range(of: "<details><summary><b>")?.lowerBound)
    #expect(place < section)
  }
}

@Test func `labels that agree with every score may be predictions`() throws {
  for (last, isDoubtful) in [("b", true), ("a", false)] {
    let folder = try SampleFolder([
      "data.csv": "labels,a,b\na,.75,.25\nb,.25,.75\n\(last),.25,.75\n"
    ])
    let request = try configured(by: folder.file("data.csv"))
    let text = try Report(request).markdown()
    #expect(text.contains("every label in labels is the class") == isDoubtful)
  }
}

@Test func `a summary keeps the doubts about its files`() throws {
  let folder = try SampleFolder(["data.csv": doubtful])
  let request = try configured(by: folder.file("data.csv"))
  let file = folder.file("part.assay")
  try Summary(request).text.write(toFile: file, atomically: true, encoding: .utf8)
  let report = try Report(Summary(contentsOf: file), for: ReportRequest())
  #expect(try report.markdown().contains("looks like scores"))
}
