/// How wide charts are that a page shows beside each other.
package enum ChartWidth {
  /// Three of them fit on a desk, one on a phone.
  package static let column = 346.0
}
