import Testing

@testable import AssayBytes

@Test func `known powers of five have their leading bits`() {
  #expect(
    PowersOfFive[0]
      == .init(high: 0x8000_0000_0000_0000, low: 0x0000_0000_0000_0000))
  #expect(
    PowersOfFive[1]
      == .init(high: 0xA000_0000_0000_0000, low: 0x0000_0000_0000_0000))
  #expect(
    PowersOfFive[27]
      == .init(high: 0xCECB_8F27_F420_0F3A, low: 0x0000_0000_0000_0000))
  #expect(
    PowersOfFive[28]
      == .init(high: 0x813F_3978_F894_0984, low: 0x4000_0000_0000_0000))
  #expect(
    PowersOfFive[55]
      == .init(high: 0xD0CF_4B50_CFE2_0765, low: 0xFFF4_B4E3_F741_CF6D))
  #expect(
    PowersOfFive[56]
      == .init(high: 0x8281_8F12_81ED_449F, low: 0xBFF8_F10E_7A89_21A4))
  #expect(
    PowersOfFive[308]
      == .init(high: 0x8E67_9C2F_5E44_FF8F, low: 0x570F_09EA_A7EA_7648))
  #expect(
    PowersOfFive[-1]
      == .init(high: 0xCCCC_CCCC_CCCC_CCCC, low: 0xCCCC_CCCC_CCCC_CCCD))
  #expect(
    PowersOfFive[-27]
      == .init(high: 0x9E74_D1B7_91E0_7E48, low: 0x775E_A264_CF55_347E))
  #expect(
    PowersOfFive[-28]
      == .init(high: 0xFD87_B5F2_8300_CA0D, low: 0x8BCA_9D6E_1888_53FC))
  #expect(
    PowersOfFive[-55]
      == .init(high: 0x9CED_737B_B6C4_183D, low: 0x5546_4DD6_9685_606B))
  #expect(
    PowersOfFive[-342]
      == .init(high: 0xEEF4_53D6_923B_D65A, low: 0x113F_AA29_06A1_3B3F))
}

@Test func `the power known without the table is the one in it`() {
  #expect(PowersOfFive.minusNineteen == PowersOfFive[-19])
}

@Test func `all powers of five together are those of exact arithmetic`() {
  let digest = PowersOfFive.exponents.map { PowersOfFive[$0] }.flatMap { [$0.high, $0.low] }
    .reduce(0 as UInt64) { $0 &* 0x0000_0100_0000_01B3 ^ $1 }
  #expect(digest == 0xC50D_17AB_5D39_7E81)
}
