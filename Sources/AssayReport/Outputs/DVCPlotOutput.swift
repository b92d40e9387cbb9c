import AssayData
package import AssayResults

/// Files for plots by DVC: a folder for each model, and `dvc.yaml`, which defines the plots.
///
/// `roc.json` and `precision_recall.json` are about the positive one of two classes,
/// `calibration.json` has the nonempty bins of equal width of confidence, `losses.json` is the
/// cumulative distribution of the loss, and `confusion.json` has a record per sample, for up to
/// 10,000 samples. A model only has the files that it was measured for.
///
/// - Parameter results: The results.
/// - Returns: Each file's path within the folder, and its text.
package func dvcPlots(_ results: Results) -> [(path: String, text: String)] {
  var files: [(path: String, text: String)] = []
  var drawn: [DVCPlot: [String]] = [:]
  for (model, folder) in zip(results.models, folderNames(results.models.map(\.name))) {
    for plot in DVCPlot.allCases {
      guard let records = plot.records(model, results), !records.isEmpty else { continue }
      let path = "\(folder)/\(plot.rawValue).json"
      let list = JSON.array(records.map { .object($0) })
      files.append((path, (plot == .confusion ? list : .object([(plot.rawValue, list)])).text))
      drawn[plot, default: []].append(path)
    }
  }
  let plots = DVCPlot.allCases.flatMap { plot in drawn[plot].map(plot.lines) ?? [] }
  let lines = ["plots:"] + plots
  files.append(("dvc.yaml", lines.map { $0 + "\n" }.joined()))
  return files
}

/// The models' names as folder names, unique regardless of case.
private func folderNames(_ models: [String]) -> [String] {
  var taken: Set<String> = []
  return models.map { model in
    let plain = plainName(model)
    // A name with a leading dot is hidden, and one with a leading dash looks like an option.
    let name =
      plain.hasPrefix(".") || plain.hasPrefix("-") || plain.hasPrefix(" ")
      ? "_" + plain.dropFirst() : plain
    var unique = name
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      unique = "\(name)_\(number)"
      number += 1
    }
    return unique
  }
}

/// A kind of plot; the raw value is its file's name and the key of its records.
private enum DVCPlot: String, CaseIterable {
  case roc
  case precisionRecall = "precision_recall"
  case calibration, losses, confusion

  private typealias Record = [(String, JSON)]

  /// The most samples for which records are written.
  private static let mostSamples = 10_000

  /// The records of a plot; nil if the model was not measured for it.
  func records(_ model: ModelResults, _ results: Results) -> [[(String, JSON)]]? {
    switch self {
    case .roc:
      model.ranking?.thresholds.map { thresholds in
        ([nowhere] + thresholds.curve).compactMap { point in
          guard let falsePositives = thresholds.falsePositiveRate(point),
            let truePositives = thresholds.recall(point)
          else { return nil }
          return [
            ("fpr", .number(falsePositives)), ("tpr", .number(truePositives)),
            ("threshold", threshold(point)),
          ]
        }
      }
    case .precisionRecall:
      model.ranking?.thresholds.map { thresholds in
        thresholds.curve.compactMap { point in
          guard let precision = thresholds.precision(point), let recall = thresholds.recall(point)
          else { return nil }
          return [
            ("precision", .number(precision)), ("recall", .number(recall)),
            ("threshold", threshold(point)),
          ]
        }
      }
    case .calibration:
      model.calibration?.bins.compactMap { bin in
        guard let right = bin.shareRight, let confidence = bin.meanConfidence else { return nil }
        return [("prob_true", .number(right)), ("prob_pred", .number(confidence))]
      }
    case .losses: model.losses.map { losses($0, in: results.options.logBase) }
    case .confusion: model.confusion.flatMap { samples($0, results.classes.names) }
    }
  }

  /// The point above all scores, at which nothing counts as positive.
  private var nowhere: Thresholds.Point {
    Thresholds.Point(probability: nil, logOdds: nil, truePositives: 0, falsePositives: 0)
  }

  /// Null if the point is above all scores, because JSON has no ∞.
  private func threshold(_ point: Thresholds.Point) -> JSON {
    point.probability.map { .number($0) } ?? .null
  }

  /// The share of samples up to the upper edge of each bin, leaving out infinite losses.
  private func losses(_ histogram: LossHistogram, in base: LogBase) -> [Record] {
    let total = Double(max(1, histogram.total))
    var below = 0
    return histogram.counts.indices.compactMap { bin in
      below += histogram.counts[bin]
      let edge = LossHistogram.bins.upperEdge(bin)
      guard below > 0, edge.isFinite, below < histogram.total || histogram.counts[bin] > 0 else {
        return nil
      }
      return [
        ("loss", .number(base.convert(edge, from: .e))), ("share", .number(Double(below) / total)),
      ]
    }
  }

  /// One record per sample; nil if there are too many.
  private func samples(_ matrix: ConfusionMatrix, _ classes: [String]) -> [Record]? {
    guard matrix.total <= DVCPlot.mostSamples else { return nil }
    return matrix.cells.flatMap { cell -> [Record] in
      Array(
        repeating: [
          ("actual", .string(classes[cell.label])), ("predicted", .string(classes[cell.predicted])),
        ], count: cell.count)
    }
  }

  /// The lines of `dvc.yaml` for this plot.
  func lines(_ paths: [String]) -> [String] {
    let (title, x, y, template) =
      switch self {
      case .roc: ("ROC curve", "fpr", "tpr", "simple")
      case .precisionRecall: ("Precision and recall", "recall", "precision", "simple")
      case .calibration: ("Calibration of confidence", "prob_pred", "prob_true", "simple")
      case .losses: ("Share of samples with at most this loss", "loss", "share", "simple")
      case .confusion: ("Confusion matrix", "actual", "predicted", "confusion")
      }
    func quoted(_ text: String) -> String { JSON.string(text).line }
    let series = paths.map { "        \(quoted($0)): \(y)" }
    return ["  - \(quoted(title)):", "      template: \(template)", "      x: \(x)", "      y:"]
      + series
  }
}
