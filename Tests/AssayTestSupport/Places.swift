package import Foundation

/// The package's folder: `ASSAY_ROOT` if it is set, otherwise the one above this file.
package let packageRoot: String =
  ProcessInfo.processInfo.environment["ASSAY_ROOT"]
  ?? URL(filePath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The path of a file or folder of `SampleData`.
package func sampleData(_ path: String) -> String { "\(packageRoot)/SampleData/\(path)" }

/// The path of a file or folder of `Tests/ReferenceData`, with values that other programs computed.
package func reference(_ path: String) -> String { "\(packageRoot)/Tests/ReferenceData/\(path)" }

/// A file or folder of external test cases, in `ASSAY_SHARED` or next to the package; nil if it is
/// missing.
package func externalCases(_ path: String) -> URL? {
  let shared =
    ProcessInfo.processInfo.environment["ASSAY_SHARED"]
    ?? URL(filePath: packageRoot).deletingLastPathComponent().appending(path: "shared").path
  let url = URL(filePath: shared).appending(path: path)
  return FileManager.default.fileExists(atPath: url.path) ? url : nil
}

/// The built program, in the folder of the tests or above it.
package func executable() throws -> String {
  let starts =
    [CommandLine.arguments[0], Bundle.main.bundlePath] + Bundle.allBundles.map(\.bundlePath)
  for start in starts {
    var folder = URL(filePath: start).standardizedFileURL
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "assay")
      let isFile = try? candidate.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
      if isFile == true, FileManager.default.isExecutableFile(atPath: candidate.path) {
        return candidate.path
      }
    }
  }
  struct NoExecutable: Error {}
  throw NoExecutable()
}

/// Runs a body with a temporary folder, which is removed afterwards.
package func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Writes a file with an old modification date, as reading waits for a file that has just changed.
package func writeAsOld(_ data: Data, to path: String) throws {
  try data.write(to: URL(filePath: path))
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: path)
}

/// Writes a text file with an old modification date.
package func write(_ text: String, to path: String) throws {
  try writeAsOld(Data(text.utf8), to: path)
}
