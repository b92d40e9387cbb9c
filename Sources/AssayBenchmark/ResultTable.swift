/// The table of results, as lines.
struct ResultTable {
  static let head = line(
    "", ["ms", "CPU ms", "MB/s", "ns/row", "peak MiB"], "time and memory against assay's")

  /// The lines of a case: a heading, and one line per program.
  static func lines(
    _ standings: [Standing], of name: String, rows: Int, bytes: Int?
  ) -> String {
    let size = bytes.map { ", \(fixed(Double($0) / 1e6, 1)) MB" } ?? ""
    var text = "\n\(name) (\(rows) rows\(size))\n"
    let ours = standings.first?.measurement
    for (place, standing) in standings.enumerated() {
      var note = ""
      if let ours, let measured = standing.measurement {
        note = place == 0 ? lead(ours, over: standings) : ratios(measured, to: ours)
      }
      text += line(standing, rows: rows, bytes: bytes, note: note)
    }
    return text
  }

  private static func line(_ standing: Standing, rows: Int, bytes: Int?, note: String) -> String {
    let name = "  " + standing.entrant.name
    switch standing.result {
    case .leftOut(let words): return "\(name.padded(to: 22))left out: \(words)\n"
    case .wrong(let words): return "\(name.padded(to: 22))WRONG: \(words)\n"
    case .measured(let measured):
      let cells = [
        fixed(measured.wallTime * 1e3, 1), fixed(measured.processorTime * 1e3, 1),
        bytes.map { fixed(Double($0) / 1e6 / measured.wallTime, 0) } ?? "",
        bytes.map { _ in fixed(measured.wallTime / Double(rows) * 1e9, 0) } ?? "",
        fixed(Double(measured.peakMemory) / 1_048_576, 1),
      ]
      return line(name, cells, note)
    }
  }

  /// The speed of assay relative to the fastest peer.
  private static func lead(_ ours: Measurement, over standings: [Standing]) -> String {
    guard let fastest = fastestPeer(standings) else { return "" }
    let ratio = fastest.measurement.wallTime / ours.wallTime
    return "\(fixed(ratio, 1))× as fast as \(fastest.name)"
  }

  /// The time and memory of another program relative to assay.
  private static func ratios(_ measured: Measurement, to ours: Measurement) -> String {
    let time = "\(fixed(measured.wallTime / ours.wallTime, 2))×"
    let memory = "\(fixed(Double(measured.peakMemory) / Double(ours.peakMemory), 2))×"
    return time.padded(to: -8) + memory.padded(to: -10) + (measured.isSingle ? "  run once" : "")
  }

  private static func line(_ name: String, _ cells: [String], _ note: String) -> String {
    name.padded(to: 22) + cells.map { $0.padded(to: -10) }.joined() + (note.isEmpty ? "" : "  ")
      + note + "\n"
  }
}

/// The fastest peer; nil if none was measured.
func fastestPeer(_ standings: [Standing]) -> (name: String, measurement: Measurement)? {
  var fastest: (name: String, measurement: Measurement)?
  for standing in standings
  where standing.entrant.isPeer && !standing.entrant.measuresNothing {
    guard let measurement = standing.measurement else { continue }
    if measurement.wallTime < fastest?.measurement.wallTime ?? .infinity {
      fastest = (standing.entrant.name, measurement)
    }
  }
  return fastest
}

extension Standing {
  var measurement: Measurement? {
    if case .measured(let measurement) = result { measurement } else { nil }
  }

  var isWrong: Bool {
    if case .wrong = result { true } else { false }
  }
}

/// A number of at least 0 with a fixed number of decimals.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var power = 1
  for _ in 0..<decimals { power *= 10 }
  let scaled = Int((value * Double(power)).rounded())
  guard decimals > 0 else { return String(scaled) }
  let fraction = String(scaled % power)
  return "\(scaled / power)." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

extension String {
  /// The text padded with blanks to a width: on the right, or on the left if `width` is negative.
  func padded(to width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? blanks + self : self + blanks
  }
}
