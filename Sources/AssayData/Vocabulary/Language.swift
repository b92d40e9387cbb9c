/// The language of reports; the raw value is its BCP 47 tag.
///
/// ```swift
/// request.language = .chinese
/// request.language = .english  // as by default
/// ```
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh-Hans"
}
