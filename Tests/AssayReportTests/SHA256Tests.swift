import AssayReport
import Testing

@Suite struct SHA256Tests {
  /// The examples that NIST publishes with FIPS 180-4, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the digests are those of the standard`(_ message: String, _ digest: String) {
    #expect(hexadecimal(SHA256.digest(message.utf8)) == digest)
  }

  @Test func `a million letters have the digest of the standard`() {
    #expect(
      hexadecimal(SHA256.digest([UInt8](repeating: 0x61, count: 1_000_000)))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// The expected value is from Python's hashlib: the digest of the digests of 0, 1, 2 … 130 bytes
  /// `a`.
  @Test func `every length of padding is right`() {
    let digests = (0...130).flatMap { SHA256.digest([UInt8](repeating: 0x61, count: $0)) }
    #expect(
      hexadecimal(SHA256.digest(digests))
        == "f908a43fc8456c583aacde0fb2627959f8513dc76d0c03979b7f945a7dd78f22")
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{FB}\u{EF}\u{FF}", "w7vDr8O/"),
  ])
  func `Base64 is that of RFC 4648`(_ text: String, _ encoded: String) {
    #expect(base64(Array(text.utf8)) == encoded)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
