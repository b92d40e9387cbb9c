import AssayData
import AssayTemplate

/// The origin of the numbers: files, the roles of their columns, options and version.
struct ProvenanceValues {
  /// The most files that are listed.
  private static let mostFiles = 100

  let results: WordedResults

  private var wording: any Wording { results.wording }

  var tree: TemplateValue {
    [
      "files": .list(
        results.sources.prefix(ProvenanceValues.mostFiles).map { source in
          [
            "path": .text(source.path),
            "format": .text(wording.format(source.format)),
            "rows": .text(Figures.count(source.rowCount)),
            "bytes": .text(Figures.count(source.byteCount)),
            "taken_as": .text(source.words(wording)),
          ]
        }),
      "omitted": .optional(
        results.sources.count > ProvenanceValues.mostFiles
          ? wording.part(.files(shown: ProvenanceValues.mostFiles, of: results.sources.count)) : nil
      ),
      "options": .list(
        results.given.map { ["name": .text($0.name), "value": .text($0.value)] }),
      "has_options": .bool(!results.given.isEmpty),
      "test_set": .text(results.fingerprint),
      "log_unit": .text(wording.unit(results.options.logBase)),
    ]
  }
}

extension ReportSection {
  static let provenance = ReportSection("provenance", .provenance) { parts in
    SectionContent(["provenance": ProvenanceValues(results: parts.whole).tree])
  }
}
