import Testing

@Suite struct SignalTests {
  /// Starts a report, waits until it has written temporary files and is blocked on a pipe without a
  /// reader, runs an action on it, and prints its exit status and the files.
  private func interrupted(_ action: String, before: String = "true") throws -> Run {
    let workshop = try Workshop(["r.html": "old"])
    return try workshop.shell(
      """
      mkfifo pipe
      \(before)
      assay report SampleData/party -q --html r.html --json r.json --markdown pipe > /dev/null &
      until ls .assay-*.tmp > /dev/null 2>&1; do sleep 0.01; done
      \(action)
      wait $!
      echo "ended with $?"
      ls -A; head -c 3 r.html
      """)
  }

  @Test(
    arguments: [("HUP", 1), ("TERM", 15), ("XFSZ", 25)])
  func `a signal leaves no temporary file, and ends the program`(
    _ name: String, _ number: Int
  ) throws {
    let run = try interrupted("kill -\(name) $!")
    #expect(run.output == "ended with \(128 + number)\nSampleData\npipe\nr.html\nold")
  }

  @Test(arguments: ["HUP", "TERM"])
  func `a signal that was ignored stays ignored`(_ name: String) throws {
    let run = try interrupted("kill -\(name) $!; cat pipe > /dev/null", before: "trap '' \(name)")
    #expect(run.output == "ended with 0\nSampleData\npipe\nr.html\nr.json\n<!D", "\(run.error)")
  }

  @Test func `a file beyond the limit of sizes leaves the old file and no other`() throws {
    let workshop = try Workshop(["r.html": "old"])
    let run = try workshop.shell(
      "(ulimit -f 10; assay report SampleData/party -q --json r.json --html r.html > /dev/null); "
        + "echo \"ended with $?\"")
    #expect(run.output == "ended with \(128 + 25)\n", "\(run.error)")
    #expect(try workshop.names == ["r.html"])
    #expect(try workshop.text("r.html") == "old")
  }
}
