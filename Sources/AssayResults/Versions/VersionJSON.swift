package import AssayData
import AssayStatistics

extension VersionDiff {
  /// The changes as JSON; unknown numbers are null, with the code of the reason beside them.
  package func written(summary: [String]) -> JSON {
    .object([
      ("old", written(old)), ("new", written(new)),
      ("test_set", .string(relation == .other ? "other" : "same")),
      ("relation", .string(relation.rawValue)),
      ("log_base", .string(logBase.rawValue)),
      ("primary", .array(primary.map { .string($0) })),
      ("summary", .array(summary.map { .string($0) })),
      ("notes", .array(notes.map(written))),
      (
        "changes",
        .array(models.flatMap { model in model.metrics.map { written($0, of: model) } })
      ),
      (
        "samples_changed",
        .array(
          models.compactMap { model in
            model.changed.map { changed in
              .object(
                names(model) + written(changed.newlyWrong, as: "newly_wrong")
                  + written(changed.newlyRight, as: "newly_right"))
            }
          })
      ),
      ("class_mix", firstMix),
      (
        "class_changes",
        .array(models.flatMap { model in model.classes.map { written($0, of: model) } })
      ),
      (
        "slice_changes",
        .array(models.flatMap { model in model.slices.map { written($0, of: model) } })
      ),
      ("only_old", .array(onlyOld.map { .string($0) })),
      ("only_new", .array(onlyNew.map { .string($0) })),
    ])
  }

  private func written(_ version: Version) -> JSON {
    .object([
      ("title", text(version.title)), ("name", text(version.run.name)),
      ("commit", text(version.run.commit)), ("date", text(version.run.date)),
      ("n", .integer(version.count)),
      ("fingerprint", .string(version.fingerprint)),
    ])
  }

  private func written(_ list: ChangedAnswers.List, as key: String) -> [(String, JSON)] {
    [
      (key, .integer(list.count)),
      (
        "\(key)_samples",
        .array(
          list.samples.map { sample in
            .object([
              ("id", sample.id.map { .string($0) } ?? .null), ("row", .integer(sample.row + 1)),
            ])
          })
      ),
    ]
  }

  private func written(_ note: Note) -> JSON {
    switch note {
    case .counts(let old, let new):
      .object([("code", .string("counts")), ("old", .integer(old)), ("new", .integer(new))])
    case .classes(let added, let removed):
      .object([
        ("code", .string("classes")), ("added", .array(added.map { .string($0) })),
        ("removed", .array(removed.map { .string($0) })),
      ])
    case .logBases(let old, let new):
      .object([
        ("code", .string("log_bases")), ("old", .string(old.rawValue)),
        ("new", .string(new.rawValue)),
      ])
    case .clips(let old, let new):
      .object([("code", .string("clips")), ("old", .string(old)), ("new", .string(new))])
    case .confidences(let old, let new):
      .object([("code", .string("confidences")), ("old", .number(old)), ("new", .number(new))])
    case .identical(let model):
      .object([("code", .string("identical")), ("model", .string(model))])
    }
  }

  // MARK: - Changes

  private func written(_ change: VersionChange, of model: ModelChange) -> JSON {
    .object(
      names(model) + [("metric", .string(change.metric.key))]
        + values(change.old, change.new, change.difference) + written(change.result)
        + [("class_mix", model.mixes[change.metric.key].map(written) ?? .null)])
  }

  private func written(_ change: ClassChange, of model: ModelChange) -> JSON {
    .object(
      names(model) + [("class", .string(change.name)), ("metric", .string(change.score.rawValue))]
        + values(change.old, change.new, change.difference) + written(change.result))
  }

  private func written(_ slice: SliceChange, of model: ModelChange) -> JSON {
    let change = slice.change
    return .object(
      names(model)
        + [
          ("columns", .array(slice.columns.map { .string($0) })),
          ("values", .array(slice.texts.map { .string($0) })),
          ("n_old", .integer(slice.counts[0])), ("n_new", .integer(slice.counts[1])),
          ("metric", .string(change.metric.key)),
        ] + values(change.old, change.new, change.difference) + written(change.result))
  }

  private func names(_ model: ModelChange) -> [(String, JSON)] {
    [("model", .string(model.new))] + (model.isRenamed ? [("old_model", .string(model.old))] : [])
  }

  private func values(
    _ old: Estimate, _ new: Estimate, _ difference: Difference
  ) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    for (key, estimate) in [("old", old), ("new", new)] {
      members.append((key, number(estimate.finite)))
      switch estimate {
      case .value: break
      case .infinite: members.append(("\(key)_reason", .string("infinite")))
      case .undefined(let reason): members.append(("\(key)_reason", .string(reason.code)))
      }
    }
    var value: Double?
    if case .value(let found) = difference { value = found }
    return members + [("difference", number(value))]
  }

  /// The plain 95 % interval and p, then the interval and p adjusted for the family, and the
  /// verdict.
  private func written(_ result: Result<PairedTest, NoPairedTest>) -> [(String, JSON)] {
    let test = try? result.get()
    var members: [(String, JSON)] = [
      ("low", number(test?.interval95?.low)), ("high", number(test?.interval95?.high)),
      ("p", number(test?.p)),
    ]
    if let low = test?.evidence.leastP, let high = test?.p {
      members += [("p_low", .number(low)), ("p_high", .number(high))]
    }
    members += [
      ("standard_error", number(test?.evidence.standardError)),
      ("df", number(test?.evidence.degreesOfFreedom)),
      ("method", test.map { .string($0.method.rawValue) } ?? .null),
      ("family", test.map { .string($0.family.rawValue) } ?? .null),
    ]
    if let test {
      members.append(
        (test.family == .primary ? "p_family" : "p_holm", number(test.adjustedP)))
      members.append(("level", .number(test.level)))
    }
    members.append(("verdict", test.map { .string($0.verdict.rawValue) } ?? .null))
    if let doubt = test?.doubt { members.append(("doubt", .string(doubt.code))) }
    if case .failure(let reason) = result { members.append(("reason", .string(reason.code.code))) }
    return members
  }

  private func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

  private func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  // MARK: - Class mix

  /// The class mix of the first model's first primary metric that has one.
  private var firstMix: JSON {
    for model in models {
      for key in primary {
        guard let mix = model.mixes[key] else { continue }
        guard case .object(let members) = written(mix) else { continue }
        return .object([("model", .string(model.new)), ("metric", .string(key))] + members)
      }
    }
    return .null
  }

  private func written(_ mix: ClassMix) -> JSON {
    let parts = [("mix", mix.mix), ("rate", mix.rate)].flatMap { name, part in
      let interval = part.interval(.percent95)
      return [
        (name, JSON.number(part.value)),
        ("\(name)_standard_error", .number(part.standardError)),
        ("\(name)_low", .number(interval.low)), ("\(name)_high", .number(interval.high)),
      ]
    }
    return .object([("change", .number(mix.change))] + parts)
  }
}
