import AssayStatistics
import Testing

@Test func `numbers of samples are those of the formulas`() {
  let mean = SampleSize.standardError(0.012, count: 500)
  #expect(isClose(mean.toFind(0.02), 1412.7983521828362))
  #expect(mean.toShowNotWorse(by: 0.02) == mean.toFind(0.02))
  #expect(isClose(mean.toShowEquivalence(within: 0.02), 1891.3361510593115))
  let share = SampleSize.discordance(26, of: 569)
  #expect(share == .discordance(28.0 / 571))
  #expect(isClose(share.toFind(0.02), 959.8481732304252))
  #expect(share.toShowNotWorse(by: 0.02).rounded(.up) == 963)
  #expect(share.toShowEquivalence(within: 0.02).rounded(.up) == 1289)
}

@Test func `models that never differ still take samples to show it`() {
  #expect(SampleSize.discordance(0, of: 100).toShowNotWorse(by: 0.05) > 0)
}

@Test func `a difference larger than the discordance found takes no negative spread`() {
  let needed = SampleSize.discordance(0, of: 1000).toFind(0.5)
  #expect(needed.isFinite && needed > 0)
}
