import Foundation
import Testing

@Suite struct FoundSliceCommandTests {
  private func rows(_ count: Int, sides: Bool = true) -> String {
    "id,label,a,b" + (sides ? ",region,age\n" : "\n")
      + (0..<count).map { row in
        let isWeak = row % 3 == 0 && row % 50 > 30
        let right = (isWeak ? 0.3 : 0.75) + Double(row % 17) / 100
        let a = row % 2 == 0 ? right : 1 - right
        return "s\(row),\(row % 2 == 0 ? "a" : "b"),\(a),\(1 - a)"
          + (sides ? ",r\(row % 3),\(row % 50)\n" : "\n")
      }
      .joined()
  }

  @Test func `the slices that are found are the same for any number of workers`() throws {
    let workshop = try Workshop(["p.csv": rows(6000)])
    let outputs = try ["1", "4"].map { jobs in
      let result = try workshop.assay(
        "report", "p.csv", "--classes", "a,b", "--find-slices", "--jobs", jobs, "--json", "-", "-q")
      #expect(result.code == 0, "\(result.error)")
      return result.output
    }
    #expect(outputs[0].contains("\"found_slices\": {") && outputs[0].contains("\"up_to\""))
    #expect(outputs[0].contains("\"clear\": true"))
    #expect(outputs[0].replacing("\"1\"", with: "\"4\"") == outputs[1] || outputs[0] == outputs[1])
    try workshop.write(outputs[0], to: "r.json")
    let rendered = try workshop.assay("render", "r.json", "--markdown", "-", "-q")
    #expect(rendered.code == 0 && rendered.output.contains("region = r0 and "))
  }

  @Test func `rows in another order than the labels are searched, too`() throws {
    let text = rows(300)
    let lines = text.split(separator: "\n")
    let labels = lines.map { $0.split(separator: ",") }.map { [$0[0], $0[1], $0[4], $0[5]] }
    let model = lines.map { $0.split(separator: ",") }.map { [$0[0], $0[2], $0[3]] }
    func csv(_ rows: [[Substring]]) -> String {
      rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    }
    let workshop = try Workshop([
      "l.csv": csv(labels), "m.csv": csv(model),
      "n.csv": csv([model[0]] + model.dropFirst().reversed()),
    ])
    let outputs = try ["m.csv", "n.csv"].map { file in
      try workshop.assay(
        "report", "--labels", "l.csv", "--model", "x=\(file)", "--find-slices", "--json", "-", "-q"
      ).output
    }
    let found = outputs.map { output in
      output.range(of: "\"found_slices\"").map { String(output[$0.lowerBound...]) }
    }
    #expect(found[0] != nil && found[0] == found[1])
  }

  @Test func `where there is nothing to search, it is an error that says so`() throws {
    let workshop = try Workshop([
      "p.csv": rows(100, sides: false), "q.csv": rows(100),
      "c.json": #"{"model": "m=q.csv", "find-slices": true, "classes": ["a", "b"]}"#,
    ])
    let none = try workshop.assay("report", "p.csv", "--classes", "a,b", "--find-slices", "-q")
    #expect(none.code == 2)
    #expect(none.error.contains("no column for --find-slices besides ids, labels and predictions"))
    #expect(none.error.contains("add columns that describe the samples"))
    let inspected = try workshop.assay("inspect", "q.csv", "--classes", "a,b", "--find-slices")
    #expect(inspected.output.contains("--find-slices searches it"), "\(inspected.output)")
    let core = try workshop.assay(
      "report", "q.csv", "--classes", "a,b", "--find-slices", "--metrics", "core", "-q")
    #expect(
      core.code == 64 && core.error.contains("--find-slices and --metrics core cannot be combined"))
    let summary = try workshop.assay(
      "summarize", "q.csv", "--classes", "a,b", "--find-slices", "-o", "s.assay")
    #expect(summary.code == 64 && summary.error.contains("assay summarize has no --find-slices"))
    let merge = try workshop.assay("merge", "s.assay", "--find-slices")
    #expect(merge.code == 64 && merge.error.contains("--find-slices"), "\(merge.error)")
    let configured = try workshop.assay("report", "c.json", "--json", "-", "-q")
    #expect(configured.output.contains("\"found_slices\": {"), "\(configured.error)")
    let weighted = try workshop.assay(
      "report", "q.csv", "--classes", "a,b", "--find-slices", "--weight", "age", "--json", "-", "-q"
    )
    #expect(weighted.output.contains("\"found_slices\": {\"reason\": \"weighted\"}"))
  }
}
