import AssayData

extension English {
  func agreed(_ suspects: AgreedSuspects) -> String {
    let isOne = suspects.count == 1
    let models = suspects.modelCount == 2 ? "both models" : "all \(suspects.modelCount) models"
    let who =
      suspects.model
      ?? models + (suspects.areSome ? " with probabilities" : "")
    let verb = suspects.model == nil ? "contradict" : "contradicts"
    let examples = suspects.examples.map {
      "\($0.sample) (labelled \($0.label), suggested \($0.suggested))"
    }
    let sample =
      suspects.lookedAt.map {
        "\(Figures.count(suspects.count)) of the \(count($0, .sample)) examined"
      } ?? count(suspects.count, .sample)
    return
      "\(suspects.lookedAt == nil ? "Look at" : "Check") the \(isOne ? "label" : "labels") of \(sample) that \(who) \(verb) with confidence"
      + "\(examples.count == suspects.count ? ": " : ", such as ")\(list(examples))."
  }

  var suspectRule: String {
    "A class is a candidate if a model gives it at least its mean probability on the samples with that "
      + "label. A label is suspect if the most likely candidate is another class (Northcutt, Jiang and Chuang "
      + "2021). This holds only for predictions that did not train on the sample. The margin is the label’s "
      + "probability minus the largest of the others; it may be positive where the label’s probability is low for "
      + "its class."
  }

  func suspectSamples(_ count: String, of total: String) -> String {
    "\(count) of \(total) were examined, picked by a hash of id or row."
  }

  func shownSuspects(_ count: Int, of total: Int) -> String {
    "\(Figures.count(count)) of \(Figures.count(total)) suspects are shown"
      + (namesOptions ? "; \(Flag.suspects) FILE writes all." : ".")
  }

  var whatIf: String {
    "The error rate without the samples that every model suspects alike is a what-if: it leaves out hard samples as well."
  }

  func suspectsAmong(_ count: Int, of total: Int, path: String) -> String {
    "\(path): the suspects among \(share(count, of: total, .sample)), picked by a hash of id or row; the "
      + "others were not checked"
  }
}
