import AssayTemplate

/// A word or a sentence that templates use unchanged, without names or numbers.
///
/// Templates refer to it by its name in snake case: `{{words.keep_in_mind}}`.
enum Label: String, CaseIterable {
  // Punctuation.
  case colon, comma, stop, gap, open, close
  // Sections.
  case assayReport, sections, scoreboard, whereTheyDiffer, howConfident, howWrong, whichClasses
  case ranking, slices, samples, howComputed, definitions, provenance, keepInMind, caveats,
    checkFirst, skip, lookNext, saysIsRight, howWordsAreDecided
  case oneByOne
  // Headings of columns and rows.
  case metric, model, baseline, difference, to, less, interval, p, adjustedP, verdict
  case lowerEqualHigher, detectable, samplesNeeded, groupsNeeded, exploratory, sample, sampleCount,
    shareOfSamples, label, predicted, positive
  case correct, right, wrong, shareRight
  case meanConfidence, finding
  case `class`, total, of, precision, recall, f1, error, rocArea, averagePrecision
  case which, threshold, thresholds, namedThresholds, errorRate, falsePositiveRate, cost, target,
    labelProbability
  case versus, modelPair, method, tellingSamples, moreSuchSamples, squaresKey
  case sampleBySample, computed, mean, yes, no, tie, same
  case file, files, format, rows, bytes, takenAs, options, testSet, source, formula
  case confidence
  // Captions.
  case moreMetrics, approximate, whoIsRight, lossAgainstLoss, tests
  case outcomes, confidenceAndTruth, reliability, binsOfConfidence
  case labelSuspects, suspects, estimatedErrors, withoutAgreed, suggested, smallestMargin,
    suspectedBy
  case refitted, temperature, before, after, bothRefitted, remark
  case averages, averageOf, costs, atStatedThreshold, crossFitted, atCheapestThreshold
  case atHalfThreshold, itsThresholds
  case calibrationNumbers, recallOfEachClass, errors, confusionMatrix, confusionSummary
  case rowsAreLabels, confusedPairs, precisionAndRecall, byClass, eachClass, roc
  case errorsByThreshold, areaOfEachClass, areasUnderCurves, areas, by, otherSign, reversed
  case arithmetic, lossesInNumbers, bothRight, bothWrong, atLeastThisLoss
  case shareOfPositives
  case foundSlices, slice, modelOrPair, inSlice, elsewhere, clear, notConfirmed, noneFound
  // Sentences.
  case eachLoss, lossesNote, lossPointsNote, targetNote, directionNote, noProbabilities,
    exploratoryNote
  // Diffs.
  case history, version, fullReport, allDetails, gates, outcome, rule, confidentAndRight
  case whatChanged, old, new, change

  /// The label's name in templates.
  var key: String {
    var key: [UInt8] = []
    for letter in rawValue.utf8 {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter)
      if isCapital { key.append(UInt8(ascii: "_")) }
      key.append(isCapital ? letter | 0x20 : letter)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// All labels for templates, to be inserted unescaped: they contain no characters that are
  /// special in HTML or Markdown.
  static func tree(_ wording: any Wording) -> TemplateValue {
    .object(
      Dictionary(
        allCases.map { ($0.key, .markup(wording.label($0))) },
        uniquingKeysWith: { first, _ in first }))
  }
}

/// A word for the page's script, stored in an attribute of the body element: `data-word-copy-csv`.
enum ScriptWord: String, CaseIterable {
  case anchor
  case filter
  case filterCount = "filter-count"
  case copyCSV = "copy-csv"
  case copyMarkdown = "copy-markdown"
  case copySVG = "copy-svg"
  case copied
  case copyFailed = "copy-failed"
  case threshold
  /// The lowest of the scores that count as positive at a threshold.
  case lowestScore = "lowest-score"
  case logit
  case truePositives = "tp"
  case falsePositives = "fp"
  case trueNegatives = "tn"
  case falseNegatives = "fn"
  case error
  case recall
  case precision
  case falsePositiveRate = "fpr"
  case cost
  case falsePositiveCost = "fp-cost"
  case falseNegativeCost = "fn-cost"
  /// A number with its percent sign: `{number} %`.
  case percent

  /// All words with their names.
  static func tree(_ wording: any Wording) -> TemplateValue {
    .list(allCases.map { ["name": .text($0.rawValue), "text": .text(wording.script($0))] })
  }
}

/// Words that are used unchanged.
protocol LabelWording {
  func label(_ label: Label) -> String
  func script(_ word: ScriptWord) -> String
}
