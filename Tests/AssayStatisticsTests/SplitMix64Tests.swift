import AssayNumerics
import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `the generator gives the numbers of the vectors`() throws {
  let expected = try vector("splitmix64")
  for seed in [0, 24301] as [UInt64] {
    var generator = SplitMix64(seed: seed)
    for number in expected["seed_\(seed)_first"].list {
      #expect(String(generator.next()) == number.text)
    }
  }
  var signs = SplitMix64(seed: 61723)
  for sign in expected["seed_61723_signs_first_20"].list {
    #expect((signs.next() >> 63 == 1 ? -1 : 1) == (try sign.count()))
  }
  var generator = SplitMix64(seed: 24301)
  for index in expected["seed_24301_index_n_150_first_20"].list {
    #expect(Int(generator.next().multipliedFullWidth(by: 150).high) == (try index.count()))
  }
}

@Test func `the generator gives the numbers it gives everywhere`() {
  var generator = SplitMix64(seed: 0)
  #expect(generator.next() == 16_294_208_416_658_607_535)
  #expect(generator.next() == 7_960_286_522_194_355_700)
}
