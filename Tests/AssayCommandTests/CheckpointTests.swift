import Testing

/// Twenty checkpoints of one run, as one report.
@Suite struct CheckpointTests {
  private func workshop(_ count: Int) throws -> Workshop {
    let workshop = try Workshop()
    var labels = "id,label\n"
    for row in 0..<200 { labels += "\(row),\(row.isMultiple(of: 2) ? "a" : "b")\n" }
    try workshop.write(labels, to: "y.csv")
    for epoch in 1...count {
      var csv = "id,a,b\n"
      for row in 0..<200 {
        let isA = row.isMultiple(of: 2)
        csv += "\(row),\(isA == (row >= 60 - 2 * epoch) ? "0.8,0.2" : "0.3,0.7")\n"
      }
      try workshop.write(csv, to: "epoch_\(epoch).csv")
    }
    return workshop
  }

  @Test func `a pattern names them in their order, and a terminal shows a row each`() throws {
    let workshop = try workshop(20)
    let run = try workshop.assay("report", "-q", "--labels", "y.csv", "--model", "epoch_*.csv")
    #expect(run.code == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 40)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
    let rows = lines.filter { $0.hasPrefix("epoch_") && $0.contains("%") }.map {
      $0.prefix { $0 != " " }
    }
    #expect(rows == (1...20).map { "epoch_\($0)" })
    #expect(
      run.output.replacing("\n", with: " ").contains("are clearly better than epoch_1."))
  }

  @Test
  func `twenty files as a shell sorts them are in natural order, and few lines say what they are`()
    throws
  {
    let workshop = try workshop(12)
    let files = (1...12).map { "epoch_\($0).csv" }.sorted()
    let run = try workshop.assay(
      "report", "--labels", "y.csv", "--gate", "error_rate <= 50%", "--model", more: files)
    let rows = run.output.split(separator: "\n").filter {
      $0.hasPrefix("epoch_") && $0.contains("%")
    }
    .map { $0.prefix { $0 != " " } }
    #expect(rows.prefix(12) == (1...12).map { "epoch_\($0)" }[...])
    #expect(run.error.split(separator: "\n").count == 5)
    #expect(run.error.hasSuffix("… 9 more files\n"))
    let chosen = try workshop.assay(
      "report", "-q", "--labels", "y.csv", "--model", "epoch_3.csv", "epoch_12.csv", "epoch_1.csv")
    #expect(chosen.output.contains("baseline\nepoch_3"))
  }

  @Test func `files behind labels and a model are models, too`() throws {
    let workshop = try workshop(3)
    let run = try workshop.assay(
      "report", "-q", "--labels", "y.csv", "--model", "epoch_1.csv", "epoch_2.csv", "epoch_3.csv")
    #expect(run.code == 0, "\(run.error)")
    #expect(run.output.contains("baseline\nepoch_1"))
    let before = try workshop.assay(
      "report", "epoch_3.csv", "-q", "--labels", "y.csv", "--model", "epoch_1.csv", "epoch_2.csv")
    #expect(before.output.contains("baseline\nepoch_3"))
  }

  @Test func `a pattern that fits nothing, or has a name, says so`() throws {
    let workshop = try workshop(2)
    let none = try workshop.assay("report", "--labels", "y.csv", "--model", "epch_*.csv")
    #expect(none.code == 2)
    #expect(none.error.contains("epch_*.csv: no file matches this pattern"))
    let named = try workshop.assay("report", "--labels", "y.csv", "--model", "x=epoch_*.csv")
    #expect(named.code == 64)
    try workshop.write(#"{"labels": "y.csv", "model": "epoch_*.csv"}"#, to: "assay.json")
    #expect(try workshop.assay("report", "-q", "assay.json").output.contains("baseline\nepoch_1"))
  }
}
