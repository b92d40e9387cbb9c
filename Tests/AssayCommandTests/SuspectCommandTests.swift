import Foundation
import Testing

/// Rows of two classes: every seventh label is flipped, and the model is confident of the true
/// classes.
private func rows(_ places: Range<Int>, hasIDs: Bool = true) -> String {
  (hasIDs ? "id," : "") + "label,a,b\n"
    + places.map { place in
      let (truth, label) = (place % 2, place % 7 == 3 ? 1 - place % 2 : place % 2)
      let p = truth == 0 ? "0.9,0.1" : "0.05,0.95"
      return (hasIDs ? "s\(place)," : "") + "\(label == 0 ? "a" : "b"),\(p)\n"
    }.joined()
}

private let head = "id,label,suggested,margin,models"

@Suite struct SuspectCommandTests {
  @Test func `a file has a row a suspect, the smallest margin first`() throws {
    let workshop = try Workshop(["p.csv": rows(0..<20)])
    let run = try workshop.assay("report", "p.csv", "--suspects", "s.csv", "-q")
    #expect(run.code == 0, "\(run.error)")
    let text = try workshop.text("s.csv")
    #expect(
      text == """
        \(head)
        s3,a,b,-0.8999999999999999,p
        s17,a,b,-0.8999999999999999,p
        s10,b,a,-0.8,p

        """, "\(text)")
  }

  @Test func `without ids the row is written, and standard output may take it`() throws {
    let workshop = try Workshop(["p.csv": rows(0..<20, hasIDs: false)])
    let run = try workshop.assay("report", "p.csv", "--suspects", "-", "-q")
    #expect(
      run.output.split(separator: "\n").map { $0.split(separator: ",")[0] } == [
        "id", "4", "18", "11",
      ]
    )
  }

  @Test func `more samples than are kept are read again, and all of their suspects written`()
    throws
  {
    let workshop = try Workshop(["p.csv": rows(0..<20_600)])
    let run = try workshop.assay("report", "p.csv", "--suspects", "s.csv", "--samples", "0")
    #expect(run.code == 0 && !run.error.contains("s.csv"), "\(run.error)")
    let lines = try workshop.text("s.csv").split(separator: "\n")
    #expect(lines.count == 1 + (0..<20_600).count { $0 % 7 == 3 })
    #expect(lines[1].hasPrefix("s3,a,b,") && lines.last?.hasPrefix("s20590,b,a,") == true)
  }

  @Test func `what cannot be read again, and merged parts, give those among the samples kept`()
    throws
  {
    let parts = [0..<10_300, 10_300..<20_600]
    let workshop = try Workshop([
      "1.csv": rows(parts[0]), "2.csv": rows(parts[1]), "p.csv": rows(0..<20_600),
    ])
    let among =
      "s.csv: the suspects among 20,000 of 20,600 samples, picked by a hash of id or row"
    let piped = try workshop.shell(
      "cut -d, -f1,3- p.csv | assay report --labels p.csv --model m=- --suspects s.csv")
    #expect(piped.code == 0 && piped.error.contains(among), "\(piped.error)")
    for part in ["1", "2"] {
      let run = try workshop.assay(
        "summarize", "--labels", "\(part).csv", "--model", "m=\(part).csv", "-o",
        "\(part).assay")
      #expect(run.code == 0, "\(run.error)")
    }
    let kept = try workshop.text("s.csv")
    let merged = try workshop.assay("merge", "1.assay", "2.assay", "--suspects", "s.csv")
    #expect(merged.code == 0 && merged.error.contains(among), "\(merged.error)")
    #expect(try workshop.text("s.csv") == kept)
  }

  @Test(arguments: [
    (["--weight", "w"], "suspects count each sample once"),
    (["--group", "w"], "suspects count each sample once"),
    (["--metrics", "core"], "leave out one of them"),
    (["--task", "multilabel"], "samples of one class each"),
  ])
  func `samples that cannot be suspect are said before anything is written`(
    _ options: [String], _ words: String
  ) throws {
    let workshop = try Workshop(["p.csv": rows(0..<20)])
    let run = try workshop.assay(
      "report", "p.csv", "--suspects", "s.csv", "--html", "r.html", more: options)
    #expect(run.code == 64 && run.error.contains(words), "\(run.error)")
    #expect(try workshop.names == ["p.csv"])
  }

  @Test(arguments: [
    ("id,label,a,b\n1,a,.5,.5\n2,a,.1,.9\n", "all samples examined have the same class"),
    ("id,label,prediction\n1,a,b\n2,b,b\n", "no model gives probabilities"),
  ])
  func `a question without an answer is an error, and nothing is written`(
    _ text: String, _ words: String
  ) throws {
    let workshop = try Workshop(["p.csv": text])
    let run = try workshop.assay("report", "p.csv", "--suspects", "s.csv", "--html", "r.html")
    #expect(run.code == 2 && run.error.contains(words), "\(run.error)")
    #expect(run.error.contains("; leave the suspects out\n"))
    #expect(try workshop.names == ["p.csv"])
  }
}
