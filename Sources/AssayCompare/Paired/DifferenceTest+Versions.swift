import AssayResults
import AssayStatistics

// Differences between two versions, whose samples are not compared one by one.
extension DifferenceTest {
  /// A number of the new version minus one of the old, each with its standard error; `counts` are
  /// their numbers of samples or groups.
  ///
  /// - Throws: `noSpread` if the values differ and neither varies, `tooLarge` if the test is
  ///   impossible for another reason.
  init(
    new: Welch.Side, old: Welch.Side, counts: (new: Int, old: Int), method: PairedTest.Method,
    doubt: ConfidenceInterval.Doubt?
  ) throws(NoPairedTest) {
    let test: Welch
    do {
      test = try Welch(new, old)
    } catch {
      switch error {
      case .noSpread: throw .noSpread
      default: throw .tooLarge
      }
    }
    self.init(
      independent: test, smallestP: DifferenceTest.smallestP(ofExchanging: counts), method,
      count: counts.new, doubt: doubt)
  }

  /// The smallest p of the test that exchanges samples between the two sets: 2 of C(n + m, n) ways.
  static func smallestP(ofExchanging counts: (new: Int, old: Int)) -> Double {
    var ways = 1.0
    for step in 0..<min(counts.new, counts.old) {
      ways *= Double(counts.new + counts.old - step) / Double(step + 1)
      if ways > 1e300 { return 0 }
    }
    return min(1, 2 / ways)
  }
}
