extension English {
  func intervals(_ level: String) -> String { "\(level) intervals" }
  func against(_ baseline: String) -> String { "against \(baseline)" }

  var approximateNote: String {
    "~ approximate: samples, wrong answers or a class are few, or few samples make most of the value"
  }

  func differenceIntervals(_ levels: [String]) -> String {
    "Difference intervals are widened for multiple comparisons: \(levels.joined(separator: " to "))."
  }
}
