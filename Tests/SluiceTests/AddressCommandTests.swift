// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The sluice command and IP addresses")
struct AddressCommandTests {
  @Test("finds addresses as logs write them")
  func forms() throws {
    let lines = [
      "rhost=220-135-151-1.hinet-ip.hinet.net", "x 220-135-151-1.hinet-ip.hinet.net y",
      "from 4.3.2.1.dialup.example.net", "static.203.0.113.4.clients.example.de",
      "ec2-203-0-113-9.compute-1.amazonaws.com", "query 7.113.0.203.in-addr.arpa PTR",
      "query 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
      "[2001:db8::1]:443 [192.0.2.1]:25",
      "GET http://[2001:db8::7]/x http://192.0.2.1:8080/y?ip=192.0.2.9",
      "1a00:db8:aa:1:2:3:4:ec2e:49225", "a user@192.0.2.1 b 192.0.2.1->198.51.100.3",
    ]
    let run = try CommandRun(
      ["--ephemeral-key", "--operator", "label"],
      input: Data((lines.joined(separator: "\n") + "\n").utf8))
    #expect(
      run.text == """
        rhost=[IPV4].hinet-ip.hinet.net
        x [IPV4].hinet-ip.hinet.net y
        from [IPV4].dialup.example.net
        static.[IPV4].clients.example.de
        ec2-[IPV4].compute-1.amazonaws.com
        query [IPV4].in-addr.arpa PTR
        query [IPV6].ip6.arpa
        [[IPV6]]:443 [[IPV4]]:25
        GET http://[[IPV6]]/x http://[IPV4]:8080/y?ip=[IPV4]
        [IPV6]:49225
        a user@[IPV4] b [IPV4]->[IPV4]

        """)
  }

  @Test("reads classes from the settings file and says what is wrong with them")
  func classes() throws {
    let folder = try CommandRun.freshFolder()
    let file = folder.appendingPathComponent("sluice.toml")
    try """
    [ip_classes]
    loopback = "keep"
    private = { operator = "truncate-ip", ipv4_bits = 16 }
    documentation = "find"
    own = "keep"
    own_networks = ["198.51.100.0/24"]
    """.write(to: file, atomically: true, encoding: .utf8)
    let arguments = ["--ephemeral-key", "--operator", "label", "--config", file.path]
    let input = Data("127.0.0.1 10.1.2.3 203.0.113.7 198.51.100.4\n".utf8)
    #expect(
      try CommandRun(arguments, input: input).text == "127.0.0.1 10.1.0.0 [IPV4] 198.51.100.4\n")
    let check = try CommandRun(["check"] + arguments)
    #expect(check.text.contains("ip_classes.private") && check.text.contains("truncate-ip:16:48"))

    try """
    [ip_classes]
    loopbck = "keep"
    private = "hide"
    own_networks = ["10.0.0.0/99"]
    """.write(to: file, atomically: true, encoding: .utf8)
    let bad = try CommandRun(arguments, input: input)
    #expect(bad.status == 2 && bad.output.isEmpty)
    #expect(bad.errors.split(separator: "\n").count == 4)
    #expect(bad.errors.contains("did you mean 'loopback'?"))
  }
}
