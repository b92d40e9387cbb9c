/// Bars of block characters, for outputs without images.
enum TextBars {
  /// The parts of a cell, in eighths.
  private static let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A share as a bar, in eighths of a cell: `██████▍░░░`.
  ///
  /// A share above 0 fills at least an eighth, and a share below 1 leaves at least an eighth empty.
  static func share(_ share: Double, cells: Int = 10) -> String {
    guard share.isFinite else { return "" }
    let all = 8 * cells
    let rounded = Int((min(max(share, 0), 1) * Double(all)).rounded())
    let eighths = share <= 0 ? 0 : share >= 1 ? all : min(max(rounded, 1), all - 1)
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
      + String(repeating: "░", count: cells - (eighths + 7) / 8)
  }
}
