import AssayData

extension English {
  func part(_ part: ShownPart) -> String {
    switch part {
    case .models(let shown, let all, let lowest):
      "Of \(count(all, .model)), the baseline and the \(Figures.count(shown - 1)) with the lowest "
        + "\(lowest) are shown; \(results)."
    case .pairs(let shown, let all):
      "Of \(Figures.count(all)) pairs of models, \(Figures.count(shown)) are shown: those with the "
        + "baseline, then those that differ most clearly; \(results)."
    case .worstValues(let shown, let all):
      "of \(Figures.count(all)) values, the worst \(Figures.count(shown)) are shown; \(results)"
    case .files(let shown, let all):
      "Of \(Figures.count(all)) files, the first \(Figures.count(shown)) are listed; \(results)."
    case .caveats(let more):
      "\(Figures.count(more)) more caveats are left out here; \(results)."
    case .worst(let count, let all): "the worst \(Figures.count(count)) of \(Figures.count(all))"
    case .others(let count, let all): "\(Figures.count(count)) more of \(Figures.count(all))"
    }
  }

  private var results: String { "the JSON results (\(Flag.json)) have all" }
}
