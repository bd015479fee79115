// SPDX-License-Identifier: Apache-2.0

/// Decides which tokens are worth a score. A change here needs a new ``NameModel/version``.
///
/// The trainer uses it in broad mode; strict mode lets through fewer, so the weights fit both.
enum CandidateGate {
  /// Whether the token at `index` may be part of a name, given the tags of those before it.
  @inline(__always)
  static func admits(_ tokens: borrowing TokenList, _ index: Int, strict: Bool) -> Bool {
    guard tokens[index].isWord, !tokens[index].isBlocked else { return false }
    if tokens[index].key == .thing, tokens[index].shape == .lower { return false }
    return hasShape(tokens, index) && hasReason(tokens, index, strict: strict)
  }

  /// What a word that stands free may be looked for as: a candidate where ``admits(_:_:strict:)`` may
  /// hold of it, whatever stands beside it.
  @inline(__always)
  static func hints(_ token: Token) -> TokenHints {
    var hints: TokenHints = mayAdmit(token) ? .candidate : []
    if Coreference.isTelling(token) { hints.formUnion(.telling) }
    return hints
  }

  @inline(__always)
  private static func mayAdmit(_ token: Token) -> Bool {
    token.shape != .lower || mayAdmitLower(token.traits, token.lexicon) || isValueOfPerson(token)
  }

  @inline(__always)
  private static func mayAdmitLower(_ traits: WordTraits, _ lexicon: LexiconClass) -> Bool {
    traits.contains(.particle) || lexicon.word < 4 || lexicon.given >= 2
  }

  /// The hints of a word in lower case of which no more is known.
  static func hints(_ traits: WordTraits, _ lexicon: LexiconClass) -> TokenHints {
    var hints: TokenHints = mayAdmitLower(traits, lexicon) ? .candidate : []
    if traits.isDisjoint(with: [.particle, .title]) { hints.formUnion(.telling) }
    return hints
  }

  @inline(__always)
  private static func hasShape(_ tokens: borrowing TokenList, _ index: Int) -> Bool {
    let token = tokens[index]
    let lexicon = token.lexicon
    switch token.shape {
    case .capitalised, .mixed:
      return true
    case .upper:
      guard token.length >= 2, token.length < 25 else { return false }
      if tokens.at(index - 1).isName || isValueOfPerson(token) { return true }
      // `RU`, `US`: two letters need more than a place in a list.
      if token.length == 2 { return lexicon.given + lexicon.surname >= 3 }
      return lexicon.isListedName || lexicon.word == 0
    case .initial:
      let after = tokens.at(index + 1)
      if isCapital(tokens.at(index - 1)) || isCapital(after) { return true }
      let next = tokens.at(index + 2)
      return after.kind == .mark && (isCapital(next) || next.shape == .initial)
    case .lower:
      let before = tokens.at(index - 1)
      if token.traits.contains(.particle) {
        return before.isName || isCapital(before) || isCapital(tokens.at(index + 1))
          || tokens.at(index + 1).lexicon.surname >= 2
      }
      guard token.length >= 2 else { return false }
      if lexicon.isListedName, lexicon.word <= 3 { return true }
      if lexicon.given >= 2 { return true }
      if isValueOfPerson(token) { return true }
      if lexicon.word >= 4 { return false }
      if before.isName, before.shape == .lower || before.shape == .initial { return true }
      if lexicon.word == 0 {
        if before.isName || isIntroduced(token, tokens, index) { return true }
        return joinsParts(before) && tokens.at(index - 2).isName
      }
      return false
    case .uncased:
      return lexicon.isListedName || tokens.at(index - 1).isName || isValueOfPerson(token)
        || tokens.at(index + 1).traits.contains(.honorific) || isIntroduced(token, tokens, index)
        || isTitled(tokens, index) || (index == 0 || token.gap == .newline)
    case .camel, .none:
      return tokens.at(index - 1).isName
    }
  }

  @inline(__always)
  private static func hasReason(
    _ tokens: borrowing TokenList, _ index: Int, strict: Bool
  ) -> Bool {
    let token = tokens[index]
    let before = tokens.at(index - 1)
    let after = tokens.at(index + 1)
    if before.isName || (before.kind == .mark && tokens.at(index - 2).isName) { return true }
    if looksLikeName(after) || looksLikeName(before) { return true }
    if after.kind == .mark, looksLikeName(tokens.at(index + 2)) { return true }
    if isIntroduced(token, tokens, index) || isTitled(tokens, index) { return true }
    if isValueOfPerson(token) { return true }
    if after.traits.contains(.honorific) { return true }
    let lexicon = token.lexicon
    // An ordinary word that is no listed name, with no name beside it.
    if lexicon.word >= 1, !lexicon.isListedName { return false }
    guard strict else { return true }
    if token.shape == .mixed, !lexicon.isListedName { return false }
    if lexicon.word >= 4, lexicon.given == 0, lexicon.surname < 2 { return false }
    if lexicon.given == 0, lexicon.surname < 2, lexicon.word == 0 {
      // A lone unknown word.
      let hasCompany =
        (after.isWord && after.gap == .space && after.shape == .capitalised)
        || (before.isWord && token.gap == .space && before.shape == .capitalised)
      if !hasCompany { return false }
    }
    if token.shape == .lower { return false }
    return !(lexicon.word >= 3 && lexicon.surname < 3 && lexicon.given < 2)
  }

  /// Whether a mark holds parts of a name together.
  @inline(__always)
  static func joinsParts(_ token: Token) -> Bool {
    token.kind == .mark && (token.mark == UInt8(ascii: "-") || token.mark == UInt8(ascii: "."))
  }

  @inline(__always)
  static func isCapital(_ token: Token) -> Bool {
    token.shape == .capitalised || token.shape == .upper || token.shape == .mixed
  }

  @inline(__always)
  static func looksLikeName(_ token: Token) -> Bool {
    token.isWord && !token.isBlocked && isCapital(token)
      && (token.lexicon.given > 0 || token.lexicon.surname >= 2) && token.lexicon.word <= 3
  }

  @inline(__always)
  static func isValueOfPerson(_ token: Token) -> Bool {
    token.key == .person || token.key == .role || token.key == .name
  }

  @inline(__always)
  private static func isIntroduced(
    _ token: Token, _ tokens: borrowing TokenList, _ index: Int
  ) -> Bool {
    let before = tokens.at(index - 1)
    return before.isWord && token.gap != .newline
      && !before.traits.isDisjoint(with: [.trigger, .title])
  }

  @inline(__always)
  static func isTitled(_ tokens: borrowing TokenList, _ index: Int) -> Bool {
    let before = tokens.at(index - 1)
    if before.traits.contains(.title) { return true }
    return before.kind == .mark && before.gap == .none
      && tokens.at(index - 2).traits.contains(.title)
  }
}
