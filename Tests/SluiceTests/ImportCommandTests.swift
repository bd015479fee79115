// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The command sluice rules import")
struct ImportCommandTests {
  func imported(_ text: String, _ name: String) throws -> (run: CommandRun, folder: String) {
    let folder = try CommandRun.freshFolder()
    let file = folder.appendingPathComponent(name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    let rules = folder.appendingPathComponent("rules").path
    return (try CommandRun(["rules", "import", file.path, "--into", rules]), rules)
  }

  /// Invented rules in the shapes that gitleaks configurations have.
  static let gitleaks = ##"""
    [[rules]]
    id = "acme-pat"
    description = "Acme personal access token"
    regex = '''\b(acp_[0-9a-zA-Z]{36})(?:[\x60'"\s;]|\\[nr]|$)'''
    entropy = 3
    keywords = ["acp_"]

    [[rules]]
    id = "acme-generic"
    description = "Acme API key"
    regex = '''(?i)[\w.-]{0,50}?(?:acme)(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}([a-z0-9_-]{32})(?:[\x60'"\s;]|\\[nr]|$)'''
    keywords = ["acme"]
    [[rules.allowlists]]
    regexes = ['''^x+$''']

    [[rules]]
    id = "zebra-key-id"
    description = "Zebra key id"
    regex = '''\b((?:ZCIA|ZCRA|Z3T[A-Z0-9])[A-Z2-7]{16})\b'''

    [[rules]]
    id = "acme-flag"
    regex = '''\b(LTZI(?i)[a-z0-9]{20})(?:[\x60'"\s;]|\\[nr]|$)'''

    [[rules]]
    id = "acme-version"
    regex = '''\b(v1\.0-[a-f0-9]{24})\b'''

    [[rules]]
    id = "giraffe"
    description = "two groups"
    regex = '''(zebra|giraffe)_key=([a-f0-9]{20})'''
    secretGroup = 2
    """##

  @Test("carries gitleaks rules over: what they find is masked, and they load and hold")
  func gitleaks() throws {
    let (run, rules) = try imported(Self.gitleaks, "gitleaks.toml")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("6 rules written"))
    #expect(try CommandRun(["rules", "lint", "--rules", rules]).status == 0)
    #expect(try CommandRun(["rules", "test", "--rules", rules]).status == 0)
    let input = """
      token acp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8; x
      export ACME_API_KEY="0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d"
      acme_key = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      id=ZCIAABCDEFGHIJKLMNOP giraffe_key=0123456789abcdef0123
      a LTZI0a1B2c3D4e5F6g7H8i9J b v1.0-0a1b2c3d4e5f6a7b8c9d0e1f c
      xacp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 acp_short

      """
    let filtered = try CommandRun(
      ["--ephemeral-key", "--operator", "label", "--rules", rules], input: Data(input.utf8))
    #expect(
      filtered.text == """
        token [SECRET]; x
        export ACME_API_KEY="[SECRET]"
        acme_key = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        id=[SECRET] giraffe_key=[SECRET]
        a [SECRET] b [SECRET] c
        xacp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 acp_short

        """)
  }

  @Test("says what it left out, each on a line, and exits with 1; never writes over a file")
  func leftOut() throws {
    let text = ##"""
      [extend]
      useDefault = true
      [[rules]]
      id = "path-only"
      path = '''\.p12$'''
      [[rules]]
      id = "letters"
      regex = '''zz\p{L}+'''
      [[rules]]
      id = "good"
      regex = '''good_[0-9]{8}'''
      """##
    let (run, rules) = try imported(text, "g.toml")
    #expect(run.status == 1 && run.text.contains("1 rules written"))
    #expect(run.errors.split(separator: "\n").count == 3)
    for word in ["[extend]", "'path-only'", "'letters'"] { #expect(run.errors.contains(word)) }
    let file = URL(fileURLWithPath: rules).deletingLastPathComponent()
      .appendingPathComponent("g.toml").path
    let again = try CommandRun(["rules", "import", file, "--into", rules])
    #expect(again.status == 2 && again.errors.contains("there already"))
    #expect(try CommandRun(["rules", "import", file, "--into", rules, "--overwrite"]).status == 1)
  }

  @Test("carries Presidio's recognisers over, from YAML and from JSON")
  func presidio() throws {
    let yaml = ##"""
      recognizers:
        - name: "Zip code Recognizer"
          supported_language: "en"
          patterns:
            - name: "zip code (weak)"
              regex: "(\\b\\d{5}(?:\\-\\d{4})?\\b)"
              score: 0.01
          context:
           - zip
           - code
          supported_entity: "ZIP"
        - name: Titles
          supported_entity: TITLE
          deny_list: [Mr., Mrs., "Sir"]
        - CreditCardRecognizer
      """##
    let (run, rules) = try imported(yaml, "p.yaml")
    #expect(
      run.status == 1 && run.text.contains("2 rules written") && run.text.contains("1 left out"))
    #expect(try CommandRun(["rules", "lint", "--rules", rules]).status == 0)
    let filtered = try CommandRun(
      ["--ephemeral-key", "--operator", "label", "--rules", rules],
      input: Data("zip code 12345-6789 n 12345678 Mr. x\nn 54321 y\n".utf8))
    #expect(filtered.text == "zip code [ZIP] n 12345678 [TITLE] x\nn 54321 y\n")

    let json =
      ##"{"ad_hoc_recognizers":[{"name":"Badge","patterns":[{"name":"b","regex":"(?P<v>badge[-_ ]\\d{4,6})(?!\\d)","score":0.7}],"supported_entity":"BADGE"}]}"##
    let (second, badges) = try imported(json, "p.json")
    #expect(second.status == 0, "\(second.errors)")
    let badge = try CommandRun(
      ["--ephemeral-key", "--operator", "label", "--rules", badges],
      input: Data("a Badge-12345 b badge 1234567\n".utf8))
    #expect(badge.text == "a [BADGE] b badge 1234567\n")
  }
}
