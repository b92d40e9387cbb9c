/// Pieces of MathML that several formulas share.
enum Formulas {
  /// The prediction p for sample i and class k.
  static let p = "<msub><mi>p</mi><mrow><mi>i</mi><mi>k</mi></mrow></msub>"
  /// The label's share y of class k for sample i.
  static let y = "<msub><mi>y</mi><mrow><mi>i</mi><mi>k</mi></mrow></msub>"
  static let overSamples = sum(index: "i", last: "N")
  static let overClasses = sum(index: "k", last: "K")

  /// The mean over the N samples of the term that follows.
  static func mean(_ term: String) -> String {
    "<mfrac><mn>1</mn><mi>N</mi></mfrac>\(overSamples)\(term)"
  }

  /// The mean over all N·K samples and classes of the term that follows.
  static let meanOverCells =
    "<mfrac><mn>1</mn><mrow><mi>N</mi><mi>K</mi></mrow></mfrac>" + overSamples + overClasses

  /// Whether class k is predicted: its probability is at least ½.
  static let answer =
    "<mrow><mo>[</mo>\(p)<mo>≥</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>]</mo></mrow>"

  /// Σ tₖ·qₖ, for tₖ samples that have class k and qₖ that were predicted to have it.
  static let sumOfProducts =
    "<munder><mo>∑</mo><mi>k</mi></munder><msub><mi>t</mi><mi>k</mi></msub>"
    + "<msub><mi>q</mi><mi>k</mi></msub>"

  /// N² minus the sum of a count's squares.
  static func squareLess(_ count: String) -> String {
    "<msup><mi>N</mi><mn>2</mn></msup><mo>−</mo><munder><mo>∑</mo><mi>k</mi></munder>"
      + "<msubsup><mi>\(count)</mi><mi>k</mi><mn>2</mn></msubsup>"
  }

  private static func sum(index: String, last: String) -> String {
    "<munderover><mo>∑</mo><mrow><mi>\(index)</mi><mo>=</mo><mn>1</mn></mrow>"
      + "<mi>\(last)</mi></munderover>"
  }
}
