import AssayBytes

/// The scores of a row in one JSON value, in the forms that libraries write.
///
/// | form | from |
/// |:--|:--|
/// | `[0.1,0.9]` | pandas, NumPy, SageMaker |
/// | `{"type":1,"values":[0.1,0.9]}` | Spark ML, dense |
/// | `{"type":0,"size":2,"indices":[1],"values":[0.9]}` | Spark ML, sparse |
/// | `[{"label":"a","prob":0.1},…]` | BigQuery ML; Hugging Face (`score`), also as rows; Watson |
/// | `[["-3.2","False"],["-0.4","True"]]` | lm-evaluation-harness: log-likelihood, whether greedy |
/// | `"classes":["a","b"],"scores":[0.1,0.9]` beside each other | Vertex AI, tabular |
/// | `"displayNames":[…],"confidences":[…]` beside each other | Vertex AI, images and text |
/// | `"labels":["b","a"],"scores":[0.9,0.1]` beside each other | Hugging Face, zero-shot |
struct JSONVector {
  /// The entries; nil for a zero that a sparse vector omits.
  let values: [JSONItem?]
  /// The classes of the entries, if the value names them.
  var names: [String]?
  /// The values beside the numbers that are not read.
  var ignored: [JSONItem] = []

  /// The maximum number of scores; longer arrays hold something else.
  static let maximumCount = 10_000

  /// Reads a value; nil if it has none of the forms.
  init?(_ item: JSONItem, in bytes: RawSpan) {
    switch item.value {
    case .array(let elements):
      guard elements.count <= JSONVector.maximumCount else { return nil }
      self.init(elements, in: bytes)
    case .object(let members):
      self.init(spark: members, in: bytes)
    default:
      return nil
    }
  }

  private init?(_ elements: [JSONItem], in bytes: RawSpan) {
    if JSONVector.areNumbers(elements, in: bytes) {
      values = elements
      return
    }
    var values: [JSONItem?] = []
    var names: [String] = []
    var ignored: [JSONItem] = []
    for element in elements {
      switch element.value {
      case .array(let pair):
        guard pair.count == 2, case .bool = JSONVector.truth(pair[1], in: bytes),
          JSONVector.isNumber(pair[0], in: bytes)
        else { return nil }
        values.append(pair[0])
        ignored.append(pair[1])
      case .object(let members):
        guard let (name, value) = JSONVector.labelled(members, in: bytes) else { return nil }
        names.append(withoutLabelPrefix(name) ?? name)
        values.append(value)
      default:
        return nil
      }
    }
    guard values.count == elements.count, !values.isEmpty, names.isEmpty || ignored.isEmpty else {
      return nil
    }
    self.values = values
    self.names = names.isEmpty ? nil : names
    self.ignored = ignored
  }

  /// Spark's vectors: type 1 is dense, type 0 sparse.
  private init?(spark members: [JSONItem.Member], in bytes: RawSpan) {
    let found = JSONMembers(members, in: bytes)
    guard let type = found["type"], case .array(let values)? = found["values"]?.value,
      JSONVector.areNumbers(values, in: bytes) || values.isEmpty
    else { return nil }
    switch text(bytes, type.range) {
    case "1" where members.count <= 4:
      self.values = values
    case "0":
      guard let size = found["size"].flatMap({ Int(text(bytes, $0.range)) }),
        0...JSONVector.maximumCount ~= size, case .array(let indices)? = found["indices"]?.value,
        indices.count == values.count
      else { return nil }
      var dense = [JSONItem?](repeating: nil, count: size)
      for (index, value) in zip(indices, values) {
        guard let place = Int(text(bytes, index.range)), dense.indices.contains(place),
          dense[place] == nil
        else { return nil }
        dense[place] = value
      }
      self.values = dense
    default:
      return nil
    }
  }

  // MARK: - Names beside the numbers

  /// Keys whose arrays may name the entries of an array of numbers of the same length.
  ///
  /// `labels` may also be the set of a sample's true labels, which has another length.
  private static let nameKeys = [
    "classes", "displayNames", "labels", "label", "names", "class_names", "classNames",
    "categories", "tags",
    "predictions", "pred_labels", "predicted_labels", "indices", "topk_indices", "class_ids",
    "label_ids", "label_names", "class_labels",
  ]
  private static let scoreKeys: Set<String> = [
    "scores", "confidences", "probs", "probabilities", "score", "prob", "probability", "proba",
    "confidence", "pred_scores", "values", "vals",
  ]

  /// The keys among them that name scores under any key.
  private static let plainKeys = [
    "classes", "displayNames", "class_names", "classNames", "label_names", "class_labels",
  ]
  /// The keys among them whose names always are classes.
  private static let sureKeys = ["classes", "displayNames", "labels"]

  /// Whether a key outside the rows names their classes.
  static func namesClasses(_ key: String) -> Bool {
    plainKeys.contains(key) || ["labels", "names", "target_names"].contains(key)
  }

  /// The key of the names that belong to the scores under a key; nil if absent.
  static func namesKey(beside key: String, among members: borrowing JSONMembers) -> String? {
    let keys = scoreKeys.contains(key) ? nameKeys : plainKeys
    let arrays = keys.filter { if case .array? = members[$0]?.value { true } else { false } }
    // If both names and numbers are given for the classes, the names say more.
    return arrays.first { members[$0]?.holdsStrings ?? false } ?? arrays.first
  }

  /// Whether the names under a key are classes, as far as one record shows: its label, if it has
  /// one, must be among them.
  func areClasses(under key: String, labels: [String]) -> Bool {
    guard let names, !JSONVector.sureKeys.contains(key), !labels.isEmpty else {
      return names != nil
    }
    return labels.contains(where: names.contains(exactly:))
  }

  /// Takes the names of the entries from a neighbouring value, if it has as many.
  ///
  /// Whole numbers are accepted as names if they are distinct.
  mutating func takeNames(from item: JSONItem?, in bytes: RawSpan) {
    guard case .array(let elements)? = item?.value, elements.count == values.count else { return }
    var names: [String] = []
    for element in elements {
      switch element.value {
      case .string(let range): names.append(jsonString(bytes, range))
      case .number:
        guard let number = Int(text(bytes, element.range)) else { return }
        names.append("\(number)")
      default: return
      }
    }
    guard names.distinct.count == names.count || elements.allSatisfy(\.isString) else { return }
    self.names = names.map { withoutLabelPrefix($0) ?? $0 }
  }

  /// The class and the score of an object such as `{"label":"a","prob":0.9}`.
  static func labelled(
    _ members: [JSONItem.Member], in bytes: RawSpan
  ) -> (name: String, value: JSONItem)? {
    guard members.count == 2 else { return nil }
    let found = JSONMembers(members, in: bytes)
    let values = ["prob", "score", "probability", "confidence"].compactMap { found[$0] }
    let labels = ["label", "class", "class_name", "name", "category", "tag"].compactMap {
      found[$0]
    }
    guard let label = labels.first, let name = JSONScalar(label)?.text(in: bytes), !name.isEmpty,
      let value = values.first, isNumber(value, in: bytes)
    else { return nil }
    return (name, value)
  }

  // MARK: - Numbers

  /// Whether an array holds numbers.
  ///
  /// Nulls may be among them. Numbers may be strings if one has a point, since ids and answer
  /// options are whole numbers as strings.
  private static func areNumbers(_ elements: [JSONItem], in bytes: RawSpan) -> Bool {
    var hasNumber = false
    for element in elements {
      switch element.value {
      case .number:
        hasNumber = true
      case .null:
        continue
      case .string(let range):
        guard isNumber(element, in: bytes) else { return false }
        if range.contains(where: { bytes.byte(at: $0) == UInt8(ascii: ".") }) { hasNumber = true }
      default:
        return false
      }
    }
    return hasNumber
  }

  private static func isNumber(_ item: JSONItem, in bytes: RawSpan) -> Bool {
    switch item.value {
    case .number: true
    case .string(let range): parseNumber(bytes, range) != .notANumber
    default: false
    }
  }

  /// A truth value, also as the string that Python writes.
  private static func truth(_ item: JSONItem, in bytes: RawSpan) -> JSONItem.Value? {
    switch item.value {
    case .bool: item.value
    case .string(let range):
      switch text(bytes, range) {
      case "True": .bool(true)
      case "False": .bool(false)
      default: nil
      }
    default: nil
    }
  }
}

extension JSONItem {
  fileprivate var isString: Bool { if case .string = value { true } else { false } }

  /// Whether the value is an array of strings only, or an empty one.
  var holdsStrings: Bool {
    guard case .array(let elements) = value else { return false }
    return elements.allSatisfy(\.isString)
  }
}

/// The members of an object by name; the first if several have the same name.
struct JSONMembers: ~Escapable {
  private let members: [JSONItem.Member]
  private let bytes: RawSpan

  @_lifetime(copy bytes)
  init(_ members: [JSONItem.Member], in bytes: RawSpan) {
    self.members = members
    self.bytes = bytes
  }

  subscript(key: String) -> JSONItem? {
    members.first { isKey(key, at: $0.key) }?.item
  }

  private func isKey(_ key: String, at range: Range<Int>) -> Bool {
    isJSONString(bytes, range, key.utf8)
  }
}
