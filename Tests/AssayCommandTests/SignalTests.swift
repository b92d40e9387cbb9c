import Testing

@Suite struct SignalTests {
  /// Runs a report that has written its temporary files and waits for somebody to read a pipe; then
  /// does something with that process, and says how it ended and which files there are.
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
