/// The written form of a fold of samples: a tree of plain values.
///
/// Every accumulator has a property `saved` and an initializer that takes it, side by side, so that
/// a new accumulator needs only one more property. Numbers are exact. A file may contain anything:
/// reading checks everything, and errors have a place in the file.
package struct Saved: Sendable {
  package enum Value: Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Saved])
    case members([(key: String, value: Saved)])
  }

  /// The upper limit of all counts, so that sums of counts cannot overflow.
  package static let largestCount = 1 << 40

  package let value: Value
  /// The key of the value, for messages.
  package let name: String
  /// The byte offset in its file; 0 for a value to be written.
  package let offset: Int

  package init(_ value: Value, name: String = "", offset: Int = 0) {
    self.value = value
    self.name = name
    self.offset = offset
  }
}

// MARK: - Writing

extension Saved {
  package static var null: Saved { Saved(.null) }
  package static func flag(_ flag: Bool) -> Saved { Saved(.flag(flag)) }
  package static func text(_ text: String) -> Saved { Saved(.text(text)) }
  package static func count(_ count: Int) -> Saved { Saved(.number(Double(count))) }
  /// A row, counted from 1 as in reports.
  package static func row(_ row: Int) -> Saved { count(row + 1) }
  package static func list(_ list: [Saved]) -> Saved { Saved(.list(list)) }
  package static func numbers(_ numbers: [Double]) -> Saved { list(numbers.map(number)) }
  package static func texts(_ texts: [String]) -> Saved { list(texts.map(text)) }

  /// A number, or the word for an infinity.
  package static func number(_ number: Double) -> Saved {
    number.isFinite ? Saved(.number(number)) : text(number < 0 ? "-Infinity" : "Infinity")
  }

  package static func members(_ members: [(key: String, value: Saved)]) -> Saved {
    Saved(.members(members))
  }
}

extension Saved {
  /// The value as strict JSON; equal values give equal texts.
  package func json(indent: Int = 0) -> String { tree.layout(indent: indent) }

  /// Whole numbers have no decimal point; minus 0 keeps its sign.
  private var tree: JSON {
    switch value {
    case .null: .null
    case .flag(let flag): .bool(flag)
    case .number(let number):
      number == 0 && number.sign == .minus
        ? .number(number) : Int(exactly: number).map(JSON.integer) ?? .number(number)
    case .text(let text): .string(text)
    case .list(let list): .array(list.map(\.tree))
    case .members(let members): .object(members.map { ($0.key, $0.value.tree) })
    }
  }
}

// MARK: - Reading

/// A value in a file that differs from what was written there.
package struct SavedFault: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case missing(String)
    case wrongKind(String, expected: Expected)
    case outOfRange(String, from: Int, to: Int)
    case length(String, expected: Int, found: Int)
    case notAddingUp(String, expected: Int, found: Int)
    /// Entries of a list that must all differ.
    case twice(String)
    case tooMany(String, Int)
    case outOfOrder(String)
    case unknownWord(String, String, among: [String])
    case contradiction(String, other: String)
    /// An option has a value that it does not accept; the text is the option's message.
    case badOption(String)
  }

  package enum Expected: Sendable, Equatable {
    case object
    case list
    case text
    case truthValue
    case number
    case wholeNumber
    case probability
    case loss
    case divergence
    case hexadecimal
    case null
  }

  package let kind: Kind
  package let offset: Int
}

extension Saved {
  package func fault(_ kind: SavedFault.Kind) -> SavedFault {
    SavedFault(kind: kind, offset: offset)
  }

  package func wrongKind(_ expected: SavedFault.Expected) -> SavedFault {
    fault(.wrongKind(name, expected: expected))
  }

  /// nil for a null.
  package var optional: Saved? {
    if case .null = value { nil } else { self }
  }

  package func null() throws(SavedFault) {
    if optional != nil { throw wrongKind(.null) }
  }

  package func members() throws(SavedFault) -> [(key: String, value: Saved)] {
    guard case .members(let members) = value else { throw wrongKind(.object) }
    return members
  }

  package func member(_ key: String) throws(SavedFault) -> Saved {
    guard let found = try members().first(where: { $0.key == key }) else {
      throw fault(.missing(key))
    }
    return found.value
  }

  package func list() throws(SavedFault) -> [Saved] {
    guard case .list(let list) = value else { throw wrongKind(.list) }
    return list
  }

  /// A list of exactly `count` entries.
  package func list(count: Int) throws(SavedFault) -> [Saved] {
    let list = try list()
    guard list.count == count else {
      throw fault(.length(name, expected: count, found: list.count))
    }
    return list
  }

  package func text() throws(SavedFault) -> String {
    guard case .text(let text) = value else { throw wrongKind(.text) }
    return text
  }

  package func texts() throws(SavedFault) -> [String] {
    var texts: [String] = []
    for entry in try list() { texts.append(try entry.text()) }
    return texts
  }

  package func flag() throws(SavedFault) -> Bool {
    guard case .flag(let flag) = value else { throw wrongKind(.truthValue) }
    return flag
  }

  /// A finite number, or positive infinity.
  package func number() throws(SavedFault) -> Double {
    if case .text("Infinity") = value { return .infinity }
    guard case .number(let number) = value else { throw wrongKind(.number) }
    return number
  }

  package func finite() throws(SavedFault) -> Double {
    guard case .number(let number) = value else { throw wrongKind(.number) }
    return number
  }

  package func probability() throws(SavedFault) -> Double {
    let number = try number()
    guard number >= 0, number <= 1 else { throw wrongKind(.probability) }
    return number
  }

  /// A loss of one sample, which may be infinite.
  package func loss() throws(SavedFault) -> Double {
    let number = try number()
    guard number >= 0 else { throw wrongKind(.loss) }
    return number
  }

  /// Exactly `count` probabilities.
  package func probabilities(count: Int) throws(SavedFault) -> [Double] {
    var numbers: [Double] = []
    for entry in try list(count: count) { numbers.append(try entry.probability()) }
    return numbers
  }

  /// A whole number in the given range; always a fault if `upper` is below `lower`.
  package func count(
    from lower: Int = 0, to upper: Int = Saved.largestCount
  ) throws(SavedFault) -> Int {
    guard case .number(let number) = value, let count = Int(exactly: number) else {
      throw wrongKind(.wholeNumber)
    }
    guard count >= lower, count <= upper else {
      throw fault(.outOfRange(name, from: lower, to: upper))
    }
    return count
  }

  /// The index of a row of `count` rows, written counted from 1.
  package func row(of count: Int) throws(SavedFault) -> Int {
    try self.count(from: 1, to: count) - 1
  }

  package func choice<Choice: RawRepresentable & CaseIterable>() throws(SavedFault) -> Choice
  where Choice.RawValue == String {
    let word = try text()
    guard let choice = Choice(rawValue: word) else {
      throw fault(.unknownWord(name, word, among: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }
}
