import AssayCompare
import AssayData
import AssayTemplate

/// Where the numbers come from: files, what each column was taken for, options, version.
struct ProvenanceValues {
  /// Of more files the first are listed.
  private static let mostFiles = 100

  let input: ReportInput

  private var say: any Wording { input.comparison.say }

  var tree: TemplateValue {
    [
      "files": .list(
        input.sources.prefix(ProvenanceValues.mostFiles).map { source in
          [
            "path": .text(source.path),
            "format": .text(say.format(source.format)),
            "rows": .text(Figures.count(source.rowCount)),
            "bytes": .text(Figures.count(source.byteCount)),
            "taken_as": .text(source.words(say)),
          ]
        }),
      "omitted": .optional(
        input.sources.count > ProvenanceValues.mostFiles
          ? say.part(.files(shown: ProvenanceValues.mostFiles, of: input.sources.count)) : nil),
      "options": .list(
        input.options.map { ["name": .text($0.name), "value": .text($0.value)] }),
      "has_options": .bool(!input.options.isEmpty),
      "test_set": .text(input.comparison.fingerprint.text),
      "log_unit": .text(say.unit(input.comparison.options.logBase)),
    ]
  }
}
