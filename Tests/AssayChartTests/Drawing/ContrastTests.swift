import AssayTestSupport
import Foundation
import Testing

@testable import AssayChart

/// The contrast of marks and words, in both themes of the page.
///
/// WCAG 2.2 asks for 3 to 1 for marks and 4.5 to 1 for words.
struct ContrastTests {
  @Test(arguments: [Theme.light, .dark])
  func `marks of all series stand out from the page`(_ theme: Theme) throws {
    let style = try Style()
    for series in SeriesInk.colors.indices {
      let color = try #require(style.series(series, theme))
      for ground in ["paper", "tint"] {
        #expect(try contrast(color, style.color(ground, theme)) >= 3, "\(series) on \(ground)")
      }
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func `words can be read on all grounds`(_ theme: Theme) throws {
    let style = try Style()
    for ink in ["ink", "muted", "link", "better", "worse"] where style.has(ink) {
      for ground in ["paper", "tint", "mark"] where style.has(ground) {
        #expect(
          try contrast(style.color(ink, theme), style.color(ground, theme)) >= 4.5,
          "\(ink) on \(ground)")
      }
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func `words can be read on cells of every series`(_ theme: Theme) throws {
    let style = try Style()
    let paper = try style.color("paper", theme)
    for series in SeriesInk.colors.indices {
      let cell = try #require(style.series(series, theme))
        .over(paper, opacity: SeriesInk.mostBehindText)
      #expect(try contrast(style.color("ink", theme), cell) >= 4.5, "\(series)")
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func `bars and guides in thin ink can be seen`(_ theme: Theme) throws {
    let style = try Style()
    let paper = try style.color("paper", theme)
    let bar = try style.color("ink", theme).over(paper, opacity: SeriesInk.leastSeen)
    #expect(contrast(bar, paper) >= 3)
  }

  @Test func `what a chart says without a style sheet is what the page says`() throws {
    let style = try Style()
    #expect(SeriesInk.muted.contains { $0.value == style.text("muted", .light) })
    #expect(SeriesInk.rim.contains { $0.value == style.text("muted", .light) })
    #expect(SeriesInk.hair.contains { $0.value == style.text("line", .light) })
  }

  @Test func `nothing moves by itself`() throws {
    for file in ["style.css", "report.js"] {
      let text = try String(contentsOfFile: "\(packageRoot)/Templates/\(file)", encoding: .utf8)
      for word in ["transition", "animation", "@keyframes", "smooth"] {
        #expect(!text.contains(word), "\(file): \(word)")
      }
    }
  }

  @Test func `every series has a marker of its own`() {
    #expect(Set(SeriesInk.colors.indices.map { Marker(series: $0) }).count == 8)
    #expect(Marker(series: -1) == .circle && Marker(series: 30) == .ring)
  }
}

enum Theme {
  case light
  case dark
}

/// The colours of the page's style sheet.
private struct Style {
  private let text: String

  init() throws {
    text = try String(contentsOfFile: "\(packageRoot)/Templates/style.css", encoding: .utf8)
  }

  func has(_ variable: String) -> Bool { text(variable, .light) != nil }

  func color(_ variable: String, _ theme: Theme) throws -> Color {
    try #require(text(variable, theme).flatMap(Color.init))
  }

  /// The value of a variable; the first one is for the light theme, the second for the dark theme.
  func text(_ variable: String, _ theme: Theme) -> String? {
    let values = text.split(separator: "--\(variable): ").dropFirst().compactMap { rest in
      rest.hasPrefix("#") ? String(rest.prefix(7)) : nil
    }
    return theme == .light ? values.first : values.dropFirst().first
  }

  func series(_ series: Int, _ theme: Theme) -> Color? {
    guard theme == .dark else { return Color(SeriesInk.colors[series]) }
    return text.split(separator: ".chart .s\(series) { color: ").dropFirst().first
      .flatMap { Color(String($0.prefix(7))) }
  }
}

private struct Color {
  let channels: [Double]

  init?(_ text: String) {
    guard text.utf8.count == 7, text.hasPrefix("#"),
      let number = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    channels = [16, 8, 0].map { Double(number >> $0 & 0xFF) / 255 }
  }

  private init(channels: [Double]) { self.channels = channels }

  func over(_ ground: Color, opacity: Double) -> Color {
    Color(channels: zip(channels, ground.channels).map { $0 * opacity + $1 * (1 - opacity) })
  }

  var luminance: Double {
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

private func contrast(_ one: Color, _ other: Color) -> Double {
  let (a, b) = (one.luminance, other.luminance)
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}
