import AssayCompare
import AssayData
import AssayEvaluate
import AssayRead
import AssayResults
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

/// All digits read and compared at once.
private let wholeDigits = Result {
  try compare(read(digitsRequest()).testSet, options: ComparisonOptions())
}

@Test(arguments: [(1, 1797), (1, 100), (2, 7), (3, 64), (7, 500), (7, 1)])
func `no number depends on how many workers there are, or on the size of chunks`(
  jobs: Int, chunkRows: Int
) throws {
  let whole = try wholeDigits.get()
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

/// The digits with the rows of each file in an order of its own.
private func shuffledDigits(in folder: URL) throws -> ReadRequest {
  var request = digitsRequest()
  func shuffled(_ path: String) throws -> String {
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let header = lines.removeFirst()
    // A stride that has no factor in common with the 1797 lines visits every one once.
    let stride = [1000, 401, 797, 1291][path.utf8.count % 4]
    lines = lines.indices.map { lines[$0 * stride % lines.count] }
    let target = folder.appending(path: URL(filePath: path).lastPathComponent)
    try ([header] + lines).joined(separator: "\n").write(
      to: target, atomically: false, encoding: .utf8)
    return target.path
  }
  request.labels = try request.labels.map(shuffled)
  request.models = try request.models.map { ReadRequest.ModelInput(path: try shuffled($0.path)) }
  return request
}

@Test(arguments: [(1, 1797), (1, 100), (2, 7), (3, 64), (7, 500)])
func `rows in any order give the same numbers and the same samples`(
  jobs: Int, chunkRows: Int
) throws {
  let folder = URL.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let request = try shuffledDigits(in: folder)
  let read = try read(request)
  let whole = try compare(read.testSet, options: ComparisonOptions())
  let (folded, summary) = try SampleStream(request, chunkRows: chunkRows).fold(
    jobs: jobs, from: { try Comparer($0, options: ComparisonOptions()) })
  let parts = folded.comparison
  #expect(summary.sources == read.sources)
  #expect(parts.count == whole.count)
  #expect(parts.fingerprint == whole.fingerprint)
  #expect(parts.caveats == whole.caveats)
  for (one, other) in zip(parts.evaluations, whole.evaluations) {
    #expect(one.estimates == other.estimates)
    #expect(one.confusion == other.confusion)
  }
  #expect(parts.pairs.map(\.outcomes) == whole.pairs.map(\.outcomes))
  let (found, expected) = (parts.samples.samples, whole.samples.samples)
  #expect(found.map(\.row) == expected.map(\.row))
  #expect(found.map(\.name) == expected.map(\.name))
  #expect(found.map(\.label) == expected.map(\.label))
  #expect(
    found.map { $0.models.map(\.probabilities) } == expected.map { $0.models.map(\.probabilities) })
  #expect(found.map { $0.models.map(\.losses) } == expected.map { $0.models.map(\.losses) })
}
