import AssayReport
import AssayText

/// A line of a message in which no name from arguments, paths or files can act as a command to a
/// terminal or to a build server.
package func messageLine(_ line: some StringProtocol) -> String {
  withoutCommands(line.printableLine)
}
