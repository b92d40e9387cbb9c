import AssayBytes
import AssaySystem
import AssayText

/// An array of an archive, as listed in messages.
package struct ArchivedArray: Sendable, Equatable {
  package let name: String
  /// Its shape and type, as in `1000 × 3, <f4`; nil if its header cannot be read or was not looked
  /// at.
  package let form: String?

  package init(_ name: String, form: String? = nil) { (self.name, self.form) = (name, form) }

  /// Describes an entry by reading its header.
  init(_ name: String, _ entry: ZipEntry, of file: OpenFile, path: String) {
    self.name = name
    guard var data = try? ArchiveEntry(entry, of: file, path: path),
      let start = try? data.read(0..<min(entry.size, NPYHeader.maximumLength), path: path),
      let header = try? NPYHeader(start.span.bytes)
    else {
      form = nil
      return
    }
    let shape =
      switch header.shape {
      case .scalar: "1"
      case .vector(let count): "\(count)"
      case .matrix(let rows, let columns): "\(rows) × \(columns)"
      }
    form = "\(shape), \(header.descr)"
  }

  /// The maximum number of arrays that are examined and listed.
  static let mostShown = 12

  /// The first arrays, and the number of the others.
  static func list(_ arrays: [ArchivedArray]) -> String {
    let shown = arrays.prefix(mostShown).map { array in
      quoted(array.name) + (array.form.map { " (\($0))" } ?? "")
    }
    let more = arrays.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
