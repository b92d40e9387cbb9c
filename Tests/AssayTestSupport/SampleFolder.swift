package import AssayKit
import Foundation
package import Testing

/// A temporary folder with the three files of a small test set.
package final class SampleFolder: Sendable {
  package let path: String

  /// Creates the folder with further files: names and texts.
  package init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    let data = [
      "labels.csv": "id,label\n1,a\n2,b\n", "one.csv": "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n",
      "two.csv": "id,a,b\n1,0.5,0.5\n2,0.25,0.75\n",
    ]
    for (name, text) in data.merging(files, uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  package func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// The names of the files in the folder, sorted.
  package var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// A request for both models.
  package func request() -> ReportRequest {
    var request = ReportRequest()
    request.labels = file("labels.csv")
    request.models = [
      ReportRequest.Model(name: "one", path: file("one.csv")),
      ReportRequest.Model(name: "two", path: file("two.csv")),
    ]
    return request
  }
}

/// The message of an error, without the folder's path.
package func words(
  in folder: SampleFolder, location: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> String {
  let error = #expect(throws: AssayError.self, sourceLocation: location) { try body() }
  return try #require(error, sourceLocation: location).description
    .replacing(folder.path + "/", with: "")
}
