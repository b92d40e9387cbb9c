import AssayData
import AssayResults
import AssayTemplate

/// The samples whose labels the models contradict, and the number of suspects of each model.
struct SuspectValues {
  let parts: ReportParts

  private var wording: any Wording { parts.whole.wording }

  /// Null if there are no suspects.
  var tree: TemplateValue {
    guard let suspects = try? parts.whole.labelSuspects?.get(), suspects.suspectCount > 0 else {
      return .null
    }
    let rows = suspects.shared.prefix(parts.whole.options.sampleLimit)
    let (count, total) = (suspects.count, parts.whole.count)
    let notes = [
      wording.suspectRule,
      count < total
        ? wording.suspectSamples(Figures.count(count), of: wording.count(total, .sample)) : nil,
      wording.whatIf,
      rows.count < suspects.suspectCount
        ? wording.shownSuspects(rows.count, of: suspects.suspectCount) : nil,
    ]
    return [
      "note": .text(notes.compactMap(\.self).joined(separator: wording.gap)),
      "models": .list(models(suspects)),
      "has_remarks": .bool(suspects.modelCount < suspects.models.count),
      "has_rows": .bool(!rows.isEmpty),
      "rows": .list(rows.map { row($0, of: suspects.modelCount) }),
    ]
  }

  /// The models that are shown.
  private func models(_ suspects: LabelSuspects) -> [TemplateValue] {
    let shown = parts.shown.models.map(\.name)
    return parts.whole.models.indices.compactMap { place in
      let name = parts.whole.models[place].name
      guard shown.contains(exactly: name) else { return nil }
      guard case .success(let found) = suspects.models[place] else {
        var reason = ""
        if case .failure(let none) = suspects.models[place] { reason = wording.words(none) }
        return row(name, "—", "—", "—", "—", remark: reason)
      }
      let all = ErrorCount(errors: found.errors, count: suspects.count)
      return row(
        name, Figures.count(found.count), Figures.fixed(found.estimatedErrors, decimals: 1),
        text(all.rate), text(suspects.withoutAgreed[place]?.rate), remark: "")
    }
  }

  private func row(
    _ name: String, _ count: String, _ estimated: String, _ error: String, _ without: String,
    remark: String
  ) -> TemplateValue {
    [
      "model": .text(name), "suspects": .text(count), "estimated_errors": .text(estimated),
      "error_rate": .text(error), "without_agreed": .text(without), "remark": .text(remark),
    ]
  }

  private func text(_ rate: Double?) -> String { rate.map(wording.percent) ?? "—" }

  private func row(_ suspect: SharedSuspect, of modelCount: Int) -> TemplateValue {
    let names = parts.whole.classNames
    return [
      "name": .text(wording.name(suspect.sample)),
      "full_name": .optional(wording.wholeID(suspect.sample)), "label": .text(names[suspect.label]),
      "class_index": .number(Double(suspect.label)), "suggested": .text(names[suspect.suggested]),
      "suggested_index": .number(Double(suspect.suggested)),
      "margin": .text(Figures.fixed(suspect.margin, decimals: 3)),
      "suspected_by": .text(wording.share(suspect.models.count, of: modelCount)),
    ]
  }
}

extension ReportSection {
  static let suspects = ReportSection("suspects", anchor: "label-suspects", .labelSuspects) {
    let suspects = SuspectValues(parts: $0).tree
    return SectionContent(isShown: suspects != .null, ["suspects": suspects])
  }
}
