package import AssayBytes

/// Whether the members of a JSON object are a configuration, and no row of data.
///
/// It says where labels or models are, and all its keys are options; or it says both, and a key may be
/// mistyped.
package func areConfiguration(
  _ members: [JSONPart], in bytes: RawSpan, isOption: (String) -> Bool
) -> Bool {
  func has(_ key: String, startingWith starts: String) -> Bool {
    members.contains {
      jsonString(bytes, $0.key) == key
        && starts.utf8.contains(bytes.byte(at: $0.range.lowerBound))
    }
  }
  let saysLabels = has("labels", startingWith: "\"{")
  let saysModels = has("model", startingWith: "\"{[")
  if saysLabels && saysModels { return true }
  return (saysLabels || saysModels) && members.allSatisfy { isOption(jsonString(bytes, $0.key)) }
}
