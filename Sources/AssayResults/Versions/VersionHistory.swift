package import AssayData

/// The results of several versions, from the oldest to the newest.
package struct VersionHistory: Sendable {
  package let versions: [Version]
  /// The changes from each version to the next.
  package let steps: [VersionDiff]
  /// The changes from the oldest to the newest version; nil if there are only two.
  package let across: VersionDiff?
  /// The models that every version has, in the order of the newest version.
  package let models: [Model]

  package struct Version: Sendable {
    /// The label of the version: its name, its commit or its file.
    package let label: String
    package let results: Results

    package init(label: String, results: Results) { (self.label, self.results) = (label, results) }
  }

  /// One model through all versions.
  package struct Model: Sendable {
    package let name: String
    /// The model's index in each version.
    package let places: [Int]

    package init(name: String, places: [Int]) { (self.name, self.places) = (name, places) }
  }

  /// - Parameters:
  ///   - versions: At least two.
  ///   - steps: The changes from each version to the next.
  ///   - across: The changes from the oldest to the newest version; nil if there are only two.
  package init(versions: [Version], steps: [VersionDiff], across: VersionDiff?) {
    (self.versions, self.steps, self.across) = (versions, steps, across)
    let all = versions.map { $0.results.models.map(\.name) }
    if all.allSatisfy({ $0.count == 1 }) {
      models = [Model(name: all.last?.first ?? "", places: versions.map { _ in 0 })]
    } else {
      models = (all.last ?? []).compactMap { name in
        let places = all.compactMap { $0.firstIndex(exactly: name) }
        return places.count == versions.count ? Model(name: name, places: places) : nil
      }
    }
  }

  /// The primary metrics of the newest version.
  package var primary: [Metric] {
    guard let newest = versions.last?.results else { return [] }
    return newest.options.primary.compactMap(newest.metric)
  }

  package var logBase: LogBase { versions.last?.results.options.logBase ?? .e }

  /// A model's value in a version, in the unit of the newest version.
  package func estimate(_ metric: Metric, of model: Model, in version: Int) -> Estimate {
    let results = versions[version].results
    return results.models[model.places[version]].estimate(metric.key).map {
      converted($0, metric, results)
    }
  }

  /// The bounds of that value; nil if absent.
  package func bounds(_ metric: Metric, of model: Model, in version: Int) -> ConfidenceInterval? {
    let results = versions[version].results
    return results.models[model.places[version]].bounds(metric.key)?.map {
      converted($0, metric, results)
    }
  }

  private func converted(_ value: Double, _ metric: Metric, _ results: Results) -> Double {
    metric.unit == .information ? logBase.convert(value, from: results.options.logBase) : value
  }

  /// The change in a metric from the previous version; nil for the first.
  package func change(_ metric: Metric, of model: Model, in version: Int) -> VersionChange? {
    guard version > 0 else { return nil }
    return steps[version - 1].models.first { $0.new.isExactly(name(of: model, in: version)) }?
      .change(metric.key)
  }

  private func name(of model: Model, in version: Int) -> String {
    versions[version].results.models[model.places[version]].name
  }

  /// The version with the best value, the latest if tied; nil if none has a value.
  package func best(_ metric: Metric, of model: Model) -> Int? {
    allBest(metric, of: model).last
  }

  /// The versions with the best value; empty if none has a value.
  package func allBest(_ metric: Metric, of model: Model) -> [Int] {
    let values = versions.indices.map { estimate(metric, of: model, in: $0).finite }
    let known = values.compactMap(\.self)
    let best = metric.direction == .higherIsBetter ? known.max() : known.min()
    return versions.indices.filter { values[$0] != nil && values[$0] == best }
  }

  /// The versions in which a metric is clearly better or worse than in the previous one.
  package func turns(_ metric: Metric, of model: Model) -> [(version: Int, isBetter: Bool)] {
    versions.indices.compactMap { version in
      guard let test = change(metric, of: model, in: version)?.test, test.isClear else {
        return nil
      }
      return (version, test.verdict == .better)
    }
  }

  /// The versions in which a metric became infinite or finite.
  package func ends(_ metric: Metric, of model: Model) -> [(version: Int, isFinite: Bool)] {
    versions.indices.compactMap { version in
      switch change(metric, of: model, in: version)?.difference {
      case .infinitelyHigher: (version, false)
      case .infinitelyLower: (version, true)
      default: nil
      }
    }
  }
}

extension VersionHistory {
  /// The history as JSON.
  package var written: JSON {
    .object([
      (
        "versions",
        .array(
          versions.map { version in
            .object([
              ("label", .string(version.label)), ("n", .integer(version.results.count)),
              ("fingerprint", .string(version.results.fingerprint)),
              ("commit", version.results.run.commit.map { .string($0) } ?? .null),
              ("date", version.results.run.date.map { .string($0) } ?? .null),
            ])
          })
      ),
      ("log_base", .string(logBase.rawValue)),
      (
        "models",
        .array(
          models.map { model in
            .object([
              ("model", .string(model.name)),
              ("metrics", .array(primary.map { written($0, of: model) })),
            ])
          })
      ),
    ])
  }

  private func written(_ metric: Metric, of model: Model) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    return .object([
      ("metric", .string(metric.key)),
      (
        "values",
        .array(
          versions.indices.map { version in
            let bounds = bounds(metric, of: model, in: version)
            let test = change(metric, of: model, in: version)?.test
            return .object([
              ("version", .string(versions[version].label)),
              ("value", number(estimate(metric, of: model, in: version).finite)),
              ("low", number(bounds?.interval.low)), ("high", number(bounds?.interval.high)),
              ("difference", number(test?.difference)), ("p", number(test?.p)),
              ("verdict", test.map { .string($0.verdict.rawValue) } ?? .null),
            ])
          })
      ),
      ("best", best(metric, of: model).map { .string(versions[$0].label) } ?? .null),
      ("newest", versions.last.map { .string($0.label) } ?? .null),
    ])
  }
}
