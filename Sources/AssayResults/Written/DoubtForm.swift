/// The written form of why an interval or a test is approximate: a code, and the skewness where that is the reason.
struct WrittenDoubt: Sendable {
  let doubt: ConfidenceInterval.Doubt?

  init(_ doubt: ConfidenceInterval.Doubt?) { self.doubt = doubt }

  static var form: ObjectForm<WrittenDoubt> {
    let codes = ConfidenceInterval.Doubt.all(skewness: 0).map(\.code)
    return ObjectForm(
      Field(ifPresent: "doubt", \.doubt?.code, .code(codes)),
      Field(ifPresent: "skewness", \.skewness, .number)
    ) { _, code, skewness in
      WrittenDoubt(ConfidenceInterval.Doubt.all(skewness: skewness ?? 0).first { $0.code == code })
    }
  }

  private var skewness: Double? {
    if case .heavyTail(let skewness) = doubt { skewness } else { nil }
  }
}
