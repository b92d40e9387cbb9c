package import AssayBytes
import AssaySystem

/// Whether the members of a JSON object form a configuration rather than a row of data.
///
/// They do if both `labels` and `model` are given, or if one of them names an existing file; other
/// keys may then be mistyped. They also do if one of the two is given and all keys are options.
/// Both must be strings or objects, since columns of data have arrays there. Files are looked for
/// beside the configuration at `path`.
package func areConfiguration(
  _ members: [JSONPart], in bytes: RawSpan, path: String, isOption: (String) -> Bool
) -> Bool {
  func saysFile(_ key: String) -> Bool {
    members.contains {
      jsonString(bytes, $0.key) == key
        && "\"{".utf8.contains(bytes.byte(at: $0.range.lowerBound))
    }
  }
  let (saysLabels, saysModels) = (saysFile("labels"), saysFile("model"))
  if saysLabels && saysModels { return true }
  let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  let namesFile = members.contains { member in
    let start = member.range.lowerBound
    guard ["labels", "model"].contains(jsonString(bytes, member.key)),
      bytes.byte(at: start) == UInt8(ascii: "\""),
      let end = try? endOfJSONString(bytes, from: start + 1)
    else { return false }
    let file = jsonString(bytes, start + 1..<end)
    return FileSystem.kind(of: file.hasPrefix("/") ? file : folder + file) == .regular
  }
  if namesFile { return true }
  return (saysLabels || saysModels) && members.allSatisfy { isOption(jsonString(bytes, $0.key)) }
}
