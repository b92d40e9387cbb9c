import Foundation
import Testing

/// The folders that `--tables` and `--charts` write.
@Suite struct FolderOutputTests {
  private func files(_ workshop: Workshop, in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(workshop.path)/\(folder)").sorted()
  }

  @Test func `one folder takes both, and results give the same again`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay(
      "report", "SampleData/party", "-q", "--tables", "out/deep/", "--charts", "out/deep", "--json",
      "r.json")
    #expect(run.code == 0, "\(run.error)")
    let names = try files(workshop, in: "out/deep")
    #expect(names.contains("metrics.csv") && names.contains("reliability-model-1.svg"))
    #expect(names.allSatisfy { $0.hasSuffix(".csv") || $0.hasSuffix(".svg") })
    let again = try workshop.assay(
      "render", "r.json", "-q", "--tables", "again", "--charts", "again")
    #expect(again.code == 0, "\(again.error)")
    #expect(try files(workshop, in: "again") == names)
    for name in names {
      #expect(try workshop.text("again/\(name)") == workshop.text("out/deep/\(name)"), "\(name)")
    }
    // Existing files are replaced.
    let twice = try workshop.assay(
      "report", "SampleData/party", "-q", "--tables", "again", "--charts", "again")
    #expect(twice.code == 0, "\(twice.error)")
  }

  @Test func `a configuration names folders beside itself`() throws {
    let workshop = try Workshop([
      "d/assay.json": #"{"model": {"m": "p.csv"}, "tables": "t", "charts": "c"}"#,
      "d/p.csv": "label,a,b\na,0.7,0.3\nb,0.2,0.8\n",
    ])
    let run = try workshop.assay("report", "d", "-q")
    #expect(run.code == 0, "\(run.error)")
    #expect(try files(workshop, in: "d") == ["assay.json", "c", "p.csv", "t"])
    #expect(
      try workshop.text("d/t/confusion.csv") == "model,label,predicted,samples\nm,a,a,1\nm,b,b,1\n")
    #expect(try files(workshop, in: "d/c").contains("losses.svg"))
  }

  @Test(
    arguments: [
      (
        "report d/metrics.csv --tables d",
        "--tables would overwrite d/metrics.csv, which DATA reads"
      ),
      (
        "report metrics.csv --tables l",
        "--tables l/metrics.csv would overwrite metrics.csv, which DATA reads"
      ),
      (
        "report d/losses.svg --charts d",
        "--charts would overwrite d/losses.svg, which DATA reads"
      ),
      (
        "report d/losses.svg --json d/metrics.csv --tables d",
        "--json and --tables both go to d/metrics.csv"
      ),
      (
        "report metrics.csv --tables metrics.csv",
        "--tables takes a folder, and metrics.csv is a file"
      ),
      ("report metrics.csv --charts -", "--charts takes a folder, not standard output"),
    ])
  func `nothing is overwritten that is read or written`(_ line: String, _ words: String) throws {
    let data = "label,a,b\na,0.7,0.3\nb,0.2,0.8\n"
    let workshop = try Workshop(["d/metrics.csv": data, "d/losses.svg": data, "metrics.csv": data])
    #expect(try workshop.shell("mkdir l && ln -s ../metrics.csv l/metrics.csv").code == 0)
    let run = try workshop.shell("assay \(line)")
    #expect(run.code == 64)
    #expect(run.error.contains(words), "\(run.error)")
    #expect(try files(workshop, in: "d") == ["losses.svg", "metrics.csv"])
    for name in ["d/metrics.csv", "d/losses.svg", "metrics.csv"] {
      #expect(try workshop.text(name) == data)
    }
  }

  @Test func `a chart whose style is no template leaves nothing behind`() throws {
    let workshop = try Workshop(["mine/chart.css": "{{#open}}"])
    let run = try workshop.assay(
      "report", "SampleData/party", "--charts", "out", "--templates", "mine")
    #expect(run.code == 2 && run.error.contains("mine/chart.css"), "\(run.error)")
    #expect(try workshop.names == ["mine"])
  }
}
