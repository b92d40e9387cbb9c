import AssayBytes

/// Makes templates from records that were read, with a destination for each value.
struct JSONTemplater {
  let reader: JSONRecordReader
  /// The destinations of texts and numbers, by column that is read.
  let textSlots: [Int: Int]
  let numberPlaces: [Int: Int]
  let isLine: Bool

  /// A template for reading records like this one; nil if it has values that only the record reader
  /// can read.
  func template(
    _ record: JSONItem, _ values: [JSONRecordReader.Value], in bytes: RawSpan
  ) -> JSONTemplate? {
    var found: [(range: Range<Int>, action: JSONTemplate.Action)] = []
    var zeros: [Int] = []
    var empties: [Int] = []
    for field in reader.fields {
      let columns = reader.schema.fields[field].columns
      let isSide = reader.schema.fields[field].isSide
      switch values[field] {
      case .scalar(let item) where isSide && item.value == .null:
        // The null is a fixed part of the template, so other values do not match it.
        empties += columns.compactMap { textSlots[$0] }
      case .missing where isSide:
        empties += columns.compactMap { textSlots[$0] }
      case .scalar(let item):
        guard let value = value(item, of: columns.lowerBound, in: bytes) else { return nil }
        found.append(value)
      case .vector(let entries, let ignored):
        for (column, entry) in zip(columns, entries) {
          guard textSlots[column] == nil else { return nil }
          guard let entry else {
            if let place = numberPlaces[column] { zeros.append(place) }
            continue
          }
          guard let value = value(entry, of: column, in: bytes) else { return nil }
          found.append(value)
        }
        found += ignored.map { ($0.range, .skip) }
      case .missing, .refused, .names:
        return nil
      }
    }
    switch (record.value, reader.schema.root) {
    case (.object(let members), _):
      guard let skips = skips(members, at: 0, in: bytes) else { return nil }
      found += skips
    case (.array(let elements), .array):
      let children = reader.schema.nodes[0].children
      found += zip(elements, children).filter { !reader.isReadBelow[$1] }.map {
        ($0.0.range, .skip)
      }
    default:
      if reader.fields.isEmpty { found.append((record.range, .skip)) }
    }
    return JSONTemplate(
      bytes, record.range, values: found, zeros: zeros, empties: empties, isLine: isLine)
  }

  private func value(
    _ item: JSONItem, of column: Int, in bytes: RawSpan
  ) -> (range: Range<Int>, action: JSONTemplate.Action)? {
    let slot = textSlots[column]
    guard let place = numberPlaces[column] else {
      guard let slot else { return (item.range, .skip) }
      switch item.value {
      case .string(let range): return (range, .string(slot: slot))
      case .number: return (item.range, .numeral(slot: slot))
      case .bool: return (item.range, .bool(slot: slot))
      default: return nil
      }
    }
    guard slot == nil else { return nil }
    switch item.value {
    case .string(let range): return (range, .number(place: place))
    case .number: return (item.range, .number(place: place))
    default: return nil
    }
  }

  /// The values to skip; nil if one may be a score in another record.
  private func skips(
    _ members: [JSONItem.Member], at node: Int, in bytes: RawSpan
  ) -> [(range: Range<Int>, action: JSONTemplate.Action)]? {
    let schema = reader.schema
    var found: [(range: Range<Int>, action: JSONTemplate.Action)] = []
    // Class names must match exactly, so that the numbers beside them keep their meaning.
    let names = schema.nodes[node].children
      .filter { reader.isReadBelow[$0] }.compactMap { schema.nodes[$0].namesKey }
    for (place, member) in members.enumerated() {
      let child = schema.child(of: node, member.key, in: bytes, hint: place)
      guard !reader.mayBecomeScore(member.item, at: child, of: node, in: bytes) else {
        return nil
      }
      guard let child, reader.isReadBelow[child] else {
        if !names.contains(jsonString(bytes, member.key)) {
          found.append((member.item.range, .skip))
        }
        continue
      }
      if schema.nodes[child].field.map({ reader.fields.contains($0) }) ?? false { continue }
      guard case .object(let inner) = member.item.value else {
        // Another record may have an object here with fields that are read.
        return nil
      }
      guard let skips = skips(inner, at: child, in: bytes) else { return nil }
      found += skips
    }
    return found
  }
}
