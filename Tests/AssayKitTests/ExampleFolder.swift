import AssayKit
import Foundation
import Testing

/// A new folder with the files that examples name, as the process's working directory.
struct ExampleFolder {
  private let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    try #require(FileManager.default.changeCurrentDirectoryPath(path))
    let (net, tree) = (
      "id,cat,dog\n1,0.75,0.25\n2,0.25,0.75\n3,0.5,0.5\n4,0.25,0.75\n",
      "id,cat,dog\n1,0.5,0.5\n2,0.25,0.75\n3,0.25,0.75\n4,0.5,0.5\n"
    )
    try write("id,label\n1,cat\n2,dog\n3,cat\n4,dog\n", to: "labels.csv")
    for name in ["net.csv", "model-1.csv", "before.csv"] { try write(net, to: name) }
    for name in ["tree.csv", "model-2.csv", "after.csv"] { try write(tree, to: name) }
    for (part, ids) in [(2, (5, 6)), (3, (7, 8))] {
      try write("id,label\n\(ids.0),cat\n\(ids.1),dog\n", to: "labels-\(part).csv")
      for name in ["net", "tree"] {
        try write("id,cat,dog\n\(ids.0),1,0\n\(ids.1),0.25,0.75\n", to: "\(name)-\(part).csv")
      }
    }
    try write("# Two rules.\nn >= 2\nerror_rate <= 90%\n", to: "gates.txt")
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: name, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  var request: ReportRequest { request("") }

  /// A request for the files whose names have an ending, as `-2` of another part.
  func request(_ ending: String) -> ReportRequest {
    var request = ReportRequest()
    request.labels = "labels\(ending).csv"
    request.models = ["net", "tree"].map { (name: String) in
      ReportRequest.Model(name: name, path: "\(name)\(ending).csv")
    }
    return request
  }

  /// Writes files with a column for every use, and a request for them.
  func writeColumns() throws -> ReportRequest {
    try write(
      """
      image,species,region,camera,weight,video
      1,cat,north,A,1,v1
      2,dog,north,B,2,v1
      3,Cat,south,A,1,v2
      4,dog,south,B,1,v3
      5,unsure,south,B,1,v3

      """, to: "columns.csv")
    try write("image,cat,dog\n1,2,0.5\n2,0.1,1.2\n3,0.5,0.5\n4,2,0\n5,1,1\n", to: "logits.csv")
    var request = ReportRequest()
    request.labels = "columns.csv"
    request.models = [ReportRequest.Model(name: "net", path: "logits.csv")]
    return request
  }

  /// Saves results under the names of the examples, and the outcomes of the released version.
  func saveVersions() throws {
    var request = request
    request.comparison.keepsOutcomes = true
    let report = try Report(request)
    let outcomes = try #require(report.outcomesFile)
    try Data(outcomes).write(to: URL(filePath: "released.out"))
    for name in ["v1", "v2", "history"] {
      try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
    }
    for name in [
      "released.json", "v1.json", "v2.json", "v3.json", "v1/results.json", "v2/results.json",
      "history/one.json", "history/two.json",
    ] { try write(report.json(), to: name) }
  }
}
