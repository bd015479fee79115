// SPDX-License-Identifier: Apache-2.0

/// Makes log-like text with personal data, secrets and noise in it. All values are invented.
public struct SampleText {
  private var generator: SeededGenerator

  /// Makes a source of text; the same seed gives the same text.
  public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let fragments = [
    "jane.doe@example.com", "203.0.113.7", "2001:db8::8a2e:370:7334", "00:1B:44:11:3A:B7",
    "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111",
    "378282246310005", "password=hunter2", "\"apiKey\": \"q8Zr1TtY5mXw0PaLk3Bv\"",
    "https://app:s3cr3t@db.example/shop", "+49 30 901820", "(555) 123-4567", "536-22-8726",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "4bf92f3577b34da6a3ce929d0e0e4736", "123e4567-e89b-12d3-a456-426614174000", "1763626452031",
    "v1.2.3.4", "std::vector", "user=jdoe", "[INFO]", "[EMAIL:k1.7q2m9v4xj0tzc3ha7m2k]", "[EMAIL]",
    "jane%40example.com", "\\u006aane@example.com", "a\\njane@example.com", "&#64;", "100%", "::::",
    "a@a@a@", "-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----",
    "MIIEowIBAAKCAQEA7f3b", "Authorization: Bearer abcDEF123456ghiJKL789", "name=", ":", "=", "\"",
    "{", "}", "[", "]", ",", "C:\\new\\jane", "pesel 44051401359", "\u{1B}[32mjane@example.com",
  ]

  /// One line, without its newline.
  public mutating func line() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<6:
        text += SampleText.fragments.randomElement(using: &generator) ?? ""
      case 6:
        for _ in 0..<Int.random(in: 1...18, using: &generator) {
          text += String(Int.random(in: 0...9, using: &generator))
        }
      default:
        for _ in 0..<Int.random(in: 1...10, using: &generator) {
          text.unicodeScalars.append(
            Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &generator)))
        }
      }
      if Bool.random(using: &generator) { text += " " }
    }
    return text
  }

  /// Lines of at least `bytes` bytes in all.
  public mutating func lines(bytes: Int) -> String {
    var text = ""
    while text.utf8.count < bytes { text += line() + "\n" }
    return text
  }

  /// A JSON object on one line that holds sample values as strings, numbers and nested objects.
  public mutating func json() -> String {
    func quoted(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\u{0}"..."\u{1F}":
          result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
    let nested =
      "{\"email\":\(quoted(line())),\"card\":4111111111111111,\"n\":[1,4111111111111111]}"
    return "{\"msg\":\(quoted(line())),\"id\":\(Int.random(in: 0...9999, using: &generator)),"
      + "\"body\":\(quoted(nested)),\"o\":\(nested),\(quoted(line())):\"x\"}"
  }
}
