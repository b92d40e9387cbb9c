package import AssayBytes
package import AssayData

/// A part of a JSON document and the path to it.
package struct FormReader: Sendable {
  package let node: JSONNode
  package let path: FormPath
  /// Whether unknown keys are ignored, as they are in a file of a later minor version.
  package let ignoresUnknown: Bool

  package init(_ node: JSONNode, path: FormPath = .root, ignoresUnknown: Bool) {
    (self.node, self.path, self.ignoresUnknown) = (node, path, ignoresUnknown)
  }

  package func fault(_ kind: ResultsFault.Kind) -> ResultsFault {
    ResultsFault(kind: kind, path: path.names, offset: node.offset)
  }

  /// The fault of a member, which may be nested.
  func fault(_ kind: ResultsFault.Kind, at members: String...) -> ResultsFault {
    fault(kind, at: members)
  }

  /// The fault of a member, given its path as a list of names.
  func fault(_ kind: ResultsFault.Kind, at members: [String]) -> ResultsFault {
    var offset = node.offset
    var value = node.value
    for name in members {
      guard case .object(let found) = value,
        let member = found.first(where: { $0.key.isExactly(name) })
      else { break }
      (offset, value) = (member.node.offset, member.node.value)
    }
    return ResultsFault(kind: kind, path: path.names + members, offset: offset)
  }

  func child(_ name: String, _ node: JSONNode) -> FormReader {
    FormReader(node, path: .child(of: path, name), ignoresUnknown: ignoresUnknown)
  }
}

/// The keys that lead to a part of a JSON document; entries of lists are counted from 1.
package indirect enum FormPath: Sendable {
  case root
  case child(of: FormPath, String)

  var names: [String] {
    switch self {
    case .root: []
    case .child(let parent, let name): parent.names + [name]
    }
  }
}

/// Describes once how a value is written as JSON, read back, and validated by a JSON Schema.
package struct Form<Value>: Sendable {
  package let write: @Sendable (Value) -> JSON
  package let read: @Sendable (FormReader) throws(ResultsFault) -> Value
  package let schema: JSON

  package init(
    schema: JSON, write: @escaping @Sendable (Value) -> JSON,
    read: @escaping @Sendable (FormReader) throws(ResultsFault) -> Value
  ) {
    (self.schema, self.write, self.read) = (schema, write, read)
  }
}

// MARK: - Plain values

extension Form where Value == Double {
  /// A finite number.
  static var number: Form { number(nil) }

  /// A number in a range.
  static func number(_ range: ClosedRange<Double>?) -> Form {
    var members: [(String, JSON)] = [("type", .string("number"))]
    if let range {
      members += [("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))]
    }
    return Form(
      schema: .object(members), write: { .number($0) },
      read: { reader throws(ResultsFault) in
        guard case .number(let number) = reader.node.value else {
          throw reader.fault(.wrongType(.number, found: reader.node.value))
        }
        guard range?.contains(number) ?? true else {
          throw reader.fault(.outOfRange(range ?? 0...1, found: number))
        }
        return number
      })
  }

  /// A probability or another share, from 0 to 1.
  static var share: Form { number(0...1) }

  /// The loss of one sample; null means infinite.
  static var loss: Form {
    Form(
      schema: .object([
        ("type", .array([.string("number"), .string("null")])), ("minimum", .integer(0)),
      ]),
      write: { $0.isFinite ? .number($0) : .null },
      read: { reader throws(ResultsFault) in
        if case .null = reader.node.value { return .infinity }
        guard case .number(let number) = reader.node.value, number >= 0 else {
          throw reader.fault(.wrongType(.loss, found: reader.node.value))
        }
        return number
      })
  }
}

extension Form where Value == Int {
  /// An integer, at least 0 by default.
  static func count(from lower: Int = 0, to upper: Int = 1 << 40) -> Form {
    Form(
      schema: .object([("type", .string("integer")), ("minimum", .integer(lower))]),
      write: { .integer($0) },
      read: { reader throws(ResultsFault) in
        guard case .number(let number) = reader.node.value, let count = Int(exactly: number) else {
          throw reader.fault(.wrongType(.wholeNumber, found: reader.node.value))
        }
        guard count >= lower, count <= upper else {
          throw reader.fault(.outOfRange(Double(lower)...Double(max(lower, upper)), found: number))
        }
        return count
      })
  }

  /// The row of a sample; counted from 1 in files and from 0 in memory.
  static var row: Form { count(from: 1).map({ $0 - 1 }, { $0 + 1 }) }
}

extension Form where Value == Bool {
  static var flag: Form {
    Form(
      schema: .type("boolean"), write: { .bool($0) },
      read: { reader throws(ResultsFault) in
        guard case .bool(let flag) = reader.node.value else {
          throw reader.fault(.wrongType(.truthValue, found: reader.node.value))
        }
        return flag
      })
  }
}

extension Form where Value == String {
  static var text: Form {
    Form(
      schema: .type("string"), write: { .string($0) },
      read: { reader throws(ResultsFault) in
        guard case .string(let text) = reader.node.value else {
          throw reader.fault(.wrongType(.text, found: reader.node.value))
        }
        return text
      })
  }
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of the type's raw values.
  static var word: Form { word { _ in true } }

  /// One of the raw values whose case satisfies the condition.
  static func word(where fits: (Value) -> Bool) -> Form {
    .oneOf(Value.allCases.filter(fits).map { ($0.rawValue, $0) }, \.rawValue)
  }
}

extension Form where Value: Sendable {
  /// One of the given words, each of which represents a value.
  static func oneOf(
    _ words: [(word: String, value: Value)], _ word: @escaping @Sendable (Value) -> String
  ) -> Form {
    Form(
      schema: .object([("enum", .array(words.map { .string($0.word) }))]),
      write: { .string(word($0)) },
      read: { reader throws(ResultsFault) in
        guard case .string(let text) = reader.node.value else {
          throw reader.fault(.wrongType(.text, found: reader.node.value))
        }
        guard let found = words.first(where: { $0.word.isExactly(text) }) else {
          throw reader.fault(.unknownWord(text, among: words.map(\.word)))
        }
        return found.value
      })
  }
}

extension Form where Value == String {
  /// One of the given words.
  static func code(_ words: [String]) -> Form {
    var known: [String] = []
    for word in words where !known.contains(word) { known.append(word) }
    return .oneOf(known.map { ($0, $0) }) { $0 }
  }
}

extension JSON {
  static func type(_ name: String) -> JSON { .object([("type", .string(name))]) }
}

// MARK: - Derived forms

extension Form {
  /// The form of another type, which this one converts to and from.
  func map<Other>(
    _ make: @escaping @Sendable (Value) -> Other, _ back: @escaping @Sendable (Other) -> Value
  ) -> Form<Other> {
    Form<Other>(
      schema: schema, write: { write(back($0)) },
      read: { reader throws(ResultsFault) in
        make(try read(reader))
      })
  }

  /// The form of an optional value; nil is written as null.
  var optional: Form<Value?> {
    Form<Value?>(
      schema: .object([("anyOf", .array([schema, .type("null")]))]),
      write: { $0.map(write) ?? .null },
      read: { reader throws(ResultsFault) in
        if case .null = reader.node.value { return nil }
        do throws(ResultsFault) {
          return try read(reader)
        } catch {
          // Null would have been accepted, too.
          throw error.path.count == reader.path.names.count ? error.orNull : error
        }
      })
  }

  /// A list without the entries of a later version: those whose member `key` is not one of the
  /// given words.
  func list(ofKnown words: [String], at key: String) -> Form<[Value]> {
    let list = list()
    return Form<[Value]>(schema: list.schema, write: list.write) { reader throws(ResultsFault) in
      guard reader.ignoresUnknown, case .array(let nodes) = reader.node.value else {
        return try list.read(reader)
      }
      var values: [Value] = []
      for (index, node) in nodes.enumerated() {
        let entry = reader.child("\(index + 1)", node)
        let word = try Form<String>.text.read(Members(entry).required(key))
        if words.contains(exactly: word) { values.append(try read(entry)) }
      }
      return values
    }
  }

  /// A list; of exactly `count` entries if a count is given.
  func list(count: Int? = nil) -> Form<[Value]> {
    Form<[Value]>(
      schema: .object([("type", .string("array")), ("items", schema)]),
      write: { .array($0.map(write)) },
      read: { reader throws(ResultsFault) in
        guard case .array(let nodes) = reader.node.value else {
          throw reader.fault(.wrongType(.list, found: reader.node.value))
        }
        if let count, nodes.count != count {
          throw reader.fault(.length(expected: count, found: nodes.count))
        }
        var values: [Value] = []
        values.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() {
          values.append(try read(reader.child("\(index + 1)", node)))
        }
        return values
      })
  }

  /// An object with a member for some of the given names, written in their order.
  func some(of names: [String]) -> Form<[String: Value]> {
    Form<[String: Value]>(
      schema: .object([("type", .string("object")), ("additionalProperties", schema)]),
      write: { values in
        .object(names.compactMap { name in values[name].map { (name, write($0)) } })
      },
      read: { reader throws(ResultsFault) in
        let members = try Members(reader)
        try members.refuseUnknown(names)
        var values: [String: Value] = [:]
        for (place, name) in names.enumerated() {
          if let member = members.member(name, at: place) { values[name] = try read(member) }
        }
        return values
      })
  }

  /// An object with a member for each of the given names, in their order.
  func by(_ names: [String]) -> Form<[Value]> {
    Form<[Value]>(
      schema: .object([("type", .string("object")), ("additionalProperties", schema)]),
      write: { .object(zip(names, $0).map { ($0, write($1)) }) },
      read: { reader throws(ResultsFault) in
        let members = try Members(reader)
        var values: [Value] = []
        values.reserveCapacity(names.count)
        for (place, name) in names.enumerated() {
          values.append(try read(members.required(name, at: place)))
        }
        try members.refuseUnknown(names)
        return values
      })
  }
}
