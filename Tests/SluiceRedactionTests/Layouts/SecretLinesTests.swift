// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

@Suite("Secrets below their key")
struct SecretLinesTests {
  private static let redactor = Result {
    try Redactor(
      rules: CompiledRuleSet(compiling: DefaultRules.load(), checksPatterns: false),
      policy: labels, pseudonymizer: Pseudonymizer(keyID: "k1", secret: [1, 2, 3].span))
  }

  private func shown(_ text: String) throws -> String {
    RedactionRun(Array(text.utf8), try Self.redactor.get()).text
  }

  @Test(
    "are masked in blocks, lists, scalars and beside their name",
    arguments: [
      (
        "db:\n  password: |\n    hunter2x line\n\n    more7\n  host: h7\n",
        ["hunter2x line", "more7"]
      ),
      ("password: >-\r\n  sommer77\r\nhost: h7\r\n", ["sommer77"]),
      ("passwords:\n- hunter2x\n- \"nacht zug\"\nhost: h7\n", ["hunter2x", "nacht zug"]),
      ("password:\n  hunter2x\nhost: h7\n", ["hunter2x"]),
      ("api_token:\n  - a7Qx9kLm2Pz4Rt8Wb3\n", ["a7Qx9kLm2Pz4Rt8Wb3"]),
      ("- name: DB_PASSWORD\n  value: hunter2x\n", ["hunter2x"]),
      ("  [\"password\"]=>\n  string(8) \"hunter2x\"\n", ["hunter2x"]),
      ("  'password' =>\n    'hunter2x',\n", ["hunter2x"]),
      ("<key>password</key>\n  <string>nacht zug</string>\n", ["nacht zug"]),
      (
        "<name>fs.secret.key</name>\n<value>a7Qx9kLm2Pz4Rt8W</value>\n[\"pwd\"]=>\n\"b77x\"\n",
        ["a7Qx9kLm2Pz4Rt8W", "b77x"]
      ),
      (
        "Content-Disposition: form-data; name=\"password\"\r\nContent-Type: text/plain\r\n\r\nnacht 7\r\n",
        ["nacht 7"]
      ),
      (
        "Private-Lines: 2\nAAAAIHx5Qx9kLm2Pz4Rt8Wa7Qx9kLm2Pz4Rt8W\nAbCdEf12Qx9k==\nPrivate-MAC: x\n",
        ["AAAAIHx5Qx9kLm2Pz4Rt8Wa7Qx9kLm2Pz4Rt8W", "AbCdEf12Qx9k=="]
      ),
      ("pw: |\n  nacht zug\n", ["nacht zug"]),
      ("name: DB_PASSWORD\nvalue: |\n  hunter2x\n", ["hunter2x"]),
      (
        "{\n  \"name\": \"API_TOKEN\",\n  \"value\": \"a7Qx9kLm2Pz4Rt8W\"\n}\n",
        ["a7Qx9kLm2Pz4Rt8W"]
      ),
      (
        "{\n \"passwords\": [\n  \"hunter2x\",\n  \"b\\\"ild7\"\n ]\n}\n",
        ["hunter2x", "b\\\"ild7"]
      ),
    ])
  func masked(text: String, secrets: [String]) throws {
    var wanted = text
    for secret in secrets {
      let range = try #require(wanted.ranges(of: secret).first)
      wanted.replaceSubrange(range, with: "[SECRET]")
    }
    #expect(try shown(text) == wanted)
  }

  @Test(
    "are not seen in what only looks like one",
    arguments: [
      "secrets:\n  - db_password\n  - source: web\n",
      "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: tls\n",
      "- name: DB_HOST\n  value: inventory-primary\n",
      "token: |\n  see the manual of the tool\n",
      "password:\nhost: inventory\n",
      "password: |\nhost: inventory\n",
      "the password:\n  inventory9\n", "<name>host</name>\n<value>inventory9</value>\n",
      "<name>password</name>\n<value></value>\n",
      "Content-Disposition: form-data; name=\"kind\"\n\nx\n",
      "[\"passwords\"]=>\n  array(1) {\n", "Private-Lines: x\nAAAAIHx5\n",
      "passwords:\n  - ${DB_PASSWORD}\n  - null\n",
    ])
  func near(text: String) throws {
    #expect(try shown(text) == text)
  }

  @Test("leave the same state however the text is cut")
  func fold() throws {
    let parts = [
      "password: |", "passwords:", "- token:", "name: DB_PASSWORD", "- name: \"a_token\",",
      "value: |",
      "value: x", "- x", "'password' =>", "<key>token</key>", "Content-Type: x", "Private-Lines: 3",
      "Content-Disposition: form-data; name=\"password\"", "AAAAIHx5Qx9kLm2Pz4Rt8Wa7", "x: 1", "",
      "\"secret\": [", "]", "text", "password: x", "value: |2",
    ]
    var generator = SeededGenerator(seed: 5)
    for round in 0..<3000 {
      let lines = (0..<Int.random(in: 1..<14, using: &generator)).map { _ in
        String(repeating: " ", count: Int.random(in: 0..<5, using: &generator))
          + (parts.randomElement(using: &generator) ?? "") + "\n"
      }
      var byLine = SecretLines()
      for line in lines { byLine = byLine.after(Array(line.utf8).span) }
      let cut = Int.random(in: 0...lines.count, using: &generator)
      let first = SecretLines().after(Array(lines[..<cut].joined().utf8).span)
      let both = first.after(Array(lines[cut...].joined().utf8).span)
      let whole = SecretLines().after(Array(lines.joined().utf8).span)
      #expect(
        byLine.rawValue == whole.rawValue && both.rawValue == whole.rawValue,
        "round \(round): \(lines)")
      #expect(SecretLines(rawValue: whole.rawValue) == whole)
    }
  }
}
