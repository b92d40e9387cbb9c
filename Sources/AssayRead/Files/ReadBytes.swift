import AssaySystem

/// The whole of a file, or of standard input where the path is `-`.
func readBytes(_ path: String) throws(ReadError) -> [UInt8] {
  do {
    return path == "-" ? try FileSystem.standardInput() : try FileSystem.contents(of: path)
  } catch {
    throw .system(error)
  }
}
