#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to, to be compared with where other paths lead, whether or not there is
/// something.
///
/// Two paths lead to one file where this is the same regular file by device and inode, or where the
/// links that they are end in the same name of the same folder, even of a file that is still to be
/// made.
package struct FileIdentity: Sendable {
  /// The descriptor of this process that the path names.
  private let descriptor: Int32?
  /// Whether the path names a descriptor that is closed, whose number the next file to be opened
  /// may get.
  package let isClosed: Bool
  /// The regular file.
  private let file: FileInode?
  /// The folder and the name in it at the end of all links; nil if there is no such folder.
  private let place: Place?

  private struct Place: Equatable {
    let folder: FileInode
    let name: [UInt8]
  }

  /// Where `path` leads, links followed.
  package init(_ path: String) {
    // Links in a circle lead to no file.
    let resolved = (try? resolvingLinks(path)) ?? path
    if let number = descriptorNumber(of: resolved) {
      self.init(descriptor: number)
      return
    }
    let folder = folder(of: resolved)
    let name = Array(resolved.utf8.dropFirst(folder.utf8.count))
    self.init(
      descriptor: nil, try? status(of: resolved),
      place: (try? status(of: folder.isEmpty ? "." : folder)).map {
        Place(folder: FileInode($0), name: name)
      })
  }

  /// What an open descriptor of this process leads to.
  private init(descriptor: Int32) {
    self.init(descriptor: descriptor, try? status(of: descriptor), place: nil)
  }

  private init(descriptor: Int32?, _ status: stat?, place: Place?) {
    self.descriptor = descriptor
    isClosed = descriptor != nil && status == nil
    file = status.flatMap(FileState.init)?.inode
    self.place = place
  }

  package static let standardInput = FileIdentity(descriptor: STDIN_FILENO)
  package static let standardOutput = FileIdentity(descriptor: STDOUT_FILENO)
  package static let standardError = FileIdentity(descriptor: STDERR_FILENO)

  /// Whether both lead to one file, or are one descriptor.
  package func isSame(as other: FileIdentity) -> Bool {
    isSameFile(as: other)
      || (place != nil && place == other.place)
      || (descriptor != nil && descriptor == other.descriptor)
  }

  /// Whether both lead to one regular file by different descriptors or paths.
  package func isSameFile(as other: FileIdentity) -> Bool {
    file != nil && file == other.file && (descriptor == nil || descriptor != other.descriptor)
  }
}
