// SPDX-License-Identifier: Apache-2.0

/// The North American numbering plan: area and exchange codes from 200, the area code not of the
/// form N11 and its middle digit not 9.
/// Source: ATIS-0300119, NPA allocation plan; ITU-T E.164 (code 1).
enum NANP {
  /// Whether the ten digits from `start` are a number of the plan.
  static func holds(_ form: CompactForm, from start: Int) -> Bool {
    guard form.count == start + 10, form.digit(start) >= 2, form.digit(start + 1) != 9,
      form.digit(start + 3) >= 2
    else { return false }
    return !(form.digit(start + 1) == 1 && form.digit(start + 2) == 1)
  }
}
