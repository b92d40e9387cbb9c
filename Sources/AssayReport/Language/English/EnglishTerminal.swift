extension English {
  func intervals(_ level: String) -> String { "\(level) intervals" }
  func against(_ baseline: String) -> String { "against \(baseline)" }

  var approximateNote: String {
    "~ approximate: samples are few, or few of them make most of the value"
  }

  func differenceIntervals(_ levels: [String]) -> String {
    "Intervals of differences are as sure as it takes to compare several models: "
      + levels.joined(separator: " to ") + "."
  }
}
