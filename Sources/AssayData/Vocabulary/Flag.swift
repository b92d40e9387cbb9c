/// The name of every option of the program.
///
/// Errors anywhere name the option that mends them by this list. The values and effects of options
/// are the program's business.
package enum Flag: String, Sendable, CaseIterable {
  // Files and columns

  case labels
  case model
  case format
  case classes
  case positive
  case task
  case scores
  case id
  case label
  case slice
  case sliceMin = "slice-min"
  case findSlices = "find-slices"
  case weight
  case group
  case ignoreLabel = "ignore-label"
  case pairBy = "pair-by"
  case commonIds = "common-ids"
  case matchClasses = "match-classes"
  case renormalize
  case sumTolerance = "sum-tolerance"

  // The report

  case title
  case language
  case baseline
  case pairs
  case confidence
  case primary
  case margin
  case cost
  case average
  case verbose
  case logBase = "log-base"
  case metrics
  case clip
  case samples
  case name
  case commit
  case date

  // Outputs

  case jobs
  case html
  case markdown
  case maxBytes = "max-bytes"
  case json
  case outcomes
  case suspects
  case tables
  case charts
  case template
  case templates
  case dumpValues = "dump-values"
  case output

  // Rules

  case gate
  case gates
  case undecided
  case otherTestSet = "other-test-set"
  case firstRun = "first-run"

  // Builds

  case flat
  case dvcPlots = "dvc-plots"
  case junit
  case openmetrics
  case github
  case comment
  case commentName = "comment-name"
  case reportUrl = "report-url"
  case commentWhen = "comment-when"

  // Versions

  case against
  case oldOutcomes = "old-outcomes"
  case newOutcomes = "new-outcomes"
  case history

  // Every command

  case help
  case helpAll = "help-all"
  case quiet
}

extension Flag: CustomStringConvertible {
  /// The option as written on a command line: `--slice-min`.
  package var description: String { "--\(rawValue)" }
}

extension Flag {
  /// The keys that a configuration file may have.
  package static let ofConfigurations = allCases.filter {
    ![.help, .helpAll, .quiet].contains($0)
  }.map(\.rawValue)
}
