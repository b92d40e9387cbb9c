extension English {
  func intervals(_ level: String) -> String { "\(level) intervals" }
  func against(_ baseline: String) -> String { "against \(baseline)" }

  var approximateNote: String {
    "~ approximate: few samples, few wrong answers or a small class carry the value"
  }

  func differenceIntervals(_ levels: [String]) -> String {
    "Difference intervals are widened for multiple comparisons: \(levels.joined(separator: " to "))."
  }
}
