import AssayBytes

// What is wrong with bytes that are no JSON.

extension JSONError.Kind {
  var words: String {
    switch self {
    case .unexpectedByte: "this is not JSON: a value, a comma or a bracket was expected here"
    case .unexpectedEnd: "the JSON ends too early"
    case .tooDeep: "the JSON is nested too deeply"
    case .badNumber: "this is not a number that JSON allows"
    case .badEscape: "this escape is not one that JSON allows"
    case .invalidUTF8: "this is not UTF-8"
    case .duplicateKey(let key): "the key \(quoted(key)) stands here for the second time"
    case .trailingText: "text follows the end of the JSON"
    case .controlCharacterInString: "a control character stands in a string; write it as an escape"
    case .loneSurrogate: "half a surrogate pair is no character"
    }
  }
}
