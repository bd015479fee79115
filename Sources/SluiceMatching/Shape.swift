// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// Something the scan kernels see in the bytes that a rule can be anchored at.
struct Shape: Equatable, Sendable {
  /// The kernel's number.
  let index: Int
  /// Bytes from the candidate's position back to where a match begins, unless it is walked back.
  let backStep: Int
  /// Characters walked back over from there when the rule names none, as a class body.
  let walkBack: String?
  /// Most bytes walked back.
  let walkBackLimit: Int

  private init(_ shape: sluice_shape, _ backStep: Int, _ walkBack: String? = nil, _ limit: Int = 64)
  {
    index = Int(shape.rawValue)
    self.backStep = backStep
    self.walkBack = walkBack
    walkBackLimit = limit
  }

  static let literal = Shape(SLUICE_LITERAL, 0)
  static let key = Shape(SLUICE_KEY, 0)
  static let token = Shape(SLUICE_TOKEN, 2)
  static let backslash = Shape(SLUICE_BACKSLASH, 0)
  static let percent = Shape(SLUICE_PERCENT, 0)
  static let ampersand = Shape(SLUICE_AMPERSAND, 0)
  static let escape = Shape(SLUICE_ESCAPE, 0)
  static let hash = Shape(SLUICE_HASH, 0)
  static let nonASCII = Shape(SLUICE_NON_ASCII, 0)
  static let quoted = Shape(SLUICE_QUOTED, 2)
  static let digitRun = Shape(SLUICE_DIGIT_RUN, 7)
  static let phoneTail = Shape(SLUICE_PHONE_TAIL, 7)
  static let dashes = Shape(SLUICE_DASHES, 4)
  static let mac = Shape(SLUICE_MAC, 14)

  static let alnumRun = Shape(SLUICE_ALNUM_RUN, 23)
  static let dotGroups = Shape(SLUICE_DOT_GROUPS, 4, "0-9", 4)

  /// Shapes of which each begins, or may begin, text that is matched decoded.
  static let encodings: [Shape] = [
    .backslash, .percent, .ampersand, .escape, .hash, .nonASCII, .quoted,
  ]

  /// Shapes by the name rules use; several where a name covers several layouts.
  static let named: [String: [Shape]] = [
    "@email": [Shape(SLUICE_EMAIL, 0, "A-Za-z0-9._%+-")],
    "@ipv4": [Shape(SLUICE_IPV4, 0, "0-9.", 16)],
    "@ipv6": [
      Shape(SLUICE_IPV6, 0, "0-9A-Fa-f:", 45),
      Shape(SLUICE_IPV6_COMPRESSED, 0, "0-9A-Fa-f:", 45),
    ],
    "@mac": [mac, Shape(SLUICE_MAC_DOTTED, 9)],
    "@card-groups": [Shape(SLUICE_CARD_GROUPS, 13)],
    "@amex-groups": [Shape(SLUICE_AMEX_GROUPS, 16)],
    "@iban": [Shape(SLUICE_IBAN, 3)],
    "@ssn": [Shape(SLUICE_SSN, 10)],
    "@phone-tail": [phoneTail],
    "@plus": [Shape(SLUICE_PLUS, 0)],
    "@dot-groups": [dotGroups],
    "@dash-tail": [Shape(SLUICE_DASH_TAIL, 1, "0-9", 32)],
    "@pairs": [Shape(SLUICE_PAIRS, 10)],
    "@coordinates": [Shape(SLUICE_COORDINATES, 0, "0-9.+-", 24)],
    "@url": [Shape(SLUICE_URL, 2, "A-Za-z0-9+.-", 24)],
    "@dashes": [dashes],
    "@colon-upper": [Shape(SLUICE_COLON_UPPER, 1, "0-9", 16)],
    "@alnum-run": [alnumRun],
    "@uuid": [Shape(SLUICE_UUID, 23)],
  ]
}

extension Matcher {
  /// Kernel shape number of words, as in ``shapeCounts``.
  public static var literalShape: Int { Shape.literal.index }
  /// Kernel shape number of keys, as in ``shapeCounts``.
  public static var keyShape: Int { Shape.key.index }
}
