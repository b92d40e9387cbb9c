extension English {
  func intervals(_ level: String) -> String { "\(level) intervals" }
  func against(_ baseline: String) -> String { "difference from \(baseline)" }

  func differenceIntervals(_ levels: [String]) -> String {
    "Difference intervals are widened for multiple comparisons: \(levels.joined(separator: " to "))."
  }
}
