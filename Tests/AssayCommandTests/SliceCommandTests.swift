import Foundation
import Testing

@Suite struct SliceCommandTests {
  private func rows(_ count: Int) -> String {
    "id,label,a,b,g,h,g*h\n"
      + (0..<count).map {
        "\($0),\($0 % 3 == 0 ? "a" : "b"),0.25,0.75,\($0 % 2),\($0 % 5),s\($0 % 3)\n"
      }
      .joined()
  }

  @Test func `a column with too many values ends with code 2 and a word of what to do`() throws {
    let workshop = try Workshop(["p.csv": rows(6000)])
    for jobs in ["1", "3"] {
      let result = try workshop.assay(
        "report", "p.csv", "--classes", "a,b", "--id", "id", "--slice", "id", "--jobs", jobs, "-q")
      #expect(result.code == 2)
      #expect(
        result.error
          == "assay: slices by 'id': more than 1,000 distinct values, and each would be a slice; choose a "
          + "column with fewer\n")
    }
  }

  @Test func `a column of the name of a pair wins over the pair`() throws {
    let workshop = try Workshop(["p.csv": rows(200)])
    let literal = try workshop.assay(
      "report", "p.csv", "--classes", "a,b", "--slice", "g*h", "--markdown", "-", "-q")
    #expect(literal.code == 0)
    #expect(literal.output.contains("| g&#42;h | samples |"))
    try workshop.write(rows(200).replacing("g*h", with: "z"), to: "p.csv")
    let pair = try workshop.assay(
      "report", "p.csv", "--classes", "a,b", "--slice", "g*h", "--slice", "h", "--markdown", "-",
      "-q")
    #expect(pair.code == 0)
    #expect(pair.output.contains("| g × h | samples |") && pair.output.contains("| h | samples |"))
    #expect(pair.output.contains("| 0 × 4 | 20 |"))
    let neither = try workshop.assay("report", "p.csv", "--classes", "a,b", "--slice", "g*w", "-q")
    #expect(neither.code == 2 && neither.error.contains("no column 'g*w' for --slice among"))
  }

  @Test func `the report of slices is the same for any number of workers`() throws {
    let workshop = try Workshop(["p.csv": rows(9000)])
    let outputs = try ["1", "2", "5"].map { jobs in
      try workshop.assay(
        "report", "p.csv", "--classes", "a,b", "--slice", "g*h", "--slice-min", "1", "--json", "-",
        "-q", "--jobs", jobs
      ).output
    }
    #expect(outputs[0].contains("\"slices\": ["))
    #expect(outputs.allSatisfy { $0 == outputs[0] })
  }

  @Test func `a summary refuses slices, and --slice-min takes a whole number`() throws {
    let workshop = try Workshop(["p.csv": rows(10)])
    let summary = try workshop.assay("summarize", "p.csv", "--slice", "g", "-o", "s.assay")
    #expect(summary.code == 64 && summary.error.contains("assay summarize has no --slice"))
    let none = try workshop.assay("report", "p.csv", "--classes", "a,b", "--slice-min", "0")
    #expect(none.code == 64 && none.error.contains("--slice-min takes a whole number from 1"))
  }
}
