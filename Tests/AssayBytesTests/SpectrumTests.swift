import AssayBytes
import AssayTestSupport
import Foundation
import Testing

private let spectrum = externalCases("csv-spectrum")

@Test(.enabled(if: spectrum != nil, "csv-spectrum is not beside the project"))
func `every case of csv-spectrum is read as its JSON says`() throws {
  let folder = try #require(spectrum)
  let files = try FileManager.default.contentsOfDirectory(
    at: folder.appending(path: "csvs"), includingPropertiesForKeys: nil)
  #expect(!files.isEmpty)
  for file in files {
    let name = file.deletingPathExtension().lastPathComponent
    // Its JSON has another telephone number than its CSV.
    if name == "location_coordinates" { continue }
    let answer = try Data(contentsOf: folder.appending(path: "json/\(name).json"))
    let expected = try JSONDecoder().decode([[String: String]].self, from: answer)
    let (records, error) = recordsRead([UInt8](try Data(contentsOf: file)), delimiter: 0x2C)
    #expect(error == nil, "\(name)")
    let texts = records.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
    let header = try #require(texts.first, "\(name)")
    let rows = texts.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    #expect(rows == expected, "\(name)")
  }
}
