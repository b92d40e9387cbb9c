package import AssayBytes

/// Whether the members of a JSON object are a configuration, and no row of data.
///
/// It says where labels or models are, and all its keys are options; or it says both, and a key may be
/// mistyped. Under these keys stands a file, or an object; columns of data have arrays there.
package func areConfiguration(
  _ members: [JSONPart], in bytes: RawSpan, isOption: (String) -> Bool
) -> Bool {
  func saysFile(_ key: String) -> Bool {
    members.contains {
      jsonString(bytes, $0.key) == key
        && "\"{".utf8.contains(bytes.byte(at: $0.range.lowerBound))
    }
  }
  let (saysLabels, saysModels) = (saysFile("labels"), saysFile("model"))
  if saysLabels && saysModels { return true }
  return (saysLabels || saysModels) && members.allSatisfy { isOption(jsonString(bytes, $0.key)) }
}
