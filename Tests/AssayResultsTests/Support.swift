import AssayBytes
import AssayData
import AssayKit
import AssayResults
import AssayStatistics
import Foundation
import Synchronization

@testable import AssayCommand

/// Results of models with some values and nothing else.
func results(
  _ models: KeyValuePairs<String, KeyValuePairs<Metric.ID, Estimate>>, logBase: LogBase = .e,
  count: Int = 10, classes: [String] = ["a", "b"], fingerprint: String = "f", clip: Clip = .sklearn
) -> Results {
  let keys = models.flatMap { $0.value.map(\.key) }
  let metrics = Metric.all.filter { keys.contains($0.id) }
  let means = MeanOverClasses(overAll: 0, overDefined: nil)
  return Results(
    title: nil, version: "test",
    options: Results.Options(
      logBase: logBase, clip: clip, isClipChosen: false, metrics: .all,
      primary: ["error_rate", "cross_entropy"], margins: [], confidence: .percent95,
      comparesAllPairs: false, costs: nil, leastSliceSamples: 20, sampleLimit: 10, weight: nil,
      group: nil),
    testSet: TestSetResults(
      task: .classes, count: count, classes: ClassList(classes) ?? .empty,
      labelCounts: classes.map { _ in 0 }, labelsAreSoft: false, fingerprint: fingerprint,
      worth: nil),
    metrics: metrics,
    models: models.map { name, values in
      ModelResults(
        name: name,
        values: MetricValues(
          count: count,
          entries: Dictionary(
            uniqueKeysWithValues: values.compactMap { id, estimate in
              metrics.first { $0.id == id }.map {
                (
                  $0.key,
                  MetricValues.Entry(
                    estimate: estimate, bounded: .failure(.noMethod), follows: nil)
                )
              }
            })),
        statistics: [:], classStatistics: [:], correct: 0, confusion: nil, classes: [],
        means: ClassMeans(precision: means, recall: means, f1: means), ranking: nil,
        calibration: nil, losses: nil, givesLogits: false, tiedSamples: nil)
    },
    baseline: 0, pairs: [], cochranQ: nil,
    slices: SliceResults(tables: [], worst: nil, metric: MetricKey.crossEntropy),
    samples: SampleSelection(isComplete: false, samples: []), caveats: [], sources: [], given: [])
}

/// A mean that is infinite because of one loss.
let infinite = Estimate.infinite(InfiniteMean(count: 1, firstRows: [0], finiteMean: 1))

/// Reads results from JSON text.
func read(_ text: String) throws -> Results {
  try Results(parseJSON(Array(text.utf8).span.bytes))
}

/// The package's folder: `ASSAY_ROOT` if it is set, otherwise the one above this file.
let packageRoot: String =
  ProcessInfo.processInfo.environment["ASSAY_ROOT"]
  ?? URL(filePath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Every folder of sample data.
let sampleFolders = [
  "animals", "before-after", "binary", "custom-template", "digits", "distributions", "multilabel",
  "party",
  "party-zh", "sigmoid",
]

/// A folder of `SampleData` and a language.
private struct Sample: Hashable {
  let folder: String
  let language: Language
}

private let sampleReports = Shared<Sample, Report> { sample in
  var request = try configured(by: "\(packageRoot)/SampleData/\(sample.folder)")
  request.language = sample.language
  return try Report(request)
}

/// The report of a folder of `SampleData`, measured once for all tests.
func sampleReport(
  _ folder: String, in language: Language = .english
) throws -> Report {
  try sampleReports.value(of: Sample(folder: folder, language: language))
}

/// Values that several tests share, each computed once, by the first test that asks for it.
final class Shared<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Entry: Sendable { let value = Mutex<Result<Value, any Error>?>(nil) }

  private let entries = Mutex<[Key: Entry]>([:])
  private let make: @Sendable (Key) throws -> Value

  init(_ make: @escaping @Sendable (Key) throws -> Value) { self.make = make }

  func value(of key: Key) throws -> Value {
    let entry = entries.withLock { entries in
      let entry = entries[key] ?? Entry()
      entries[key] = entry
      return entry
    }
    // A test that asks for another key does not wait.
    return try entry.value.withLock { value in
      let result = value ?? Result { try make(key) }
      value = result
      return result
    }.get()
  }
}

/// The request for a folder's configuration, or for a data file.
func configured(by path: String) throws -> ReportRequest {
  var job = Job()
  try job.take(path)
  return job.measured
}
