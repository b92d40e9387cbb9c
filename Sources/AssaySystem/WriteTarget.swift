#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path to write to turns out to be.
enum WriteTarget: Equatable {
  /// A regular file, or none yet, at the end of any links, and whose the existing one is.
  case replaced(path: String, FileOwnership?)
  /// A pipe or device, to be opened.
  case device(path: String)
  /// A descriptor of this process, such as `/dev/stdout`.
  case descriptor(Int32)

  /// Looks at `path`; a folder is the failure `EISDIR`.
  init(path: String) throws(SystemFailure) {
    self = try reporting(.write, path) { () throws(ErrorNumber) in
      let resolved = try resolvingLinks(path)
      if let number = descriptorNumber(of: resolved) { return .descriptor(number) }
      do throws(ErrorNumber) {
        let status = try status(of: path)
        switch kind(ofMode: status.st_mode) {
        case .regular: return .replaced(path: resolved, FileOwnership(status))
        case .other: return .device(path: path)
        case .directory: throw ErrorNumber(code: EISDIR)
        }
      } catch {
        if error.code == ENOENT { return .replaced(path: resolved, nil) }
        throw error
      }
    }
  }
}

/// Whose a file is, and what they may do with it.
struct FileOwnership: Equatable {
  private let owner: uid_t
  private let group: gid_t
  private let mode: mode_t

  init(_ status: stat) {
    (owner, group, mode) = (status.st_uid, status.st_gid, status.st_mode & 0o7777)
  }

  /// Makes an open file the same, as far as this process may.
  ///
  /// Only root gives a file to another owner, but its owner may give it to a group of theirs. A file that
  /// stays in another group gives this group no rights.
  func give(to descriptor: Int32) throws(ErrorNumber) {
    let status = try status(of: descriptor)
    // The highest number leaves an owner, or a group, as it is.
    if owner != status.st_uid { _ = fchown(descriptor, owner, gid_t.max) }
    let hasGroup = group == status.st_gid || fchown(descriptor, uid_t.max, group) == 0
    _ = try retrying { fchmod(descriptor, hasGroup ? mode : mode & ~0o2070) }
  }
}

/// Follows the links that a path itself is, not those in its folders.
///
/// Stops at the name of a descriptor: behind it may be something that has no path.
func resolvingLinks(_ path: String) throws(ErrorNumber) -> String {
  try check(path: path)
  var current = path
  for _ in 0..<40 {
    if descriptorNumber(of: current) != nil { return current }
    guard let link = destination(ofLink: current) else { return current }
    current = link.utf8.first == UInt8(ascii: "/") ? link : folder(of: current) + link
  }
  throw ErrorNumber(code: ELOOP)
}

/// The number of an open descriptor that a path names, nil when it names none.
func descriptorNumber(of path: String) -> Int32? {
  for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.utf8.starts(with: prefix.utf8) {
    return Int32(path.dropFirst(prefix.count))
  }
  return nil
}
