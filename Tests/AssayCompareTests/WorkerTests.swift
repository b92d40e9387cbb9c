import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import Foundation
import Testing

@Test(arguments: [(1, 1797), (1, 100), (2, 7), (3, 64), (7, 500), (7, 1)])
func `no number depends on how many workers there are, or on the size of chunks`(
  jobs: Int, chunkRows: Int
) throws {
  let (folded, _) = try SampleStream(digitsRequest(), chunkRows: chunkRows).fold(
    jobs: jobs, from: { try Comparer($0, options: ComparisonOptions()) })
  #expect(try folded.saved.json() == wholeDigits.get().saved)
  // The same sums give the same numbers, so one comparison is enough.
  guard chunkRows == 1 else { return }
  let (parts, whole) = (folded.comparison, try digits())
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

/// The digits, with the rows of each file in a different order.
private func shuffledDigits(in folder: URL) throws -> ReadRequest {
  var request = digitsRequest()
  func shuffled(_ path: String) throws -> String {
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let header = lines.removeFirst()
    // A stride that is coprime to the 1797 lines visits each line once.
    let stride = [1000, 401, 797, 1291][path.utf8.count % 4]
    lines = lines.indices.map { lines[$0 * stride % lines.count] }
    let target = folder.appending(path: URL(filePath: path).lastPathComponent)
    try ([header] + lines).joined(separator: "\n").write(
      to: target, atomically: false, encoding: .utf8)
    return target.path
  }
  request.labels = try request.labels.map(shuffled)
  request.models = try request.models.map {
    ReadRequest.ModelInput(name: $0.name, path: try shuffled($0.path))
  }
  return request
}

/// Runs a body with a folder that has the shuffled digits.
private func withShuffledDigits<Value>(_ body: (ReadRequest) throws -> Value) throws -> Value {
  let folder = URL.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(shuffledDigits(in: folder))
}

/// The shuffled digits, read and compared at once.
private let wholeShuffled = Result {
  try withShuffledDigits { try WholeDigits(read($0).testSet) }
}

@Test(arguments: [(1, 1797), (1, 100), (2, 7), (3, 64), (7, 500)])
func `rows in any order give the same numbers and the same samples`(
  jobs: Int, chunkRows: Int
) throws {
  let (folded, summary, sources) = try withShuffledDigits { request in
    let (folded, summary) = try SampleStream(request, chunkRows: chunkRows).fold(
      jobs: jobs, from: { try Comparer($0, options: ComparisonOptions()) })
    return (folded, summary, try read(request).sources)
  }
  #expect(summary.sources == sources)
  #expect(try folded.saved.json() == wholeShuffled.get().saved)
  // The same sums give the same numbers, so one comparison is enough.
  guard chunkRows == 7 else { return }
  let (parts, whole) = (folded.comparison, try wholeShuffled.get().comparison)
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
