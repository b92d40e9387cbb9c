import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

extension FoundSlices {
  /// Searches one half of some samples for weak slices, and tests them on the other.
  ///
  /// - Parameters:
  ///   - samples: The samples, in the order of their rows.
  ///   - values: By subject, one finite number per sample.
  ///   - columns: The columns to search.
  ///   - subjects: The models, and the pairs of models.
  ///   - metric: The key of the metric that the numbers are of.
  ///   - confidence: The confidence level of intervals; 1 minus it is the risk for all slices
  ///     together.
  ///   - jobs: The number of workers; it does not change the results.
  /// - Throws: `fewSamples` if a half has too few samples.
  init(
    _ samples: SearchedSamples, _ values: [[Double]], _ columns: SearchedColumns,
    _ subjects: [FoundSlice.Subject], metric: String, _ confidence: Confidence, jobs: Int
  ) throws(NoAnswer) {
    let tested = samples.halves.indices.filter { samples.halves[$0] == 1 }
    let searchedCount = samples.halves.count - tested.count
    guard min(tested.count, searchedCount) >= TemperatureFit.leastSamples else {
      throw .fewSamples
    }
    let sides = concurrentMap(columns.names.count, jobs: jobs) { column in
      Result { () throws(UnsearchedColumn.Reason) in try SideValues(samples.columns[column]) }
    }
    let known = zip(columns.names, sides).compactMap { name, side in
      (try? side.get()).map { (name: name, side: $0) }
    }
    let measures = zip(values, subjects).map { values, subject in
      (values: values, isOneSided: subject.isModel)
    }
    let search = SliceSearch(
      halves: samples.halves, codes: known.map(\.side.codes), measures: measures)
    let found = search.finds(jobs: jobs)
    var slices: [FoundSlice] = []
    for (measure, finds) in found.finds.enumerated() {
      for find in finds {
        let members = search.members(of: find.slice)
        let test = SliceTest(
          tested.map { values[measure][$0] }, members: tested.map { members[$0] }, confidence)
        let conditions = zip(find.slice.columns, find.slice.values).map { column, value in
          SliceCondition(column: known[column].name, value: known[column].side.values[value])
        }
        guard let test else { continue }
        slices.append(
          FoundSlice(
            conditions: conditions, subject: subjects[measure], count: members.count { $0 },
            testedCount: test.count, inside: test.inside, elsewhere: test.elsewhere,
            interval: test.interval, p: test.p, searchZ: find.score))
      }
    }
    let leftOut = zip(columns.names, sides).compactMap { name, side in
      if case .failure(let reason) = side {
        UnsearchedColumn(column: name, reason: reason)
      } else {
        UnsearchedColumn?.none
      }
    }
    let skipped = columns.skipped.map { UnsearchedColumn(column: $0, reason: .name) }
    self.init(
      SearchedParts(
        halves: (searchedCount, tested.count), columns: known.map(\.name),
        leftOut: leftOut + skipped,
        moreColumns: columns.more, pairs: (found.pairsSearched, found.pairs)),
      metric: metric, slices: slices, alpha: confidence.alpha)
  }
}

extension FoundSlice.Subject {
  fileprivate var isModel: Bool { if case .model = self { true } else { false } }
}
