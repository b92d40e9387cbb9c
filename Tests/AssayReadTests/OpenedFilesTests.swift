import Foundation
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

@Suite struct OpenedFilesTests {
  private static let text = "label,a,b\na,0.7,0.3\n"

  @Test func `a file is opened again where it is still the same`() throws {
    let files = try Files(["model.csv": OpenedFilesTests.text])
    let options = try files.optionsOfOneReading()
    for _ in 0..<2 { _ = try openTableFile(files.path("model.csv"), options) }
  }

  @Test(arguments: [true, false])
  func `a file that is another when it is opened again is refused`(_ isReplaced: Bool) throws {
    let files = try Files(["model.csv": OpenedFilesTests.text])
    let path = files.path("model.csv")
    let options = try files.optionsOfOneReading()
    _ = try openTableFile(path, options)
    let other = Data(OpenedFilesTests.text.replacing("0.7", with: "0.6").utf8)
    try other.write(to: URL(filePath: path), options: isReplaced ? .atomic : [])
    let error = #expect(throws: ReadError.self) { try openTableFile(path, options) }
    #expect(error?.description.contains("the file changed while it was read") == true)
  }
}

extension Files {
  fileprivate func optionsOfOneReading() throws -> TableOptions {
    try ReadRequest().options(opening: path("model.csv"))
  }
}
