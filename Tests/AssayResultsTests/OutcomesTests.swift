import AssayResults
import Testing

@Suite struct OutcomesTests {
  private func outcomes(_ ids: [UInt64]?, count: Int = 11) -> Outcomes {
    Outcomes(
      fingerprint: "f", count: count, ids: ids, losses: ["cross_entropy"],
      models: [
        Outcomes.Model(
          name: "net \"1\"", isRight: (0..<count).map { $0 % 3 == 0 },
          losses: [(0..<count).map { $0 == 4 ? .infinity : Double($0) / 7 }]),
        Outcomes.Model(name: "rules", isRight: (0..<count).map { $0 > 8 }, losses: []),
      ])
  }

  @Test(arguments: [nil, Array(0..<11).map { UInt64.max - UInt64($0 * $0) }])
  func `what is written is read back, to the bit`(ids: [UInt64]?) throws {
    let outcomes = outcomes(ids)
    #expect(try Outcomes(outcomes.bytes) == outcomes)
    #expect(try Outcomes(self.outcomes([], count: 0).bytes).count == 0)
    // 8 bytes per id; a bit and 8 bytes per sample of the first model, a bit per sample of the
    // second, and the checksum.
    let header = outcomes.bytes.split(separator: 10, maxSplits: 2)[0...1].reduce(2) {
      $0 + $1.count
    }
    #expect(outcomes.bytes.count == header + (ids == nil ? 0 : 88) + 2 + 88 + 2 + 4)
  }

  @Test func `a file that is cut off or changed is refused`() throws {
    let bytes = outcomes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).bytes
    for length in 0..<bytes.count {
      #expect(throws: OutcomesFault.self) { try Outcomes(Array(bytes[..<length])) }
    }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x20
      #expect(throws: OutcomesFault.self) { try Outcomes(changed) }
    }
    #expect(throws: OutcomesFault.notOutcomes) { try Outcomes(Array("id,label\n".utf8)) }
  }

  @Test func `samples are paired by their ids, in whatever order`() throws {
    let old = outcomes([5, 3, 9, 1], count: 4)
    #expect(outcomes([1, 3, 5, 9], count: 4).places(in: old) == [3, 1, 0, 2])
    #expect(outcomes([5, 3, 9, 1], count: 4).places(in: old) == [0, 1, 2, 3])
    #expect(outcomes([5, 3, 9, 2], count: 4).places(in: old) == nil)
    #expect(outcomes(nil, count: 4).places(in: old) == nil)
    #expect(outcomes(nil, count: 4).places(in: outcomes(nil, count: 4)) == [0, 1, 2, 3])
    #expect(outcomes([7, 7, 1, 2], count: 4).places(in: outcomes([7, 1, 7, 2], count: 4)) == nil)
  }
}
