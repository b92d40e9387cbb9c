#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kind of target at a path to write to.
enum WriteTarget: Equatable {
  /// A regular file, which may not exist yet, after following links; with the ownership of an
  /// existing one.
  case replaced(path: String, FileOwnership?)
  /// A pipe or device, to be opened.
  case device(path: String)
  /// A descriptor of this process, such as `/dev/stdout`.
  case descriptor(Int32)

  /// Examines `path`; a folder is the error `EISDIR`.
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

/// The owner, group and mode of a file.
struct FileOwnership: Equatable {
  private let owner: uid_t
  private let group: gid_t
  private let mode: mode_t

  init(_ status: stat) {
    (owner, group, mode) = (status.st_uid, status.st_gid, status.st_mode & 0o7777)
  }

  /// Gives an open file this owner, group and mode, as far as this process may.
  ///
  /// Only root can change a file's owner, but the owner may change its group to one of theirs. If
  /// the group cannot be set, the file grants its group no rights.
  func give(to descriptor: Int32) throws(ErrorNumber) {
    let status = try status(of: descriptor)
    // The maximum number leaves the owner or the group unchanged.
    if owner != status.st_uid { _ = fchown(descriptor, owner, gid_t.max) }
    let hasGroup = group == status.st_gid || fchown(descriptor, uid_t.max, group) == 0
    _ = try retrying { fchmod(descriptor, hasGroup ? mode : mode & ~0o2070) }
  }
}

/// Follows the links at the end of a path, not those among its folders.
///
/// Stops at the name of a descriptor, which may refer to something without a path.
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

/// The number of the open descriptor that a path names; nil if it names none.
func descriptorNumber(of path: String) -> Int32? {
  for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.utf8.starts(with: prefix.utf8) {
    return Int32(path.dropFirst(prefix.count))
  }
  return nil
}
