import AssayText

/// The progress of reading, on one line of at most `width` columns.
///
/// If the total is known: the part that was read, the rate and the time left; otherwise the number
/// of rows so far. If the line is too narrow, the last parts are left out first.
///
/// - Parameters:
///   - activity: The name of the activity.
///   - bytes: The number of bytes read.
///   - total: The total number of bytes; nil if unknown.
///   - rows: The number of rows read.
///   - seconds: The elapsed time in seconds.
///   - width: The width of the line in columns.
/// - Returns: The line.
package func progressLine(
  _ activity: String, bytes: Int, of total: Int?, rows: Int, seconds: Double, width: Int
) -> String {
  let rate = seconds > 0 ? Double(bytes) / seconds : 0
  var parts = [terminalText(activity, limit: 80)]
  if let total, total > 0 {
    let share = min(1, Double(bytes) / Double(total))
    parts.append("\(Figures.bytes(min(bytes, total))) of \(Figures.bytes(total))")
    parts.append("\(Int(share * 100))%")
    if rate > 0 { parts.append("\(Figures.bytes(Int(min(rate, 1e18))))/s") }
    if rate > 0 { parts.append("\(duration(Double(max(0, total - bytes)) / rate)) left") }
  } else {
    parts.append(English().count(rows, .row))
    if rate > 0 { parts.append("\(Figures.bytes(Int(min(rate, 1e18))))/s") }
  }
  var line = parts.joined(separator: " · ")
  while parts.count > 1, columns(of: line) > width {
    parts.removeLast()
    line = parts.joined(separator: " · ")
  }
  return columns(of: line) > width ? terminalText(line, limit: max(0, width - 1)) : line
}

/// A duration in whole seconds, minutes or hours, rounded up.
private func duration(_ seconds: Double) -> String {
  let seconds = Int(min(seconds.rounded(.up), 1e9))
  if seconds < 60 { return "\(seconds) s" }
  let minutes = (seconds + 59) / 60
  return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
}
