#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file a path leads to, for comparison with other paths; the file need not exist.
///
/// Two paths lead to the same file if both reach one regular file (same device and inode), or if
/// their links end in the same name in the same folder, even if that file does not exist yet.
package struct FileIdentity: Sendable {
  /// The descriptor of this process that the path names, if any.
  private let descriptor: Int32?
  /// Whether the path names a closed descriptor, whose number the next opened file may get.
  package let isClosed: Bool
  /// The regular file, if there is one.
  private let file: FileInode?
  /// The folder and the name in it after all links are followed; nil if the folder does not exist.
  private let place: Place?

  private struct Place: Equatable {
    let folder: FileInode
    let name: [UInt8]
  }

  /// Finds the file that `path` leads to, following links.
  package init(_ path: String) {
    // A cycle of links leads to no file.
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

  /// The file that an open descriptor of this process refers to.
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

  /// Whether both lead to the same file, or are the same descriptor.
  package func isSame(as other: FileIdentity) -> Bool {
    isSameFile(as: other)
      || (place != nil && place == other.place)
      || (descriptor != nil && descriptor == other.descriptor)
  }

  /// Whether both lead to one regular file, by different descriptors or paths.
  package func isSameFile(as other: FileIdentity) -> Bool {
    file != nil && file == other.file && (descriptor == nil || descriptor != other.descriptor)
  }
}
