import AssayReport
import AssayText

/// A line of a message that steers neither a terminal nor a build server, whatever names from
/// arguments, paths and file contents are quoted in it.
public func messageLine(_ line: some StringProtocol) -> String {
  withoutCommands(line.printableLine)
}
