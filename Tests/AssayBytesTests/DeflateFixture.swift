import Foundation

/// Small streams written by other programs (zlib 1.3, NumPy 2.4), and their contents.
enum DeflateFixture {
  static let text = Array("a stored block, a fixed block\n".utf8)

  /// Lines with a number and two fractions.
  static let table: [UInt8] = (0..<120).flatMap { row in
    Array("\(row),\(fraction(row * row * 7919)),\(fraction(row * row * 104_729))\n".utf8)
  }

  /// The letters from A on, with Fibonacci numbers as counts: 1, 1, 2, 3, 5 and so on.
  static let rareBytes: [UInt8] = {
    var (count, next) = (1, 1)
    var bytes: [UInt8] = []
    for letter in UInt8(ascii: "A")..<UInt8(ascii: "A") + 15 {
      bytes += Array(repeating: letter, count: count)
      (count, next) = (next, count + next)
    }
    return bytes
  }()

  /// A hundred bytes for each period from one to eight.
  static let runs: [UInt8] = (1...8).flatMap { period in
    (0..<100).map { UInt8(ascii: "a") + UInt8($0 % period) }
  }

  private static func fraction(_ number: Int) -> String {
    let digits = String(number % 1_000_000)
    return "0." + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
  }

  /// `text` in a stored block.
  static let storedTextStream = bytes(
    """
    AR4A4f9hIHN0b3JlZCBibG9jaywgYSBmaXhlZCBibG9jawo=
    """)

  /// `text` with fixed codes.
  static let fixedTextStream = bytes(
    """
    S1QoLskvSk1RSMrJT87WUUhUSMusgHG5AA==
    """)

  /// Nothing.
  static let emptyStream = bytes(
    """
    AwA=
    """)

  /// The byte `x`.
  static let oneByteStream = bytes(
    """
    qwAA
    """)

  /// `table` with dynamic codes.
  static let tableStream = bytes(
    """
    PVZJbgAxCLvnLVUVdvL/j9WYUecUjbJgbAz35/5efv+LI1zWk4eFXC99R+efSVZi4dJP8tj8K9GaA881Uo7PEc26s8iK
    TD8x/169mkVKq8aZa7Tj9uyruup+CkvrxjNzwKRUTmMZN1vmALZl5Jmw0sVtFt52/R2Z+CdkApmQBwgDi5bHI6V6sXOg
    iF+zufL2fZVHBotZG4/ke3rlyMQWoaJcaHb7kQFRLUU0kX6BhtFdLc3Z2XJTsbOIsePNnZoJFEcIKAOZmdhM5eH1Ca+j
    K7hAThMZHyCTcCKahAORzlX+VIvcdHhj5yBqw7+5E1G25VHjhifBI1eQsbNAUsxnYWrv+tEgfc+IyCMSiHSusjDlTtzc
    s7NIlj7eaV4+dw4iBZF8XW7FvM6Ex2vGeUEw4jQiglyIaOQCRCQbK4ml1QPYjRzdd5kldcXlxwZRqhXzCdIb+TQKLtyY
    +Zsg2Y+RI0iYiPTZcES6NbEmIu0CmzaI2kXIu5Vf8G6DyC3uHtEGCYdiu+5FLelTCOf4pa6uE9GIHYicV4n0d+Q59OmD
    6OWTFbLLg5CdiFx1kwBBQ/FLzZxnnBEg63iw/mJr6FZODTmvwqtbbBe1gZ1Fhdit5ShtqpIceRjLF/wlytcZnlhQfo4c
    os5j66hiVYdngIh0423bncjR7FQ6gT7eKY1qzRPGh5Am1nDjQTlBap4047TGCZgCVRe+iPrGICLdbfaI3e0KsEctX21b
    R46KPDGI0qBECvW2IZ+U0OTDdgHNv5OkBvpci0NwQJQsioRCqbqHM9hJRH6TvEe1gve0jSTWGfKhlE5ueGDBl1YEfHLL
    p1Z13ndUl/TLCZNCfS+gzxxEKF2jkkXboeQkIilfzcMtoPl8a3u21SFeqI4iNbBJIhqbBKI1YbgJK+7BR1FxRdsO2B7d
    Bl6A2ixydKEmvn6RGjlFalB+lB/K7aLe1+Lc1xmwc5yhVsBDDe/0mp1FNqV4J17XubMZ3gTFhei8TgkhcbWIDDhPs45a
    1uvG5IGo170ziB1NBXk+rRRYGbOErgJrOm00anvMp1df5JMSakgtlyPQ6adpCIh5exFKF4iadCOOtUdUFNjsWiDv6wjW
    4L2btonn1/AF+j5NjuAs1FIElPbOIzWoaCKaFgVEDA8CUepTc0zzPHIEWVPJrsgxWhxVh+RS83haoPlHIOhivXUEZvw8
    ig3BL0f1po6W7pZgxaHjIgnnUXUXnkxnGE3izqZC/JJWtDX0+PM+scnWO3qMToclpPfNCvp2Vrjy9UPuNYfaZq9upSuv
    BZt4DH85Mcx4QAdH2SACWfeCC3FR3o1g5Qbzlt/UYDW40FiZguo1R3i0z94imfC67QyKtoq/JCvHl8jLdBP8pet15HLQ
    qEfEy/Fh5oTFhoLh+EC+ECYTYjCJmR84QBgqkiIovTEDBCcIwVjAQ6AoZ4KQrZHpo8wzlIl4d4ZAB1o3d+EM8YXZl4JV
    M58hglMEphWheNJCZ4rgGDGa+RokjGxieDvaPFbMTcj0nT8=
    """)

  /// `rareBytes`, with codes of up to fourteen bits.
  static let longCodesStream = bytes(
    """
    BcGBQQRBDAOx2oD/u93Enum/G6Sf37+/z+fz/X6/3+d5nud5nvd93/d93/d93/ecc84555xzzjnnnHPOvffee++99957
    77333nvvvffee++9MzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzs7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7
    u7u7u7u7u7u7u7u7u7u7SZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIk
    bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2
    bdu2bdu2bdu2bdu2bdu2bdu2BQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEBVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV
    VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV
    VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVf8B
    """)

  /// `runs` with dynamic codes.
  static let runsStream = bytes(
    """
    S0ykA0iiB0ymOQLiFHrgVHoQabQlIax0mlJQRgYtaQA=
    """)

  /// Three gzip members: `first,`, nothing, and `second` with a line end.
  static let membersStream = bytes(
    """
    H4sIAAAAAAACA0vLLCou0QEA1zZHFQYAAAAfiwgAAAAAAAIDAwAAAAAAAAAAAB+LCAAAAAAAAgMrTk3Oz0vhAgB+wA8G
    BwAAAA==
    """)

  /// `text` after a gzip header that has every field.
  static let allFlagsStream = bytes(
    """
    H4sIHwDxU2UCAwcAQVMDAHh5enNjb3Jlcy5jc3YA/GJyaWcAUxdLVCguyS9KTVFIyslPztZRSFRIy6yAcbkA6YsdGh4A
    AAA=
    """)

  /// A NumPy archive: the array `a` of the bytes 1, 2, 3, stored.
  static let npzStream = bytes(
    """
    UEsDBC0AAAAAAAAAIQAq446x//////////8FABQAYS5ucHkBABAAgwAAAAAAAACDAAAAAAAAAJNOVU1QWQEAdgB7J2Rl
    c2NyJzogJ3x1MScsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgzLCksIH0gICAgICAgICAgICAgICAg
    ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAQIDUEsBAi0DLQAAAAAAAAAhACrjjrGD
    AAAAgwAAAAUAAAAAAAAAAAAAAIABAAAAAGEubnB5UEsFBgAAAAABAAEAMwAAALoAAAAAAA==
    """)

  /// A NumPy archive: the array `a` of 0.0 to 7.0, and `b` of the bytes 1, 2, 3.
  static let compressedNpzStream = bytes(
    """
    UEsDBC0AAAAIAAAAIQD+zLhw//////////8FABQAYS5ucHkBABAAwAAAAAAAAABaAAAAAAAAAJvsF+obEMnIUMZQrZ6S
    WpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GhY6mjoKtQoUAC4GFPDBHspwgFAcUFoASotA
    aQkoLeMAAFBLAwQtAAAACAAAACEAKuOOsf//////////BQAUAGIubnB5AQAQAIMAAAAAAAAARwAAAAAAAACb7BfqGxDJ
    yFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOpo6CrUKFAAuRiZmAFBLAQIt
    Ay0AAAAIAAAAIQD+zLhwWgAAAMAAAAAFAAAAAAAAAAAAAACAAQAAAABhLm5weVBLAQItAy0AAAAIAAAAIQAq446xRwAA
    AIMAAAAFAAAAAAAAAAAAAACAAZEAAABiLm5weVBLBQYAAAAAAgACAGYAAAAPAQAAAAA=
    """)

  /// A zip archive: `table` as `d/t.csv`, with its sizes after the data, and a comment.
  static let streamedZipStream = bytes(
    """
    UEsDBBQACAAIAAAAIQAAAAAAAAAAAAAAAAAHAAAAZC90LmNzdj1WSW4AIQy785aqInv4/8fqOKPOCY1Y4niB+3N/L7//
    wREO68nDQK6XvqPzzyQrMXDpJ3ls/pVozYLnGinHZ4lm3RlkRaafmH+vXs0gpVXjzDbacXvmVV11P4WhdeOYWWBSKqcx
    jJstswDTMvJMWeniNgNvu/6OTP1TMoFMyQOEhUXL45JSvZg5UMSv2Wx5+77KI4PFrI1L8j29cmRqi1BRDjS7/ciAqJYi
    mki/QMPqrpbmzGy5qZhZxNjxZk/NBIojBJSBzkxtpvJw+pTX0RUcoKeJjg+QaTgRTcOBSGcrf6pFbjq8MXMQteHf7Ikq
    2/KoccKT4JIr6NhZICnmMzC1d/1okL5nROQRCUQ6W1mYciZ27plZJEsf9zQvnz0HkYJIni63Yk5nw+M167wgGHUaEUEu
    RDRyASKSjZHE0uoB7EaO7rvskrpi82ODKNWK/QTpjX4aBRdu7PxNkOzHyBEkTET6bDgi3ZoYE5F2gU0bRO0i5N3KL3i3
    QeQWd5dog4RDsV33opb0KYRz/FJX14loxA5Ezq1E+lvyHPr0QfTyyQrZ5UHITkSuuk2AoKH4pWbWs84IkHU86L9YD93K
    8ZBzK5y6ZrvwBmYWFWK3lqO0cSU58jDaF/wl7OssTywoP0cP4fNYH1Ws6nAMEJFunG07Ez2amcok0Mc9peHWPGE8CG2i
    hxsHyglS86RZpzVWIBSouvBF1DcGEelus0fsbleAPWr5alsfORx5YhClQYkU6m1DPymh6YftAJp/J0kN9LkRh+KAKGmK
    hEKpuoc1mElEfpO8R7WC97StJDYZ8sFKJ7c8sOBLKwo+ufapVZ33HdUl83LKpFDfC+gzBxGsa1SyaDuUnEQk5at5pAU0
    n29jz9Yd4gV3FKlBTBLRxCQQbQgjTei4hxyF44qxHYg9pg2yAN4scnShJp5+0Ro5RWpgP8oPdrvw+0ac+yYDZk4y1Ap4
    qOGeXjOzyKYU98TpOns2y5uiOBCd0ykhNK4WkQHnafqoZbNuQh6IetM7g9hxqaDPp5UCK2OXcKsgmk4PIhjlsZ9efdFP
    SqghtVyOQKefZiCg5r2LYF0gatKNOjYe4Siw2bVA3ncjWIP3bsYmjt/AF+j7NDlCslBLEVDaO4/UwNFENFcUELE8CESp
    T80JzfPIEWRNJbuix7jiqDo0l5rH0QLNPwLBLdbrIzDj51FsKH45qjc+Wrpbgo7DjYsmnEfVXWQyk2E0iT2bCvFLWnGt
    4Y4/7xObrN9xx+jcsIT0vreCvn0r3Nls7kPONYfaZq6u05Xbgk0chr98MczzgAkO26AC2fRCCnFQ3o1i5Qb7lt+rwWpw
    4WJlC6o3HJHRPnOLZCLr9mZQXKv4S7Jycom8zG2Cv0y9jlwOGn5EvXw+zDthscEwfD6QL5TJhhhCYt4PfEAYHEkRlN6Y
    BwRfEIJnAReBopwXhKxH5h5ln6FM1LtvCNxAm+YufEN8ZfalYNXM5xHBVwReK0LxpIXOK4LPiNHMd0EiyKYGGgXyo2Nu
    Qqbv/AFQSwcICTYD33UEAADiCQAAUEsBAhQDFAAIAAgAAAAhAAk2A991BAAA4gkAAAcAAAAAAAAAAAAAAIABAAAAAGQv
    dC5jc3ZQSwUGAAAAAAEAAQA1AAAAqgQAAAkAYSBjb21tZW50
    """)
}
