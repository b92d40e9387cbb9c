/// A day or a time, as `2026-01-31`, `2026-01-31T12:00`, `2026-01-31T12:00:00Z` or with `+02:00`;
/// UTC if there is no zone.
package struct RunDate: Comparable {
  /// Seconds since 1970.
  private let seconds: Int

  /// nil unless the text has one of these forms and the day exists.
  package init?(_ text: String) {
    var fields = DateFields(text)
    guard let year = fields.number(4), fields.take("-"), let month = fields.number(2, in: 1...12),
      fields.take("-"),
      let day = fields.number(2, in: 1...RunDate.days(inMonth: month, of: year))
    else { return nil }
    var seconds = 86_400 * RunDate.daysSince1970(year, month, day)
    if !fields.isAtEnd {
      guard fields.take("T"), let hour = fields.number(2, in: 0...23), fields.take(":"),
        let minute = fields.number(2, in: 0...59)
      else { return nil }
      seconds += 3600 * hour + 60 * minute
      if fields.take(":") {
        guard let second = fields.number(2, in: 0...60) else { return nil }
        seconds += second
      }
      guard let zone = fields.zone() else { return nil }
      seconds -= zone
    }
    guard fields.isAtEnd else { return nil }
    self.seconds = seconds
  }

  package static func < (one: RunDate, other: RunDate) -> Bool { one.seconds < other.seconds }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The number of days since 1970 in the Gregorian calendar, computed with years that begin in
  /// March.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}

/// Parses the fields of a date.
private struct DateFields {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard rest.first.map(Unicode.Scalar.init) == sign else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// A number with this many digits.
  mutating func number(_ digits: Int, in range: ClosedRange<Int> = 0...9999) -> Int? {
    let text = rest.prefix(digits)
    let isNumber = text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard text.count == digits, isNumber, let number = Int(Substring(text)),
      range.contains(number)
    else { return nil }
    rest = rest.dropFirst(digits)
    return number
  }

  /// The number of seconds that the zone is ahead of UTC; 0 if there is no zone.
  mutating func zone() -> Int? {
    if isAtEnd || take("Z") { return 0 }
    let isAhead = take("+")
    guard isAhead || take("-"), let hours = number(2, in: 0...23), take(":"),
      let minutes = number(2, in: 0...59)
    else { return nil }
    return (isAhead ? 1 : -1) * (3600 * hours + 60 * minutes)
  }
}
