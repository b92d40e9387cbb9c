/// SHA-256 (FIPS 180-4), with which a page's content policy identifies the scripts and styles it
/// allows.
package enum SHA256 {
  /// The number of bytes in a block.
  private static let blockSize = 64

  /// The digest of a message.
  ///
  /// Takes time linear in the message, and copies it once. The message is public, so there is no
  /// protection against timing attacks.
  ///
  /// - Parameter message: Any bytes, possibly none; less than 2⁶⁴ bits.
  /// - Returns: 32 bytes.
  package static func digest(_ message: some Sequence<UInt8>) -> [UInt8] {
    let bytes = padded(Array(message))
    var state = initial
    var schedule = [UInt32](repeating: 0, count: blockSize)
    for block in stride(from: 0, to: bytes.count, by: blockSize) {
      expand(bytes, from: block, into: &schedule)
      compress(schedule, into: &state)
    }
    return state.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The message with a 1 bit, zeros up to a whole block, and its length in bits (5.1.1).
  private static func padded(_ message: [UInt8]) -> [UInt8] {
    let zeros = (2 * blockSize - 9 - message.count % blockSize) % blockSize
    let length = UInt64(message.count) * 8
    return message + [0x80] + [UInt8](repeating: 0, count: zeros)
      + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) }
  }

  /// The message schedule of the block that starts at `start` (6.2.2, step 1).
  private static func expand(_ bytes: [UInt8], from start: Int, into words: inout [UInt32]) {
    for index in 0..<16 {
      let place = start + 4 * index
      let high = UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
      words[index] = high | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
    }
    for index in 16..<words.count {
      let (early, late) = (words[index - 15], words[index - 2])
      let sigma0 = early.rotated(7) ^ early.rotated(18) ^ early >> 3
      let sigma1 = late.rotated(17) ^ late.rotated(19) ^ late >> 10
      words[index] = sigma1 &+ words[index - 7] &+ sigma0 &+ words[index - 16]
    }
  }

  /// The 64 rounds over a block (6.2.2, steps 2 to 4), with the standard's variable names.
  private static func compress(_ words: [UInt32], into state: inout [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for (word, constant) in zip(words, constants) {
      let sum1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
      let chosen = e & f ^ ~e & g
      let first = h &+ sum1 &+ chosen &+ constant &+ word
      let sum0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
      let majority = a & b ^ a & c ^ b & c
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }

  /// The first 32 bits of the fractional parts of the square roots of the first eight primes
  /// (5.3.3).
  private static let initial: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2).
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}

extension UInt32 {
  /// The word rotated right.
  fileprivate func rotated(_ bits: UInt32) -> UInt32 {
    self >> bits | self << (32 - bits)
  }
}
