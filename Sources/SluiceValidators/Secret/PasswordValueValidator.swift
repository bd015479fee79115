// SPDX-License-Identifier: Apache-2.0

/// Decides whether a value that is labelled a password can be one: anything but an empty text,
/// a placeholder, a mask, a template variable or a piece of code.
/// Source: the value forms of common configuration files and template languages.
enum PasswordValueValidator: Validator {
  static let name = "password-value"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["hunter2", "letmein", "Tr0ub4dor&3", "correct horse", "p@ss", "$ecret1", "12345"],
    invalid: [
      "****", "[REDACTED]", "[FILTERED]", "<password>", "${DB_PASSWORD}", "$PASSWORD", "{{ pw }}",
      "null", "None", "TRUE", "getPassword()", "os.getenv(\"DB_PASS\")", "config.password",
      "xxxxxxxx",
      "", "%s", "env['PW']", "********1234",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    !Placeholder.matches(candidate)
  }
}
