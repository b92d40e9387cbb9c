import AssaySystem

/// The time of a piece of work, and what it worked on.
struct Measurement {
  let name: String
  let seconds: Double
  let rows: Int
  let bytes: Int

  /// Runs the work some times and keeps the median.
  ///
  /// - Throws: What the work throws: a case that does not give the right result has no speed.
  init(_ name: String, rows: Int, bytes: Int, runs: Int = 5, work: () throws -> Void) throws {
    self.name = name
    self.rows = rows
    self.bytes = bytes
    var times: [UInt64] = []
    for _ in 0..<runs {
      let start = Process.monotonicNanoseconds
      try work()
      times.append(Process.monotonicNanoseconds - start)
    }
    seconds = Double(times.sorted()[runs / 2]) / 1e9
  }

  /// The row of the table.
  var line: String {
    let megabytes = Double(bytes) / 1e6
    return [
      name.padded(to: 38),
      fixed(seconds * 1000, 1).padded(to: -10),
      fixed(Double(rows) / seconds / 1e6, 2).padded(to: -12),
      fixed(megabytes / seconds, 0).padded(to: -9),
    ].joined()
  }

  static var head: String {
    ["case".padded(to: 38), "ms".padded(to: -10), "Mrows/s".padded(to: -12), "MB/s".padded(to: -9)]
      .joined()
  }
}

/// A case gave another result than it must.
struct WrongResult: Error {
  let words: String
}

/// Fails unless the two agree to a relative 1e-9, far looser than Assay is and far tighter than any
/// mistake would be.
func check(_ name: String, _ found: Double?, _ expected: Double) throws {
  guard let found, (found - expected).magnitude <= 1e-9 * expected.magnitude else {
    let shown = found.map { "\($0)" } ?? "nothing"
    throw WrongResult(words: "\(name): \(shown) instead of \(expected)")
  }
}

private func fixed(_ value: Double, _ decimals: Int) -> String {
  var power = 1
  for _ in 0..<decimals { power *= 10 }
  let scaled = Int((value * Double(power)).rounded())
  guard decimals > 0 else { return String(scaled) }
  let fraction = String(scaled % power)
  return "\(scaled / power)." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

extension String {
  /// Filled with blanks to a width, on the left where it is negative.
  fileprivate func padded(to width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? blanks + self : self + blanks
  }
}
