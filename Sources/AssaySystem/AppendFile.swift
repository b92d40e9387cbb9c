#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSystem {
  /// Writes behind what a file holds, which is made where it is missing.
  package static func append(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    try reporting(.write, path) { () throws(ErrorNumber) in
      let descriptor = try openFile(path, O_WRONLY | O_APPEND | O_CREAT, mode: 0o644)
      defer { closeFile(descriptor) }
      try WriteCalls.system.writeAll(bytes, to: descriptor)
    }
  }
}
