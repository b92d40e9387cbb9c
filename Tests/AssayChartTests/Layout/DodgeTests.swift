import Testing

@testable import AssayChart

struct DodgeTests {
  @Test func `what does not overlap stays`() {
    #expect(dodged([10, 40, 80], extents: [10, 10, 10], in: 0...100) == [10, 40, 80])
  }

  @Test func `what overlaps moves apart by as much as it must`() {
    #expect(dodged([50, 50, 50], extents: [10, 10, 10], in: 0...100) == [40, 50, 60])
  }

  @Test func `nothing leaves the range while there is room`() {
    #expect(dodged([1, 1], extents: [10, 10], in: 0...100) == [5, 15])
    #expect(dodged([99, 99], extents: [10, 10], in: 0...100) == [85, 95])
  }

  @Test func `what has no room altogether reaches beyond the end`() {
    #expect(dodged([0, 0, 0], extents: [10, 10, 10], in: 0...20) == [5, 15, 25])
  }

  @Test func `nothing to move is nothing`() {
    #expect(dodged([], extents: [], in: 0...1).isEmpty)
  }
}
