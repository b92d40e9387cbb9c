import AssayTables
import Testing

@Suite struct ProgressPaceTests {
  @Test func `the first second passes in silence, then a tenth at least between two words`() {
    var pace = ProgressPace()
    let times = [0, 500, 999, 1000, 1001, 1099, 1100, 1350, 1400, 1450, 9000, 9050]
    let due = times.filter { pace.isDue(at: .milliseconds($0)) }
    #expect(due == [1000, 1100, 1350, 1450, 9000])
  }
}
