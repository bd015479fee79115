// SPDX-License-Identifier: Apache-2.0

/// Four-letter openings that Mexican registers replace.
/// Source: DOF 18-10-2021, Instructivo normativo CURP, annex 2.
enum MXInconvenientWords {
  private static let words: Table = """
    BACABAKABUEIBUEYCACACACOCAGACAGOCAKACAKOCOGECOGICOJACOJECOJICOJOCOLACULOFALOFETOGETAGUEIGUEY\
    JETAJOTOKACAKACOKAGAKAGOKAKAKAKOKOGEKOGIKOJAKOJEKOJIKOJOKOLAKULOLILOLOCALOCOLOKALOKOMAMEMAMO\
    MEARMEASMEONMIARMIONMOCOMOKOMULAMULONACANACOPEDAPEDOPENEPIPIPITOPOPOPUTAPUTOQULORATAROBAROBE\
    ROBORUINSENOTETAVACAVAGAVAGOVAKAVUEIVUEYWUEIWUEY
    """

  /// Whether `form` begins with one of the words.
  static func contains(_ form: CompactForm) -> Bool {
    var offset = 0
    while offset + 3 < words.count {
      if words[offset] == form[0], words[offset + 1] == form[1], words[offset + 2] == form[2],
        words[offset + 3] == form[3]
      {
        return true
      }
      offset += 4
    }
    return false
  }
}
