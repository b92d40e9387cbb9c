import AssayCompare
import AssayData
import AssayEvaluate
import AssayRead
import Foundation
import Testing

private func digitsRequest() -> ReadRequest {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let path = root.appending(path: "SampleData/digits").path
  var request = ReadRequest()
  request.labels = path + "/labels.csv"
  request.models = ["logistic-regression", "random-forest", "naive-bayes"].map {
    ReadRequest.ModelInput(path: "\(path)/\($0).csv")
  }
  return request
}

@Test(arguments: [(1, 1797), (1, 100), (2, 7), (3, 64), (7, 500), (7, 1)])
func `no number depends on how many workers there are, or on the size of chunks`(
  jobs: Int, chunkRows: Int
) throws {
  let whole = try compare(read(digitsRequest()).testSet, options: ComparisonOptions())
  let (folded, _) = try SampleStream(digitsRequest(), chunkRows: chunkRows).fold(
    jobs: jobs, from: { try Comparer($0, options: ComparisonOptions()) })
  let parts = folded.comparison
  #expect(parts.count == whole.count)
  #expect(parts.fingerprint == whole.fingerprint)
  #expect(parts.caveats == whole.caveats)
  for (one, other) in zip(parts.evaluations, whole.evaluations) {
    #expect(one.estimates == other.estimates)
    #expect(one.confusion == other.confusion)
    #expect(one.tiedRows == other.tiedRows)
  }
  #expect(parts.pairs.map(\.outcomes) == whole.pairs.map(\.outcomes))
  #expect(parts.pairs.map(\.differences) == whole.pairs.map(\.differences))
  #expect(parts.samples.samples.map(\.row) == whole.samples.samples.map(\.row))
  #expect(parts.samples.samples.map(\.name) == whole.samples.samples.map(\.name))
}
