/// Pieces of MathML that several formulas share.
enum Formulas {
  /// The prediction p of sample i for class k.
  static let p = "<msub><mi>p</mi><mrow><mi>i</mi><mi>k</mi></mrow></msub>"
  /// The label's share y of class k for sample i.
  static let y = "<msub><mi>y</mi><mrow><mi>i</mi><mi>k</mi></mrow></msub>"
  static let overSamples = sum(index: "i", last: "N")
  static let overClasses = sum(index: "k", last: "K")

  /// The mean over the N samples of what follows.
  static func mean(_ term: String) -> String {
    "<mfrac><mn>1</mn><mi>N</mi></mfrac>\(overSamples)\(term)"
  }

  /// The mean over all N·K samples and classes of what follows.
  static let meanOverCells =
    "<mfrac><mn>1</mn><mrow><mi>N</mi><mi>K</mi></mrow></mfrac>" + overSamples + overClasses

  /// Whether a class is answered yes: its probability is ½ or more.
  static let answer =
    "<mrow><mo>[</mo>\(p)<mo>≥</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>]</mo></mrow>"

  /// Σ tₖ·qₖ, of t samples that have class k and q that were given it.
  static let sumOfProducts =
    "<munder><mo>∑</mo><mi>k</mi></munder><msub><mi>t</mi><mi>k</mi></msub>"
    + "<msub><mi>q</mi><mi>k</mi></msub>"

  /// N² − the sum of a count's squares.
  static func squareLess(_ count: String) -> String {
    "<msup><mi>N</mi><mn>2</mn></msup><mo>−</mo><munder><mo>∑</mo><mi>k</mi></munder>"
      + "<msubsup><mi>\(count)</mi><mi>k</mi><mn>2</mn></msubsup>"
  }

  private static func sum(index: String, last: String) -> String {
    "<munderover><mo>∑</mo><mrow><mi>\(index)</mi><mo>=</mo><mn>1</mn></mrow>"
      + "<mi>\(last)</mi></munderover>"
  }
}
