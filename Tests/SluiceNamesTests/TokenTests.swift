// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames
import SluiceModel
import SluiceTesting
import Testing

@testable import SluiceNames

@Suite("Tokens")
struct TokenTests {
  private static let inserts: [[UInt8]] = [
    "\\n", "\\u00fc", "\\", "é", "’s", "'s", "O'Brien", "[PERSON]", "[EMAIL:k1.x]", "\r", "\t",
    "  ", "\"",
    "author: ", "name=", "\"first_name\": \"", "<owner>", "@", "a@b.com", "http://x.y/z ",
    "C:\\Users\\A ",
    "张伟", "홍길동님", "abcdefghijklmno", "abcdefghijklmnop", "123456789012345678", "lat", "::", "->",
    "-", ".",
    ",", "/", "_", "(", "$", "J. R. ", "IPv6 iPhone LIKE", " lower words between blanks ",
  ].map { Array($0.utf8) }

  /// Lines with names, mangled.
  private static func texts(_ count: Int) -> [[UInt8]] {
    var sample = SampleNames(seed: 23)
    var generator = SeededGenerator(seed: 23)
    return (0..<count).map { _ in
      var text = Array(sample.line().utf8)
      for _ in 0..<Int.random(in: 0..<8, using: &generator) {
        let place = Int.random(in: 0...text.count, using: &generator)
        text.insert(contentsOf: inserts.randomElement(using: &generator) ?? [], at: place)
      }
      if Bool.random(using: &generator) {
        text.removeLast(Int.random(in: 0..<min(20, text.count), using: &generator))
      }
      return text
    }
  }

  private static func fields(_ token: Token) -> [Int] {
    [
      Int(token.start), Int(token.end), Int(token.hash), Int(token.keyHash), Int(token.score),
      Int(token.traits.rawValue), Int(token.lexicon.rawValue), Int(token.coarse),
      Int(token.kind.rawValue), Int(token.shape.rawValue), Int(token.gap.rawValue),
      Int(token.length), Int(token.key.rawValue), Int(token.keyPosition), Int(token.mark),
      Int(token.flags.rawValue),
    ]
  }

  @Test("are laid out as in C")
  func layout() {
    typealias Other = sluice_names_token
    #expect(MemoryLayout<Token>.size == 32 && MemoryLayout<Token>.stride == 32)
    let pairs: [(Int?, Int?)] = [
      (MemoryLayout<Token>.offset(of: \.end), MemoryLayout<Other>.offset(of: \.end)),
      (MemoryLayout<Token>.offset(of: \.hash), MemoryLayout<Other>.offset(of: \.hash)),
      (MemoryLayout<Token>.offset(of: \.keyHash), MemoryLayout<Other>.offset(of: \.key_hash)),
      (MemoryLayout<Token>.offset(of: \.score), MemoryLayout<Other>.offset(of: \.score)),
      (MemoryLayout<Token>.offset(of: \.traits), MemoryLayout<Other>.offset(of: \.traits)),
      (MemoryLayout<Token>.offset(of: \.lexicon), MemoryLayout<Other>.offset(of: \.lexicon)),
      (MemoryLayout<Token>.offset(of: \.coarse), MemoryLayout<Other>.offset(of: \.coarse)),
      (MemoryLayout<Token>.offset(of: \.kind), MemoryLayout<Other>.offset(of: \.kind)),
      (MemoryLayout<Token>.offset(of: \.shape), MemoryLayout<Other>.offset(of: \.shape)),
      (MemoryLayout<Token>.offset(of: \.gap), MemoryLayout<Other>.offset(of: \.gap)),
      (MemoryLayout<Token>.offset(of: \.length), MemoryLayout<Other>.offset(of: \.length)),
      (MemoryLayout<Token>.offset(of: \.key), MemoryLayout<Other>.offset(of: \.key)),
      (
        MemoryLayout<Token>.offset(of: \.keyPosition),
        MemoryLayout<Other>.offset(of: \.key_position)
      ),
      (MemoryLayout<Token>.offset(of: \.mark), MemoryLayout<Other>.offset(of: \.mark)),
      (MemoryLayout<Token>.offset(of: \.flags), MemoryLayout<Other>.offset(of: \.flags)),
    ]
    for (own, other) in pairs { #expect(own != nil && own == other) }
  }

  @Test("are the same whether C reads them or Swift does, as at the end of a block")
  func paths() throws {
    let tables = try NameModel.embedded().tables
    var fold = FoldedWord()
    var memo = WordMemo()
    var tokens = TokenList()
    var generator = SeededGenerator(seed: 29)
    for text in Self.texts(1000) {
      for _ in 0..<10 {
        // Of a block of less than sixteen bytes no word and no number is read in C.
        let start = Int.random(in: 0..<text.count, using: &generator)
        let piece = Array(text[start..<min(text.count, start + 15)])
        let padded = piece + Array(repeating: 0x20, count: 16)
        var found: [[[Int]]] = []
        for block in [piece, padded] {
          Tokenizer.tokenize(
            block.span, from: 0, to: piece.count, tables: tables, into: &tokens, folding: &fold,
            remembering: &memo)
          found.append((0..<tokens.count).map { Self.fields(tokens[$0]) })
        }
        #expect(found[0] == found[1], "\(piece)")
      }
    }
  }

  @Test("keep the counts of their line and the hints while findings are folded")
  func folds() throws {
    let tables = try NameModel.embedded().tables
    var fold = FoldedWord()
    var memo = WordMemo()
    var tokens = TokenList()
    var generator = SeededGenerator(seed: 5)
    for text in Self.texts(1000) {
      Tokenizer.tokenize(
        text.span, from: 0, to: text.count, tables: tables, into: &tokens, folding: &fold,
        remembering: &memo)
      var claims: [ClaimedRange] = []
      var start = Int.random(in: 0..<40, using: &generator)
      while start < text.count {
        let end = start + Int.random(in: 1..<12, using: &generator)
        claims.append(
          ClaimedRange(
            start: Int32(start), end: Int32(end),
            isName: Int.random(in: 0..<4, using: &generator) == 0)
        )
        start = end + Int.random(in: 0..<60, using: &generator)
      }
      var next = 0
      _ = FindingFold.fold(&tokens, claimed: claims.span, next: &next, tables)
      var shares = LineShares()
      var known = 0
      for index in 0..<tokens.count {
        shares.add(tokens[index], tables)
        if tokens[index].isKnownName { known += 1 }
        if CandidateGate.admits(tokens, index, strict: false) {
          #expect(tokens.next(.candidate, from: index) == index)
        }
        if tokens[index].isWord, !tokens[index].isBlocked, Coreference.isTelling(tokens[index]) {
          #expect(tokens.next(.telling, from: index) == index)
        }
      }
      #expect(shares.letters == tokens.shares.letters && shares.others == tokens.shares.others)
      #expect(shares.addressBytes == tokens.shares.addressBytes)
      var walk = tokens.walk(.knownName)
      while let index = tokens.next(&walk) {
        #expect(tokens[index].isKnownName)
        known -= 1
      }
      #expect(known == 0)
    }
  }
}
