/// The language of everything that readers see, by its BCP 47 tag.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh-Hans"
}
