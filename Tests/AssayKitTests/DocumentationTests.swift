import AssayTestSupport
import Foundation
import Testing

/// The code in the documentation compiles and runs, and its output is as printed.
@Suite struct DocumentationTests {
  private static let catalogue = "Sources/AssayKit/AssayKit.docc"

  /// The lines of the fenced blocks of a kind, one list per block.
  private static func blocks(_ kind: String, in lines: [String]) -> [[String]] {
    var blocks: [[String]] = []
    var open: String?
    for line in lines {
      if line.hasPrefix("```") {
        open = open == nil ? String(line.dropFirst(3)) : nil
        if open == kind { blocks.append([]) }
      } else if open == kind {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: "\(packageRoot)/\(path)", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func files(_ folder: String, _ ending: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(packageRoot)/\(folder)")
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  private static func trimmed(_ line: String) -> String {
    line.trimmingCharacters(in: .whitespaces)
  }

  /// The lines of documentation comments.
  private static func comments(_ lines: [String]) -> [String] {
    lines.map(trimmed).map { line in
      line.hasPrefix("/// ") ? String(line.dropFirst(4)) : ""
    }
  }

  @Test func `every line of an example in Swift is a line of a test or of the example program`()
    throws
  {
    var compiled: Set<String> = []
    for path in try Self.files("Tests/AssayKitTests", ".swift") where path.contains("/Example") {
      compiled.formUnion(try Self.lines(path).map(Self.trimmed))
    }
    var count = 0
    for path in try Self.files("Sources", ".swift") + Self.files(Self.catalogue, ".md") {
      let lines = try Self.lines(path)
      let blocks = Self.blocks("swift", in: path.hasSuffix(".md") ? lines : Self.comments(lines))
      for line in blocks.flatMap(\.self).map(Self.trimmed) where !line.isEmpty {
        count += 1
        let isCompiled = compiled.contains(line)
        #expect(isCompiled, "\(path): \(line)")
      }
    }
    #expect(count > 200)
  }

  @Test(arguments: ["ContinuousIntegration.md", "JudgingByRules.md", "Templates.md"])
  func `the commands of a page end and print as it says`(_ page: String) throws {
    let folder = try SampleFolder()
    try FileManager.default.copyItem(
      atPath: "\(packageRoot)/SampleData", toPath: folder.file("SampleData"))
    let lines = try Self.lines("\(Self.catalogue)/\(page)")
    var printed: [String] = []
    for (kind, code) in [("sh", 0), ("sh fails", 1)] {
      for block in Self.blocks(kind, in: lines) {
        let run = try shell(block.joined(separator: "\n"), in: folder.path)
        #expect(run.code == code, "\(block)")
        printed += run.output.replacing("\u{A0}", with: " ").split(separator: "\n").map(String.init)
      }
    }
    #expect(!printed.isEmpty)
    for line in Self.blocks("text", in: lines).flatMap(\.self) where line.contains("digits’") {
      #expect(printed.contains(line), "\(line)")
    }
  }

  @Test func `the example program builds outside of the checkout and prints what its page shows`()
    throws
  {
    let example = "\(packageRoot)/Tests/AssayKitTests/Example"
    let program = try Self.lines("Tests/AssayKitTests/Example/Sources/Example/main.swift")
    let page = try Self.lines("\(Self.catalogue)/FirstSteps.md")
    let shown = try #require(Self.blocks("swift", in: page).first { $0.first == program.first })
    #expect(shown == program.dropLast())
    let readme = Self.blocks("swift", in: try Self.lines("README.md"))
    for block in readme where block.first == program.first { #expect(block == shown) }

    let folder = try SampleFolder()
    let manifest = try String(contentsOfFile: "\(example)/Package.swift", encoding: .utf8)
    #expect(manifest.contains("\"../Assay\""))
    try FileManager.default.copyItem(
      atPath: "\(example)/Sources", toPath: folder.file("Sources"))
    try manifest.replacing("../Assay", with: packageRoot)
      .write(toFile: folder.file("Package.swift"), atomically: true, encoding: .utf8)
    // Uses the modules of this build, so that only the program is compiled. `swift test` holds the
    // lock while its tests run, but builds nothing then.
    let products = try productFolder()
    let build = try shell(
      "swift build --ignore-lock --scratch-path '\(products.scratch)' -c \(products.configuration)",
      in: folder.path)
    #expect(build.code == 0, "\(build.output)")
    let run = try shell("'\(products.path)/Example'", in: folder.path)
    #expect(run.code == 0)
    let output = run.output.replacing("\u{A0}", with: " ")
    #expect(Self.blocks("text", in: page).first?.joined(separator: "\n") == output.trimmingSuffix())
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}

/// The folder with the products of this build, its scratch path and its configuration.
private func productFolder() throws -> (path: String, scratch: String, configuration: String) {
  let folder = URL(filePath: try executable()).deletingLastPathComponent()
  let scratch = folder.deletingLastPathComponent().deletingLastPathComponent()
  return (folder.path, scratch.path, folder.lastPathComponent)
}

/// Runs a shell command, in which `assay` is the program; the output includes standard error.
private func shell(_ line: String, in folder: String) throws -> (code: Int32, output: String) {
  let file = URL(filePath: folder).appending(path: "output-\(UUID().uuidString)")
  try Data().write(to: file)
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = [
    "-c", "PATH=\"$1:$PATH\"; eval \"$2\"", "sh", try productFolder().path, line,
  ]
  process.currentDirectoryURL = URL(filePath: folder)
  process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "COLUMNS" }
  let output = try FileHandle(forWritingTo: file)
  (process.standardOutput, process.standardError) = (output, output)
  try process.run()
  process.waitUntilExit()
  return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
}
