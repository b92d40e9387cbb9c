import Testing

@testable import AssayEvaluate

private struct Note {
  let code: UInt16
  let score: Double
  let isPositive: Bool
}

@Suite struct CodeWitnessTests {
  private func witness(_ notes: [Note], pageLimit: Int = 1024) -> CodeWitness {
    var witness = CodeWitness(pageLimit: pageLimit)
    for note in notes { witness.note(note.code, note.score, isPositive: note.isPositive) }
    return witness
  }

  @Test func `a code of one score is known, one of several is not`() {
    let witness = witness([
      Note(code: 7, score: 0.25, isPositive: true), Note(code: 7, score: 0.25, isPositive: false),
      Note(code: 900, score: 0.5, isPositive: true), Note(code: 900, score: 0.6, isPositive: true),
      Note(code: .max, score: 1, isPositive: false),
    ])
    #expect(!witness.isGivenUp)
    #expect(witness.score(of: ScoreCode(rawValue: 7)) == 0.25)
    #expect(witness.score(of: ScoreCode(rawValue: 900)) == nil)
    #expect(witness.score(of: ScoreCode(rawValue: 901)) == nil)
    #expect(witness.score(of: ScoreCode(rawValue: .max)) == 1)
  }

  @Test func `different scores of positives and negatives in one code end it, in any order`() {
    let notes = [
      Note(code: 900, score: 0.5, isPositive: true), Note(code: 900, score: 0.6, isPositive: true),
      Note(code: 900, score: 0.5, isPositive: false), Note(code: 7, score: 0.1, isPositive: true),
    ]
    for (first, rest) in notes.indices.map({ ($0, notes[..<$0] + notes[($0 + 1)...]) }) {
      let order = [notes[first]] + rest
      #expect(witness(order).isGivenUp)
      for cut in 0...order.count {
        var merged = witness(Array(order[..<cut]))
        merged.merge(witness(Array(order[cut...])))
        #expect(merged.isGivenUp)
      }
    }
    #expect(witness(Array(notes.dropFirst())).isGivenUp)
    #expect(!witness(Array(notes.prefix(2))).isGivenUp)
  }

  @Test func `beyond its memory it is given up`() {
    let notes = (0..<4).map { Note(code: UInt16($0 * 64), score: Double($0), isPositive: true) }
    #expect(!witness(notes, pageLimit: 4).isGivenUp)
    #expect(witness(notes, pageLimit: 3).isGivenUp)
    #expect(witness(notes, pageLimit: 3).score(of: ScoreCode(rawValue: 0)) == nil)
  }
}
