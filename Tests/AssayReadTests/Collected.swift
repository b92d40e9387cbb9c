import AssayData
import AssayRoles
import AssaySamples
import Testing

/// The samples of a stream, put together again.
struct Collected: SampleFold {
  let comparesPredictions = false
  var parts: [(firstRow: Int, samples: TestSet)] = []
  /// The labels that came without predictions, and below the samples of each model by row.
  private var labelsAlone: [(firstRow: Int, samples: TestSet)] = []
  private var joined: [Int: [Int: TestSet]] = [:]

  init(parts: [(firstRow: Int, samples: TestSet)] = []) {
    self.parts = parts
  }

  mutating func add(_ samples: TestSet, firstRow: Int) { parts.append((firstRow, samples)) }

  mutating func add(labels: TestSet, firstRow: Int) { labelsAlone.append((firstRow, labels)) }

  mutating func add(model: Int, of samples: TestSet, rows: [Int32]) {
    for (offset, row) in rows.enumerated() {
      let sample = TestSet(
        classes: samples.classes, positive: samples.positive,
        ids: samples.ids.map { TextColumn([$0[offset]]) },
        labels: samples.labels.reordered([offset]),
        models: [
          TestSet.Model(
            name: samples.models[0].name,
            predictions: samples.models[0].predictions.reordered([offset]))
        ], side: samples.side.reordered([offset]))
      joined[Int(row), default: [:]][model] = sample
    }
  }

  mutating func merge(_ other: Collected) {
    parts += other.parts
    labelsAlone += other.labelsAlone
    for (row, samples) in other.joined {
      joined[row, default: [:]].merge(samples) { one, _ in one }
    }
  }

  mutating func join() -> [Int] { joined.keys.sorted() }

  /// Expects the sample that is read again to be the same as before.
  mutating func add(sample: TestSet, row: Int) {
    #expect(joined[row]?.count == sample.models.count)
    #expect(labelsAlone.reduce(0) { $0 + $1.samples.count } == joined.count)
    for (index, model) in sample.models.enumerated() {
      let before = Collected(parts: joined[row]?[index].map { [(0, $0)] } ?? [])
      let again = TestSet(
        classes: sample.classes, positive: sample.positive, ids: sample.ids,
        labels: sample.labels, models: [model])
      #expect(before.scores(0) == Collected(parts: [(0, again)]).scores(0))
      #expect(before.labels == Collected(parts: [(0, again)]).labels)
      #expect(before.ids == Collected(parts: [(0, again)]).ids)
      #expect(before.side == sample.side)
    }
    parts.append((row, sample))
  }

  var labels: [String] {
    sorted.flatMap { part -> [String] in
      switch part.labels {
      case .hard(let labels): labels.map { part.classes.names[Int($0)] }
      case .soft: ["soft"]
      case .several(let sets): sets.words(part.classes)
      }
    }
  }

  var count: Int { parts.reduce(0) { $0 + $1.samples.count } }

  var ids: [String] {
    sorted.flatMap { part in part.ids.map { ids in (0..<ids.count).map { ids[$0] } } ?? [] }
  }

  var side: SideColumns { SideColumns(sorted.map(\.side)) }

  func scores(_ model: Int) -> [Double] {
    sorted.flatMap { part -> [Double] in
      switch part.models[model].predictions {
      case .probabilities(let probabilities): probabilities.matrix.values
      case .logits(let matrix), .independentLogits(let matrix): matrix.values
      case .independent(let probabilities): probabilities.matrix.values
      case .positiveProbability(let values), .positiveLogit(let values): values
      case .classes(let classes): classes.map(Double.init)
      }
    }
  }

  private var sorted: [TestSet] { parts.sorted { $0.firstRow < $1.firstRow }.map(\.samples) }
}

func collect(
  _ request: ReadRequest, chunkRows: Int, jobs: Int
) throws -> (samples: Collected, summary: SampleStream.Summary) {
  let result = try SampleStream(request, chunkRows: chunkRows).fold(
    jobs: jobs, from: { _ in Collected() })
  return (result.folded, result.summary)
}
