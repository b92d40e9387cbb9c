import AssaySystem

/// The paths of the programs.
struct Programs {
  let assay: String
  /// The folder of the example with two models, if it is found.
  let party: String?
  let python = Process.environment("ASSAY_PYTHON") ?? "python3"

  /// Finds the programs beside this one, whose path is `path`.
  init(besides path: String) throws(Failure) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    assay = folder + "/assay"
    guard path.contains("/"), FileSystem.kind(of: assay) == .regular else {
      throw Failure(words: "\(assay) does not exist; build it with 'swift build -c release'")
    }
    party = (0...6).map { folder + String(repeating: "/..", count: $0) + "/SampleData/party" }
      .first { FileSystem.kind(of: $0) == .directory }
  }
}

extension Case {
  /// The programs of this case: assay first, then the peers.
  func entrants(_ programs: Programs, in workshop: Workshop, hasPeers: Bool) throws -> [Entrant] {
    let words = try ["report"] + inputWords(programs, workshop) + options
    let report = words + ["-q", "--json", workshop.file("results.json")]
    func assay(_ name: String, _ more: [String] = []) -> Entrant {
      Entrant(
        name: name, program: programs.assay, arguments: report + more,
        proof: .results("results.json"), isPeer: false)
    }
    let ours =
      jobs.isEmpty
      ? [assay("assay")] : jobs.map { assay("assay --jobs \($0)", ["--jobs", "\($0)"]) }
    return try hasPeers ? ours + peers.map { try entrant($0, programs, workshop) } : ours
  }

  private func entrant(
    _ peer: Peer, _ programs: Programs, _ workshop: Workshop
  ) throws -> Entrant {
    switch peer {
    case .python(let function):
      let script = workshop.file("peers.py")
      try FileSystem.write([OutputFile(path: script, bytes: PackageResources.peers_py)])
      return Entrant(
        name: function, program: programs.python, arguments: [script, function, workshop.path],
        proof: .lines, isPeer: true)
    case .pythonStart:
      return Entrant(
        name: "python3, numpy", program: programs.python,
        arguments: ["-c", "import numpy; print(numpy.ones(3, int).sum())"], proof: .count(3),
        isPeer: true, measuresNothing: true)
    case .gzip:
      return Entrant(
        name: "gzip -dc | wc -l", program: "sh",
        arguments: ["-c", "gzip -dc \"$0\" | wc -l", workshop.file("a.csv.gz")],
        proof: .count(rows + 1), isPeer: true)
    }
  }

  /// The arguments that name the files for assay.
  private func inputWords(_ programs: Programs, _ workshop: Workshop) throws -> [String] {
    func words(_ data: DataSet, _ models: [DataSet.Part], suffix: String = "") -> [String] {
      let reports = [
        "--html", workshop.file("report.html"), "--markdown", workshop.file("report.md"),
      ]
      return (isFull ? reports : ["--metrics", "core"])
        + ["--labels", workshop.file(data.name(of: .labels))]
        + models.flatMap { part in
          ["--model", "\(part.rawValue)=\(workshop.file(data.name(of: part)))\(suffix)"]
        }
    }
    switch input {
    case .made(let data): return words(data, [.a, .b])
    case .gzipped(let data): return words(data, [.a], suffix: ".gz")
    case .party:
      guard let party = programs.party else {
        throw Failure(words: "SampleData/party was not found in any folder above \(programs.assay)")
      }
      return [
        party, "--log-base", "e", "--html", workshop.file("report.html"), "--markdown",
        workshop.file("report.md"),
      ]
    }
  }

  /// Creates the files, and returns the true measures of each model.
  func prepare(in workshop: Workshop) throws -> [String: ModelMeasures] {
    switch input {
    case .made(let data): return try workshop.write(data)
    case .gzipped(let data):
      let truth = try workshop.write(data)
      try workshop.compress(data.name(of: .a))
      return truth.filter { $0.key == "a" }
    case .party: return ["model 1": Case.party(right: 0.4), "model 2": Case.party(right: 0.7)]
    }
  }

  /// The true measures of the example's models: both are right about two people, one more
  /// confidently.
  private static func party(right: Double) -> ModelMeasures {
    var tally = Tally(classes: 3)
    tally.add(right == 0.4 ? [0.3, 0.3, 0.4] : [0.1, 0.2, 0.7], label: 2)
    tally.add(right == 0.4 ? [0.3, 0.4, 0.3] : [0.1, 0.7, 0.2], label: 1)
    tally.add(right == 0.4 ? [0.1, 0.2, 0.7] : [0.3, 0.4, 0.3], label: 0)
    return tally.measures
  }
}
