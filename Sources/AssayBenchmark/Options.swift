/// The options of the command line.
struct Options {
  var rows = 1_000_000
  var hasPeers = false
  var isLarge = false
  /// The numbers of the cases to measure; nil for all.
  var cases: Set<Int>?

  static let help = """
    Measures the program assay: time, processor time and peak memory of whole processes, each result
    checked; the median of five runs after one that is not counted. The files are generated
    from a fixed seed and written to TMPDIR, up to 500 MB at once for a million rows, and removed at
    the end.

    Usage: AssayBenchmark [ROWS] [options]
           AssayBenchmark --claims [--runs N]

      ROWS           Rows of most cases (default 1000000)
      --peers        Also measure common alternatives on the same files, with the Python in
                     ASSAY_PYTHON (default python3); peers whose packages are missing are left out
      --large        Show how time grows up to ten times ROWS (2 GB for the default)
      --cases 1,4,7  Measure only these cases; 0 means those inside one process
      --claims       Count false claims instead: compare equally good simulated models, as reports
                     do, and fail if a limit is exceeded
      --runs N       Reports per case of --claims (default 10000); with fewer than 10000 the limits
                     leave room for chance
      -h, --help     Show this

    Exit codes: 0 success, 1 a program gave a wrong result or too many false claims, 2 files could not
    be written or read, 64 wrong usage.

    """

  init(_ words: [String]) throws(UsageError) {
    var words = words.makeIterator()
    while let word = words.next() {
      switch word {
      case "--peers": hasPeers = true
      case "--large": isLarge = true
      case "--cases":
        let numbers = (words.next() ?? "").split(separator: ",").map { Int($0) }
        guard !numbers.isEmpty, !numbers.contains(nil) else {
          throw UsageError(words: "--cases takes numbers, as in --cases 1,4,7")
        }
        cases = Set(numbers.compactMap(\.self))
      case "--runs": throw UsageError(words: "--runs requires --claims")
      default:
        guard let rows = Int(word), (100...100_000_000).contains(rows) else {
          throw UsageError(
            words: "'\(word)' is neither an option nor a number of rows from 100 to 100000000")
        }
        self.rows = rows
      }
    }
  }

  func includes(_ number: Int) -> Bool { cases?.contains(number) ?? true }
}

/// An invalid command line.
struct UsageError: Error {
  let words: String
}
