import AssayText

/// The values of the open sections, outermost first, in which names are looked up.
struct ContextStack {
  private var frames: [TemplateValue]

  init(root: TemplateValue) {
    frames = [root]
  }

  mutating func push(_ value: TemplateValue) {
    frames.append(value)
  }

  mutating func pop() {
    frames.removeLast()
  }

  /// The value of a name; nil if it is unknown.
  ///
  /// The first part is looked up from the innermost frame outwards, each further part only in the
  /// value of the part before it. Every part of null is null.
  func value(of name: Name) -> TemplateValue? {
    guard let first = name.parts.first else { return frames.last }
    guard var value = lookUp(first) else { return nil }
    for part in name.parts.dropFirst() {
      switch value {
      case .object(let members):
        guard let member = members[part] else { return nil }
        value = member
      case .null:
        return .null
      case .bool, .number, .text, .markup, .list:
        return nil
      }
    }
    return value
  }

  /// The known name nearest to an unknown one: its first unknown part is replaced, the rest left
  /// out.
  func nearest(to name: Name) -> String? {
    guard let first = name.parts.first else { return nil }
    guard var value = lookUp(first) else {
      let visible = Set(frames.flatMap(\.memberNames))
      return nearestName(to: first, among: visible)
    }
    var known = first
    for part in name.parts.dropFirst() {
      guard case .object(let members) = value, let member = members[part] else {
        return nearestName(to: part, among: value.memberNames).map { "\(known).\($0)" }
      }
      value = member
      known += ".\(part)"
    }
    return nil
  }

  private func lookUp(_ part: String) -> TemplateValue? {
    for case .object(let members) in frames.reversed() {
      if let value = members[part] { return value }
    }
    return nil
  }
}

extension TemplateValue {
  /// The member names of an object; empty for any other value.
  fileprivate var memberNames: [String] {
    guard case .object(let members) = self else { return [] }
    return Array(members.keys)
  }
}
