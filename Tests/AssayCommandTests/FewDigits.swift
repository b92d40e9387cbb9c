import Foundation

extension Workshop {
  /// Leaves the first rows of the digits' files: enough where it does not matter what a command
  /// says of them.
  func keepDigits(_ count: Int) throws {
    for name in ["labels", "logistic-regression", "random-forest", "naive-bayes"] {
      let path = "SampleData/digits/\(name).csv"
      let lines = try text(path).split(separator: "\n").prefix(count + 1)
      try write(lines.joined(separator: "\n") + "\n", to: path)
    }
  }
}
