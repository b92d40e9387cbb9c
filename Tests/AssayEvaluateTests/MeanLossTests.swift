import AssayData
import AssayEvaluate
import AssayResults
import Testing

@Test func `a mean is the correctly rounded sum divided once`() {
  var mean = MeanLoss()
  mean.add(Array(repeating: 0.1, count: 10), rows: .from(0))
  #expect(mean.estimate == .value(1.0 / 10))
}

@Test func `a mean of nothing is undefined`() {
  #expect(MeanLoss().estimate == .undefined(.noSamples))
}

@Test func `infinite losses are counted, named and left out of the finite mean`() {
  var mean = MeanLoss()
  mean.add([1, .infinity, 3], rows: .from(10))
  #expect(mean.estimate == .infinite(InfiniteMean(count: 1, firstRows: [11], finiteMean: 2)))
  mean.add(Array(repeating: .infinity, count: 9), rows: .from(13))
  #expect(
    mean.estimate
      == .infinite(InfiniteMean(count: 10, firstRows: [11, 13, 14, 15, 16], finiteMean: 2)))
}

@Test func `where every loss is infinite there is no finite mean`() {
  var mean = MeanLoss()
  mean.add([.infinity, .infinity], rows: .from(0))
  #expect(mean.estimate == .infinite(InfiniteMean(count: 2, firstRows: [0, 1], finiteMean: nil)))
}

@Test func `merging keeps the first rows, whatever the order of the parts`() {
  var (first, second, third) = (MeanLoss(), MeanLoss(), MeanLoss())
  first.add([.infinity, 1, .infinity, .infinity], rows: .from(0))
  second.add([.infinity, 2, .infinity], rows: .from(4))
  third.add([.infinity, .infinity, 6], rows: .from(7))
  let expected = Estimate.infinite(
    InfiniteMean(count: 7, firstRows: [0, 2, 3, 4, 6], finiteMean: 3))
  for parts in [[first, second, third], [third, second, first], [second, third, first]] {
    var whole = MeanLoss()
    for part in parts { whole.merge(part) }
    #expect(whole.estimate == expected)
  }
}
