import Foundation

extension Workshop {
  /// Keeps only the first rows of the digits files, for tests that do not depend on the results.
  func keepDigits(_ count: Int) throws {
    for name in ["labels", "logistic-regression", "random-forest", "naive-bayes"] {
      let path = "SampleData/digits/\(name).csv"
      let lines = try text(path).split(separator: "\n").prefix(count + 1)
      try write(lines.joined(separator: "\n") + "\n", to: path)
    }
  }
}
