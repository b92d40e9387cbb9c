import AssayBytes
import AssayData
import AssayKit
import AssayResults
import AssayStatistics

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

/// Every folder of sample data.
let sampleFolders = [
  "animals", "before-after", "binary", "custom-template", "digits", "distributions", "multilabel",
  "party",
  "party-zh", "sigmoid",
]
