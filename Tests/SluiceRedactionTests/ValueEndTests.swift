// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceRedaction
import Testing

/// `«»` mark what must be replaced, and nothing else may be.
@Suite("The ends of values")
struct ValueEndTests {
  private func check(_ marked: String) throws {
    let text = marked.replacing("«", with: "").replacing("»", with: "")
    var wanted = ""
    var isMarked = false
    for character in marked {
      if character == "«" {
        wanted += "[SECRET]"
        isMarked = true
      } else if character == "»" {
        isMarked = false
      } else if !isMarked {
        wanted.append(character)
      }
    }
    let redacted = try RedactorUnderTest(policy: labels).redact(text)
    #expect(redacted == wanted)
  }

  @Test(
    "lie behind delimiters that the value holds, and before its neighbours",
    arguments: [
      "password=«(x9k2)»", "password=«<hunter2>» ok", "password=«ab,cd7Q»", "password=«ab\"cd7»",
      "password=«ab'cd7» host=h7", "password=«hun(ter)2» host=h7", "password=«hun<ter>2» host=h7",
      "password=«a,b,c,d,e7» host=h7", "token: «aB3dE6gH9,kL2mN5pQ8» next",
      "api_key=«aB3dE6gH9<kL2mN5pQ8»", "password=«abcd7», host=h7", "password=«abcd7»,host=h7",
      "password=«abcd7»;host=h7", "password=«abcd7»&host=h7", "password=«abcd7»&amp;host=h7",
      "f(password=«abcd7»)", "f(password=«abcd7»,host='h7')", "{password=«abcd7», host=h7}",
      "[password=«abcd7»] [host=h7]", "<td>password=«abcd7»</td>", "<td>password=«abcd7»<br>x",
      #"{"m":"password=«abcd7»","n":1}"#, "'password=«abcd7»' x", "x,password=«abcd7»,admin,2024",
      "a=1,password=«ab,cd7»,b=2", "{Password:«hunter,2x» Host:h7}", "user,k=v,pwd=«abcd7»,k=w",
      "Driver={x};Server=h;PWD=«{hun;ter2x}»;Encrypt=yes", "SET x, password = N'«hun''ter2»', y=1",
    ])
  func delimiters(text: String) throws { try check(text) }

  @Test(
    "leave placeholders whole",
    arguments: [
      "password=<password>", "password=<redacted>", "password=<your-password>", "password=${VAR}",
      "password={{x.y}}", "password=%s,", "password=****", "password=<nil>", "password=<MASKED:12>",
      "password: (required)", "password=(none)", "+ password = (sensitive value)",
      "self.password = <Secret object at 0x7f>", "password = (x) => y", "password=getPass(user)",
      "DB_PASSWORD:  <set to the key 'password' in secret 'db'>  Optional: false",
    ])
  func placeholders(text: String) throws { try check(text) }

  @Test(
    "are found in objects, arrays and typed dumps",
    arguments: [
      #"{"password":{"value":"«hunter2xx»","type":"plain"},"n":1}"#,
      #"{"password":[{"v":"«hunter2xx»"},{"v":"«sommer77»"}],"n":1}"#,
      #"{"passwords":["«hunter2xx»","«sommer77»"],"n":["kept"]}"#,
      #"{"secrets":["«a7Qx9kLm2Pz4Rt8W»","«b8Ry0lMn3Qa5Su9X»"]}"#,
      #"{"msg":"{\"password\":{\"value\":\"«hunter2xx»\"}}","n":1}"#,
      #"{"api_key":{"primary":"«a7Qx9kLm2Pz4Rt8W»","count":2}}"#,
      #"{"password":{"required":true,"message":"must be set"}}"#,
      #"{"properties":{"password":{"type":"string","description":"The user's own"}}}"#,
      #"["password"]=> string(8) "«hunter22»""#, #"s:8:"password";s:8:"«hunter22»";"#,
      #"Secret { password: Some("«hunter2x»"), n: 1 }"#, "C(password=SecretStr('**********'), n=1)",
      #"User { password: Some(Password("«hunter2x»")) }"#, "userPassword:: «aHVudGVyMng=»",
      #"let password: String = "«hunter2x»""#, "Map(password -> «hunter2x», n -> 1)",
      "password\t«hunter2x»", "  password «hunter2x»", "setx DB_PASSWORD \"«hunter 2x»\"",
      "export API_KEY «a7Qx9kLm2Pz4Rt8W»", "SET PASSWORD FOR 'lea'@'%' = '«hunter2x»'",
      "jdbc:oracle:thin:lea/«hunter2x»@//h:1521/s", "ldapsearch -D cn=x -w «hunter2x» -b dc=x",
    ])
  func dumps(text: String) throws { try check(text) }

  @Test(
    "lie behind labels and tokens in the middle of the value",
    arguments: [
      "Authorization: Bearer «abc[EMAIL]def»", "Authorization: Basic «am9lOm[EMAIL]h1bnRlcjJ4»",
      "token=«a7Qx9kLm2Pz4[EMAIL]Rt8Wb8Ry0lMn3»",
      "client_secret: \"«a7Qx9kLm2Pz4[EMAIL]Rt8Wb8Ry0lMn3»\"", "token=[EMAIL]", "token=[EMAIL], x",
      "secret: [EMAIL] [PHONE]", "x Bearer «a1B2c3D4e5F6g7H8i9[EMAIL]J0k1L2m3N4» y",
    ])
  func tokens(text: String) throws { try check(text) }

  @Test("include the padding of base64, also of a short one behind a key")
  func base64() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    #expect(sluice.redact("user=amFuZUBleGFtcGxlLmNvbQ== ok") == "user=[EMAIL] ok")
    #expect(sluice.redact("x=amFuZS5kb2VAZXhhbXBsZS5jb20= ok") == "x=[EMAIL] ok")
  }

  @Test("of many nested keys are found in linear time")
  func nested() throws {
    let text = String(repeating: #"{"password":"#, count: 20_000) + #""hunter2xx""#
    let redacted = try RedactorUnderTest(policy: labels).redact(text)
    #expect(!redacted.contains("hunter2xx"))
  }
}
