import AssayBytes
import AssayData

/// The members of an object, and the path to it.
struct Members: Sendable {
  let reader: FormReader
  private let members: [JSONMember]

  init(_ reader: FormReader) throws(ResultsFault) {
    guard case .object(let members) = reader.node.value else {
      throw reader.fault(.wrongType(.object, found: reader.node.value))
    }
    (self.reader, self.members) = (reader, members)
  }

  var keys: [String] { members.map(\.key) }

  /// Finds a member.
  ///
  /// - Parameters:
  ///   - name: The member's key.
  ///   - place: The index where the member is likely to be.
  /// - Returns: The member; nil if absent.
  func member(_ name: String, at place: Int = 0) -> FormReader? {
    let member =
      place < members.count && members[place].key.isExactly(name)
      ? members[place] : members.first { $0.key.isExactly(name) }
    return member.map { reader.child(name, $0.node) }
  }

  func required(_ name: String, at place: Int = 0) throws(ResultsFault) -> FormReader {
    guard let member = member(name, at: place) else { throw reader.fault(.missing(name)) }
    return member
  }

  /// Refuses members with other names, unless the file is of a later version.
  func refuseUnknown(_ names: [String]) throws(ResultsFault) {
    guard !reader.ignoresUnknown else { return }
    // The usual case needs no set of names.
    if members.count == names.count, zip(members, names).allSatisfy({ $0.key.isExactly($1) }) {
      return
    }
    let known = Set(exactly: names)
    for member in members where !known.contains(ExactText(member.key)) {
      throw ResultsFault(
        kind: .unknownKey(member.key, among: names), path: reader.path.names,
        offset: member.keyOffset)
    }
  }
}

/// A member of an object: its key, the property it holds, and its form.
struct Field<Root, Value>: Sendable {
  fileprivate let write: @Sendable (Root, inout [(String, JSON)]) -> Void
  fileprivate let read: @Sendable (Members) throws(ResultsFault) -> Value
  fileprivate let properties: [(key: String, schema: JSON, isRequired: Bool)]

  /// A required member.
  init(_ key: String, _ get: @escaping @Sendable (Root) -> Value, _ form: Form<Value>) {
    write = { $1.append((key, form.write(get($0)))) }
    read = { members throws(ResultsFault) in try form.read(members.required(key)) }
    properties = [(key, form.schema, true)]
  }

  /// An optional member, left out if the value is nil.
  init<Wrapped>(
    ifPresent key: String, _ get: @escaping @Sendable (Root) -> Wrapped?, _ form: Form<Wrapped>
  ) where Value == Wrapped? {
    write = { root, members in
      if let value = get(root) { members.append((key, form.write(value))) }
    }
    read = { members throws(ResultsFault) in
      guard let member = members.member(key) else { return nil }
      return try form.read(member)
    }
    properties = [(key, form.schema, false)]
  }

  /// The members of another object, placed among the members of this one.
  init(members form: ObjectForm<Value>, _ get: @escaping @Sendable (Root) -> Value) {
    write = { form.writeMembers(get($0), &$1) }
    read = form.readMembers
    properties = form.properties
  }
}

extension Field where Value == Void {
  /// A member that follows from the others; it is written for readers, and must match when it is
  /// read.
  init<Derived>(
    derived key: String, _ get: @escaping @Sendable (Root) -> Derived, _ form: Form<Derived>
  ) {
    write = { $1.append((key, form.write(get($0)))) }
    read = { members throws(ResultsFault) in _ = try members.required(key) }
    properties = [(key, form.schema, true)]
  }

  /// An optional member that follows from the others, left out if the value is nil.
  init<Derived>(
    derivedIfPresent key: String, _ get: @escaping @Sendable (Root) -> Derived?,
    _ form: Form<Derived>
  ) {
    write = { root, members in
      if let value = get(root) { members.append((key, form.write(value))) }
    }
    read = { _ in }
    properties = [(key, form.schema, false)]
  }
}

/// The form of an object, whose members can also be placed among those of another object.
struct ObjectForm<Value>: Sendable {
  fileprivate let writeMembers: @Sendable (Value, inout [(String, JSON)]) -> Void
  let readMembers: @Sendable (Members) throws(ResultsFault) -> Value
  fileprivate let properties: [(key: String, schema: JSON, isRequired: Bool)]

  /// - Parameters:
  ///   - fields: The members.
  ///   - make: Makes the value from the members, or throws why they make none.
  init<each Part>(
    _ fields: repeat Field<Value, each Part>,
    make: @escaping @Sendable (FormReader, repeat each Part) throws(ResultsFault) -> Value
  ) {
    let fields = (repeat each fields)
    writeMembers = { value, members in
      for field in repeat each fields { field.write(value, &members) }
    }
    readMembers = { members throws(ResultsFault) in
      try make(members.reader, repeat (each fields).read(members))
    }
    var properties: [(key: String, schema: JSON, isRequired: Bool)] = []
    for field in repeat each fields { properties += field.properties }
    self.properties = properties
  }

  /// The form of the object as a value by itself.
  var form: Form<Value> {
    let keys = properties.map(\.key)
    return Form(
      schema: ObjectForm.schema(properties),
      write: { value in
        var members: [(String, JSON)] = []
        writeMembers(value, &members)
        return .object(members)
      },
      read: { reader throws(ResultsFault) in
        let members = try Members(reader)
        try members.refuseUnknown(keys)
        return try readMembers(members)
      })
  }

  private static func schema(
    _ properties: [(key: String, schema: JSON, isRequired: Bool)]
  ) -> JSON {
    .object([
      ("type", .string("object")),
      ("properties", .object(properties.map { ($0.key, $0.schema) })),
      ("required", .array(properties.filter(\.isRequired).map { .string($0.key) })),
    ])
  }
}
