// SPDX-License-Identifier: Apache-2.0

import SluiceModel

/// A user's word in single quotes: on one line, without control characters, at most 60 characters.
func quoted(_ text: String) -> String { "'\(oneLine(text, limit: 60))'" }

/// `text` with control characters replaced by `?` and cut after `limit` characters.
func oneLine(_ text: String, limit: Int = 200) -> String {
  var line = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return line + "..." }
    let isControl =
      scalar.value < 32 || (127...159).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
    line.unicodeScalars.append(isControl ? "?" : scalar)
    count += 1
  }
  return line
}

/// `did you mean 'x'?`, or `fallback` when no known name is near.
func suggestion(for name: String, among known: [String], otherwise fallback: String = "") -> String
{
  NearestName.suggestion(for: name, among: known).map { "did you mean '\($0)'?" } ?? fallback
}
