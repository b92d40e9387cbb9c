/// The measurements with peers, as a Markdown table: one line per case and number of workers.
struct SummaryTable {
  private var lines: [String] = []

  /// Adds a case, if a peer was measured.
  mutating func add(_ standings: [Standing], of name: String) {
    guard let fastest = fastestPeer(standings) else { return }
    for ours in standings where !ours.entrant.isPeer {
      guard let measured = ours.measurement else { continue }
      let workers = ours.entrant.name.split(separator: " ").dropFirst().joined(separator: " ")
      lines.append(
        "| \(name)\(workers.isEmpty ? "" : ", \(workers)") | \(SummaryTable.cell(measured)) | "
          + "\(SummaryTable.cell(fastest.measurement)), \(SummaryTable.escaped(fastest.name)) | "
          + "\(fixed(fastest.measurement.wallTime / measured.wallTime, 1)) |\n")
    }
  }

  /// nil if no peer was measured.
  var text: String? {
    lines.isEmpty
      ? nil
      : "| case | assay | fastest peer | times as fast |\n|:--|--:|--:|--:|\n" + lines.joined()
  }

  /// A name in a table cell; a bar would end the cell.
  private static func escaped(_ name: String) -> String {
    name.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func cell(_ measured: Measurement) -> String {
    "\(fixed(measured.wallTime * 1e3, 0)) ms, "
      + "\(fixed(Double(measured.peakMemory) / 1_048_576, 0)) MiB"
  }
}
