package import AssayData

extension Results {
  /// The results with other names for the models and classes, in their order; caveats are renamed,
  /// too.
  package func renamed(_ names: [String], classes classNames: [String]) -> Results {
    var renamed = self
    renamed.classes = ClassList(classNames) ?? classes
    for model in models.indices { renamed.models[model].name = names[model] }
    renamed.caveats = caveats.map { caveat in
      caveat.renamed { name in
        models.firstIndex { $0.name.isExactly(name) }.map { names[$0] } ?? name
      } classes: { name in
        classes.index(of: name).map { classNames[$0] } ?? name
      }
    }
    return renamed
  }
}

extension Caveat {
  /// The names of the models that the caveat is about.
  package var models: [String] {
    var found: [String] = []
    _ = renamed { name in
      found.append(name)
      return name
    }
    return found
  }

  /// The caveat with other names for models and classes.
  func renamed(
    _ name: (String) -> String, classes className: (String) -> String = { $0 }
  ) -> Caveat {
    switch self {
    case .sumsOff(let owner, let rows, let largest, let sample):
      .sumsOff(of: name(owner), rows: rows, largest: largest, sample: sample)
    case .renormalized(let model, let rows, let largest):
      .renormalized(model: name(model), rows: rows, largest: largest)
    case .classOrder(let model, let columns, let error, let after):
      .classOrder(
        model: name(model), columns: columns.map(className), error: error, after: after)
    case .rowOrder(let model, let error, let confidence):
      .rowOrder(model: name(model), error: error, confidence: confidence)
    case .belowChance(let model, let error, let chance):
      .belowChance(model: name(model), error: error, chance: chance)
    case .samePredictions(let model, let other):
      .samePredictions(model: name(model), other: name(other))
    case .equalsLabels(let model): .equalsLabels(model: name(model))
    case .ties(let model, let rows, let error, let averaged):
      .ties(model: name(model), rows: rows, error: error, averagedError: averaged)
    case .infiniteLoss(let model, let mean, let samples, let isOfLogits, let isBinary):
      .infiniteLoss(
        model: name(model), mean: mean, samples: samples, isOfLogits: isOfLogits,
        isBinary: isBinary)
    case .classesWithoutSamples(let names): .classesWithoutSamples(names.map(className))
    case .singleClass(let name): .singleClass(className(name))
    case .pairedByPosition, .classNumbers, .oneHotCodes, .ignoredLabels, .commonIDs, .unusedScores,
      .maybeSwapped, .maybePredictions, .weighted, .grouped:
      self
    }
  }
}
