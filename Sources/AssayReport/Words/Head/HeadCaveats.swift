import AssayData
import AssayResults

/// The caveats in the head: without what the head already says, and with only a count of those
/// about models that are not shown.
struct HeadCaveats {
  /// Signs of a mistake in the input.
  let suspicions: [String]
  let others: [String]

  /// - Parameter results: The complete results.
  init(results: WordedResults) {
    let whole = results.brief
    let (shown, wording) = (whole.shown, whole.wording)
    let places = whole.models.map(\.name)
    let names = shown.models.map(\.name)
    func isHidden(_ caveat: Caveat) -> Bool {
      let models = caveat.models.filter { places.contains(exactly: $0) }
      return !models.isEmpty && !models.contains { names.contains(exactly: $0) }
    }
    let areAllSame = HeadWords(results: results).areAllSame
    let caveats = whole.caveats.filter {
      switch $0 {
      case .singleClass: false
      case .samePredictions: !areAllSame
      default: true
      }
    }
    func words(_ areSuspicions: Bool) -> [String] {
      caveats.filter { $0.isSuspicion == areSuspicions && !isHidden($0) }
        .shownWords(wording, logBase: whole.options.logBase)
    }
    let hidden = caveats.filter(isHidden)
    let suspected = hidden.filter(\.isSuspicion).flatMap(\.models)
      .reduce(into: [String]()) { if !$0.contains(exactly: $1) { $0.append($1) } }
    let rest = hidden.count { !$0.isSuspicion }
    suspicions =
      words(true)
      + (suspected.isEmpty
        ? []
        : [
          wording.hiddenSuspicions(
            Array(suspected.prefix(8)), more: max(0, suspected.count - 8))
        ])
    others = words(false) + (rest == 0 ? [] : [wording.hiddenCaveats(rest)])
  }
}
