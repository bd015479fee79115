// SPDX-License-Identifier: Apache-2.0

/// National numbering plans by country code, but for North America (code 1).
///
/// An entry is the code, the trunk prefix (`-` for none), and groups of first digits and of lengths
/// of the national number (`A` is 10 and so on), ended by `;`.
/// Source: ITU-T E.164 and the national numbering plans notified to the ITU (E.129).
struct PhonePlans {
  private static let table: Table = """
    7 8 3479:A 8:A;20 0 1:89A 2469:9 3:8 5:89 8:9A;27 0 1234567:9 8:56789A;30 - 25679:A 8:ABC;\
    31 0 1:569 234567:9 8:789A 9:9B;32 0 12356789:8 4:89;33 0 123456789:9;34 - 456789:9;\
    36 06 1489:8 23567:89;39 - 0:6789ABC 13:9A 45:A 8:69;40 0 23:69 78:9;41 0 23456789:9;\
    43 0 15:56789ABCD 2:789ABCD 3467:6789ABCD 8:89ABCD;44 0 1:9A 2357:A 8:79A;45 - 23456789:8;\
    46 0 134689:789 2:6789 5:89 7:9;47 - 0:5 23456789:8;48 - 12345679:79 8:79A;\
    49 0 1:789ABCD 25:6789ABCD 3468:56789ABCD 7:6789ABCD 9:789ABCD;51 0 145678:8 9:9;\
    52 - 23456789:A;53 0 27:78 34:678 56:8 8:A;54 0 1236:A 8:AB 9:B;55 0 125679:AB 34:8AB 8:9AB;\
    56 - 1:B 2345789:9 6:9AB;57 0 1:B 369:A 4:8;58 0 24568:A;60 0 1:9A 3:9 456789:8;\
    61 0 1:6789AC 23478:9;62 0 0:BCD 1:79AB 236:789AB 4579:89AB 8:89ABC;\
    63 0 1:BCD 2:69 34567:9 8:89A 9:A;64 0 2:89A 3469:8 5:9A 7:89 8:56789A;65 - 17:B 369:8 8:8A;\
    66 0 0:D 1:89A 23457:8 689:9;81 0 0:89ABCD 1234:9 56789:9A;\
    82 0 0:BCD 1:89A 2:89 346:569A 5:569AB 7:A 8:9;84 0 1:789A 2:A 3589:9 6:789 7:79;\
    86 0 1:78ABC 2:78AC 345789:789AB 6:89A;90 0 235:A 4:7A 8:ACD;91 0 0:D 1:89ABCD 23456789:A;\
    92 0 1:9 245679:9ABC 3:A 8:89ABC;93 0 234567:9;94 0 123456789:9;\
    95 0 1:678 2:6789 4567:789 8:789A 9:89A;98 0 12345678:67A 9:5A;211 0 19:9;212 0 5678:9;\
    213 0 1234:8 56789:9;216 - 2345789:8;218 0 23456789:9;220 - 235679:7 48:79;221 - 3789:9;\
    222 - 2348:8;223 - 2456789:8;224 - 3:8 67:9;225 - 02:A;226 - 024567:8;227 - 02789:8;\
    228 - 279:8;229 - 0:A;230 - 2346:7 57:8 8:7A;231 0 2:89 378:9 45:79 6:7;232 0 236789:8;\
    233 0 235:9 8:89;234 0 29:A 78:ABC;235 - 236789:8;236 - 267:8;237 - 26:9 8:89;\
    238 - 234589:7;239 - 29:7;240 - 2358:9;241 - 01:8 2345:7 67:78;242 - 02:9;\
    243 0 18:79 2:78 346:7 5:7A 9:9;244 - 29:9;245 - 4:79 9:9;246 - 3:7;247 - 01589:6 23467:5;\
    248 - 24689:7;249 0 19:9;250 0 0:8 278:9;251 0 12345789:9;\
    252 0 1:678 2:78 34:679 5:7 679:89 8:69;253 - 27:8;254 0 17:9 2:89 456:789 8:9A;\
    255 0 24678:9;256 0 23478:9;257 - 2367:8;258 - 2:8 8:9;260 0 256789:9;261 0 23:9;\
    262 0 26789:9;263 0 23567:9 8:79A;264 0 68:89;265 0 1:79 23789:9;266 - 2568:8;\
    267 - 08:A 23456:7 7:8;268 - 0237:8;269 - 347:7;290 - 28:45 569:5;291 0 178:7;297 - 256789:7;\
    298 - 23456789:6;299 - 123456789:6;350 - 256:8;351 - 1236789:9;352 - 2345789:56789AB 6:9;\
    353 0 1:89A 2569:789 4:789A 78:9;354 - 3:9 45678:7;355 0 23457:8 6:9 8:678;356 - 235789:8;\
    357 - 25789:8;358 0 12356:56789A 4:6789A 7:6789ABC 89:56789;359 0 0:C 2:678 34567:78 89:789;\
    370 0 3456789:8;371 - 268:8;372 - 346:7 57:78 8:78A;373 0 235678:8;374 0 123456789:8;\
    375 8 1234:9 8:6789AB;376 - 1:8 3578:6 6:69;377 0 3489:8 67:9;378 - 0:A 56:8;\
    380 0 345679:9 8:9A;381 0 123:789ABC 6:89A 78:6789ABC;382 0 234567:8 8:89;\
    383 0 2:89 3:89ABC 48:8;385 0 17:8 234569:89 8:789;386 0 1234567:8 8:678;387 0 34578:8 6:89;\
    389 0 23478:8;420 - 23456789:9;421 0 2345:679 689:9;423 0 237:7 6:9 8:79;500 - 234567:5;\
    501 - 0:B 2345678:7;502 - 1:B 2345678:8;503 - 2567:8 8:7B;504 - 2379:8 8:8B;505 - 125678:8;\
    506 - 234567:8 8:8A;507 - 0:B 1234579:7 6:8 8:78A;508 0 234569:6 78:69;509 - 234589:8;\
    590 0 56789:9;591 0 234567:8 8:9;592 - 2345678:7;593 0 1:AB 234567:8 9:9;594 0 56789:9;\
    595 0 25:89 3678:6789 4:789 9:6789AB;596 0 56789:9;597 - 2345:6 6789:7;\
    598 0 0:6789ABC 19:8 2:58 4:78 8:7;599 - 3467:7 9:8;670 - 2348:7 7:78;672 - 13:6;\
    673 - 234578:7;674 - 2456789:7;675 - 1234569:7 7:8 8:78;676 - 09:7 234:5 5678:57;\
    677 - 12345:5 6:57 789:7;678 - 234:5 579:7 8:57;679 - 0:B 23456789:7;680 - 23456789:7;\
    681 - 79:6 8:69;682 - 234578:5;683 - 4567:4 8:7;685 - 2345:5 6:56 7:7 8:67A;\
    686 0 2458:5 3:58 67:8;\
    687 - 02345789:6;688 - 2:5 7:7 9:6;689 - 4:68 8:89;690 - 2347:4567;691 - 389:7;692 1 23456:7;\
    850 0 1:A 2345678:8;852 - 2345679:8 8:89;853 - 0:7 268:8;855 0 1:89A 23456789:89;\
    856 0 2:8A 3:89 45678:8;880 0 1:A 2:89A 346:789A 57:6789 89:6789A;886 0 234568:89 7:8AB 9:9;\
    960 - 34679:7 8:A;961 0 134569:7 2:8 78:78;962 0 23568:8 47:9;963 0 1235:89 4:8 9:9;\
    964 0 1:8 23456:89 7:A;965 - 1:7 24569:8;966 0 159:9 8:A;967 0 1:78 23456:7 7:79;\
    968 - 1279:8 5:7 8:89;970 0 1:A 2489:8 5:9;971 0 239:8 467:89 5:9 8:56789ABC;\
    972 0 1:7ABC 23489:8 57:9;973 - 13678:8;974 - 0:B 34567:8 8:79;975 - 1:8 23456:7 78:78;\
    976 0 12:89A 56789:8;977 0 1:8B 2345678:8 9:8A;992 - 0123456789:9;993 8 1234567:8;\
    994 0 123456789:9;995 0 34578:9;996 0 235679:9 8:9A;998 - 2356789:9;
    """

  /// Offset of the entry's trunk prefix.
  private let entry: Int

  /// Offset behind each code below 1000 in the table, -1 for those without a plan.
  private static let entries: [Int16] = {
    var entries = [Int16](repeating: -1, count: 1000)
    var offset = 0
    while offset < table.count {
      var code = 0
      while let digit = ASCII.digit(table[offset]) {
        code = code * 10 + digit
        offset += 1
      }
      entries[code] = Int16(offset + 1)
      while offset < table.count, table[offset] != UInt8(ascii: ";") { offset += 1 }
      offset += 1
    }
    return entries
  }()

  /// The plan of `code`; `nil` when there is none. Complexity: O(1).
  init?(code: Int) {
    guard Self.entries.indices.contains(code), Self.entries[code] >= 0 else { return nil }
    entry = Int(Self.entries[code])
  }

  /// Whether the trunk prefix is the digit `0` alone.
  var hasZeroTrunk: Bool {
    Self.table[entry] == ASCII.zero && Self.table[entry + 1] == ASCII.space
  }

  /// Whether national numbers are dialled without a trunk prefix.
  var hasNoTrunk: Bool { Self.table[entry] == ASCII.hyphen }

  /// Length of the trunk prefix where the number in `form` from `start` begins with it, else zero.
  func trunkLength(_ form: CompactForm, from start: Int) -> Int {
    guard !hasNoTrunk else { return 0 }
    var length = 0
    while ASCII.isDigit(Self.table[entry + length]) {
      guard form[start + length] == Self.table[entry + length] else { return 0 }
      length += 1
    }
    return length
  }

  /// Whether a national number of this first digit and length is in the plan.
  func allows(firstDigit: UInt8, length: Int) -> Bool {
    var offset = entry
    while Self.table[offset] > ASCII.space { offset += 1 }
    while Self.table[offset] == ASCII.space {
      offset += 1
      var isFirst = false
      while ASCII.isDigit(Self.table[offset]) {
        isFirst = isFirst || Self.table[offset] == firstDigit
        offset += 1
      }
      offset += 1
      var isLength = false
      while let value = ASCII.base36(Self.table[offset]) {
        isLength = isLength || value == length
        offset += 1
      }
      if isFirst { return isLength }
    }
    return false
  }

  /// Whether any plan that `isEligible` has such a national number.
  static func any(
    firstDigit: UInt8, length: Int, where isEligible: (PhonePlans) -> Bool
  ) -> Bool {
    var offset = 0
    while offset < table.count {
      while ASCII.isDigit(table[offset]) { offset += 1 }
      let plan = PhonePlans(entry: offset + 1)
      if isEligible(plan), plan.allows(firstDigit: firstDigit, length: length) { return true }
      while offset < table.count, table[offset] != UInt8(ascii: ";") { offset += 1 }
      offset += 1
    }
    return false
  }

  private init(entry: Int) { self.entry = entry }
}
