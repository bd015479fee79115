// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Lines on which other small tools leak, break JSON or mask too much.
@Suite("What other tools leak")
struct PeerProbeTests {
  @Test(
    "is masked, and nothing else",
    arguments: [
      ("peer 1a00:db8:aa:1:2:3:4:ec2e:49225 x", "peer [IPV6]:49225 x"),
      ("rhost=220-135-151-1.hinet-ip.hinet.net", "rhost=[IPV4].hinet-ip.hinet.net"),
      ("GET /?email=jane%40example.com HTTP/1.1", "GET /?email=[EMAIL] HTTP/1.1"),
      (#"{"email":"jane\u0040example.com"}"#, #"{"email":"[EMAIL]"}"#),
      (
        #"{"msg":"u \u006aane@example.com","card":4111111111111111}"#,
        #"{"msg":"u [EMAIL]","card":"[CREDIT_CARD]"}"#
      ),
      ("ts=1748503543012", "ts=1748503543012"),
      ("Authorization: Basic YWxpY2U6b3BlbnNlc2FtZQ==", "Authorization: Basic [SECRET]"),
      ("::ffff:10.1.2.3", "[IPV6]"),
      ("invalid user Alice Smith from 203.0.113.7", "invalid user [USERNAME] from [IPV4]"),
      ("invalid user Alice Smith", "invalid user [USERNAME]"),
      ("payload=amFuZS5kb2VAZXhhbXBsZS5jb20=", "payload=[EMAIL]"),
    ])
  func probe(line: String, wanted: String) throws {
    let run = try CommandRun(
      ["--ephemeral-key", "--operator", "label"], input: Data((line + "\n").utf8))
    #expect(run.text == wanted + "\n")
    if line.hasPrefix("{") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: run.output) }
    }
  }
}
