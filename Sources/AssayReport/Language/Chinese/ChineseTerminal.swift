extension Chinese {
  func intervals(_ level: String) -> String { "\(level) 置信区间" }
  func against(_ baseline: String) -> String { spaced("与\(baseline)的差值") }

  func differenceIntervals(_ levels: [String]) -> String {
    "因同时比较多个模型，差值的置信区间采用更高的置信水平：\(levels.joined(separator: " 至 "))。"
  }
}
