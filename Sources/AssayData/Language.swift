/// The language of what is written for readers, by its BCP 47 tag.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh-Hans"
}
