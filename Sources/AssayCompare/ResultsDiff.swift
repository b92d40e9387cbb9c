package import AssayData
package import AssayEvaluate

/// Saved results of an older version against those of a newer one.
package struct ResultsDiff: Sendable {
  package let models: [ModelDiff]
  /// Models that only one side has.
  package let onlyOld: [String]
  package let onlyNew: [String]
  /// Why the numbers may not be comparable.
  package let warnings: [Warning]
  /// The unit of both sides' logarithms: the old one's.
  package let logBase: LogBase

  package enum Warning: Sendable, Equatable {
    case testSets
    /// A file does not say which test set it is of.
    case testSetUnknown
    case counts(old: Int, new: Int)
    case classes(old: [String], new: [String])
    case logBases(old: LogBase, new: LogBase)
    case clips(old: String, new: String)
  }

  package struct ModelDiff: Sendable {
    package let old: String
    package let new: String
    package let metrics: [MetricDiff]
  }

  package struct MetricDiff: Sendable {
    package let key: String
    /// Nil for a metric that this version does not know.
    package let metric: Metric?
    package let old: SavedResults.Value
    package let new: SavedResults.Value
    /// New less old; nil unless both are finite.
    package let change: Double?
    /// The change as a share of the old value; nil if that is 0, or too small to divide by.
    package let relativeChange: Double?
    package let outcome: Outcome
  }

  /// What a change means, by the direction of the metric.
  package enum Outcome: Sendable, Equatable {
    case improved
    case worsened
    case unchanged
    /// It moved, and neither way is better.
    case higher
    case lower
    case undefined
  }
}

/// Compares two saved results, metric by metric.
///
/// Models are paired by name; where each side has exactly one model, these two, whatever their
/// names. Where the logarithms have different bases the new ones are converted to the old base.
package func diff(old: SavedResults, new: SavedResults) -> ResultsDiff {
  let pairs = pairModels(old.models, new.models)
  let isMultilabel = old.models.contains { $0.value(of: MetricKey.hammingError) != nil }
  let metrics = MetricList(
    clip: .sklearn, labelsAreSoft: true, classCount: .max,
    task: isMultilabel ? .multilabel : .classes
  ).metrics
  return ResultsDiff(
    models: pairs.map { pair in
      ResultsDiff.ModelDiff(
        old: pair.old.name, new: pair.new.name,
        metrics: keys(of: pair.old, pair.new).map { key in
          let metric = metrics.first { $0.key == key }
          let value = pair.new.value(of: key) ?? .undefined("not in the new results")
          let before = pair.old.value(of: key) ?? .undefined("not in the old results")
          let isConverted = metric?.unit == .information && old.logBase != new.logBase
          return metricDiff(
            key: key, metric: metric, old: before,
            new: isConverted
              ? value.map { convert($0, from: new.logBase, to: old.logBase, near: before) } : value)
        })
    },
    onlyOld: old.models.map(\.name).filter { !pairs.map(\.old.name).contains(exactly: $0) },
    onlyNew: new.models.map(\.name).filter { !pairs.map(\.new.name).contains(exactly: $0) },
    warnings: warnings(old: old, new: new), logBase: old.logBase)
}

private func pairModels(
  _ old: [SavedResults.Model], _ new: [SavedResults.Model]
) -> [(old: SavedResults.Model, new: SavedResults.Model)] {
  if old.count == 1, new.count == 1 { return [(old[0], new[0])] }
  return old.compactMap { model in
    new.first { $0.name.isExactly(model.name) }.map { (model, $0) }
  }
}

/// The metrics of both sides: the old one's in its order, then what only the new one has.
private func keys(of old: SavedResults.Model, _ new: SavedResults.Model) -> [String] {
  old.metrics.map(\.key) + new.metrics.map(\.key).filter { old.value(of: $0) == nil }
}

/// A value in another unit; where it differs from `old` by no more than the conversion rounds, `old`.
private func convert(
  _ value: Double, from base: LogBase, to other: LogBase, near old: SavedResults.Value
) -> Double {
  let converted = other.convert(value, from: base)
  guard case .finite(let before) = old, (converted - before).magnitude <= 4 * before.ulp else {
    return converted
  }
  return before
}

private func metricDiff(
  key: String, metric: Metric?, old: SavedResults.Value, new: SavedResults.Value
) -> ResultsDiff.MetricDiff {
  var change: Double?
  var relativeChange: Double?
  var sign: Int?
  switch (old, new) {
  case (.finite(let before), .finite(let after)):
    change = after - before
    let relative = (after - before) / before.magnitude
    relativeChange = relative.isFinite ? relative : nil
    sign = after < before ? -1 : after > before ? 1 : 0
  case (.finite, .infinite): sign = 1
  case (.infinite, .finite): sign = -1
  default: break
  }
  return ResultsDiff.MetricDiff(
    key: key, metric: metric, old: old, new: new, change: change, relativeChange: relativeChange,
    outcome: outcome(sign: sign, direction: metric?.direction ?? .descriptive))
}

private func outcome(sign: Int?, direction: Metric.Direction) -> ResultsDiff.Outcome {
  guard let sign else { return .undefined }
  if sign == 0 { return .unchanged }
  switch direction {
  case .lowerIsBetter: return sign < 0 ? .improved : .worsened
  case .higherIsBetter: return sign > 0 ? .improved : .worsened
  case .descriptive: return sign > 0 ? .higher : .lower
  }
}

private func warnings(old: SavedResults, new: SavedResults) -> [ResultsDiff.Warning] {
  var warnings: [ResultsDiff.Warning] = []
  if old.count != new.count {
    warnings.append(.counts(old: old.count, new: new.count))
  } else if old.fingerprint == nil || new.fingerprint == nil {
    warnings.append(.testSetUnknown)
  } else if old.fingerprint != new.fingerprint {
    warnings.append(.testSets)
  }
  if !old.classes.areExactly(new.classes) {
    warnings.append(.classes(old: old.classes, new: new.classes))
  }
  if old.logBase != new.logBase {
    warnings.append(.logBases(old: old.logBase, new: new.logBase))
  }
  if old.clip != new.clip { warnings.append(.clips(old: old.clip, new: new.clip)) }
  return warnings
}
