import Foundation
import NIOCore
import TestKit
import Testing

@testable import Site

/// The server against strangers: forged, broken, slow and smuggled requests on real sockets.
@Suite struct HttpServerTests {
  @Test(arguments: [
    "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /b HTTP/1.1\r\nHost: a\r\nX: y\n\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /b HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
  ]) func `a smuggled request is never answered from the kept pages`(attempt: String) async throws {
    try await TestServer.run { server in
      _ = server.keep("/a", "kept")
      let whole = try await Wire.ask(server.port, attempt)
      #expect(!whole.contains("kept"))
      let wire = try await Wire.open(server.port)
      let parts = attempt.components(separatedBy: "GET /a")
      try await wire.send(parts[0])
      try await Task.sleep(for: .milliseconds(60))
      try await wire.send("GET /a" + parts[1])
      #expect(!(try await wire.answers(2, within: 0.4)).contains("kept"))
    }
  }

  @Test func `a body that looks like a request stays a body`() async throws {
    try await TestServer.run { server in
      _ = server.keep("/a", "kept")
      let inner = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
      let wire = try await Wire.open(server.port)
      try await wire.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: \(inner.utf8.count)\r\n\r\n")
      try await Task.sleep(for: .milliseconds(60))
      try await wire.send(inner)
      let answer = try await wire.answers(1)
      #expect(answer.contains("body \(inner.utf8.count)"))
      #expect(!answer.contains("kept"))
    }
  }

  @Test func `faults become pages, defects become a page without their cause`() async throws {
    try await TestServer.run { server in
      let missing = try await Wire.ask(server.port, "GET /missing HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(missing.hasPrefix("HTTP/1.1 404") && missing.contains("没有找到"))
      #expect(missing.contains("Content-Security-Policy: ") || missing.contains("content-security-policy: "))
      let broken = try await Wire.ask(server.port, "GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(broken.hasPrefix("HTTP/1.1 500") && !broken.contains("Cocoa"))
      let busy = try await Wire.ask(server.port, "GET /busy HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(busy.hasPrefix("HTTP/1.1 429") && busy.lowercased().contains("retry-after: 7"))
      let trace = try await Wire.ask(server.port, "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(trace.hasPrefix("HTTP/1.1 405") && trace.lowercased().contains("allow: get, head, post"))
      let head = try await Wire.ask(server.port, "HEAD /b HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(head.hasPrefix("HTTP/1.1 200") && head.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func `a form from another site is refused`() async throws {
    try await TestServer.run { server in
      for (head, isAllowed) in [
        ("Origin: http://a", true), ("Origin: http://evil", false), ("Origin: null", false),
        ("Sec-Fetch-Site: cross-site", false), ("Sec-Fetch-Site: same-site", false),
        ("Sec-Fetch-Site: same-origin\r\nOrigin: http://a", true), ("Referer: http://evil/x", false), ("X: y", true),
      ] {
        let answer = try await Wire.ask(
          server.port, "POST /b HTTP/1.1\r\nHost: a\r\n\(head)\r\nContent-Length: 0\r\n\r\n")
        #expect(answer.hasPrefix(isAllowed ? "HTTP/1.1 200" : "HTTP/1.1 403"), "\(head)")
      }
    }
  }

  @Test func `an oversized body is refused before it is read`() async throws {
    var settings = HttpSettings()
    settings.maxBody = 1000
    try await TestServer.run(settings) { server in
      let answer = try await Wire.ask(server.port, "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 413"))
    }
  }

  @Test func `a head that trickles in and a connection that says nothing are closed`() async throws {
    var settings = HttpSettings()
    settings.patience.tick = .milliseconds(50)
    settings.patience.idle = 8
    try await TestServer.run(settings) { server in
      let silent = try await Wire.open(server.port)
      let slow = try await Wire.open(server.port)
      for letter in "GET /a HTTP/1.1\r\nHo" {
        try await slow.send(String(letter))
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await slow.isClosed(within: 1))
      #expect(try await silent.isClosed(within: 1))
    }
  }

  @Test func `a forwarded address is believed only from a trusted proxy`() async throws {
    let request =
      "GET /whoami HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 1.1.1.1, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n\r\n"
    try await TestServer.run { server in
      let answer = try await Wire.ask(server.port, request)
      #expect(answer.contains("127.0.0.1 "))
    }
    var settings = HttpSettings()
    settings.trustedProxies = [try #require(AddressBlock("127.0.0.0/8"))]
    try await TestServer.run(settings) { server in
      let answer = try await Wire.ask(server.port, request)
      #expect(answer.contains("203.0.113.9 secure"))
    }
  }

  @Test(.enabled(if: SharedData.isPresent))
  func `the collections of broken requests and addresses leave the server alive and unsplit`() async throws {
    try await TestServer.run { server in
      _ = server.keep("/a", "kept")
      for name in ["fuzz-httpreq", "fuzz-url"] {
        let folder = SharedData.url("7_badinput/\(name)")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
          let bytes = [UInt8](try Data(contentsOf: file))
          let wire = try await Wire.open(server.port)
          try await wire.send(
            name == "fuzz-url" ? Array("GET /".utf8) + bytes + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8) : bytes)
          let answer = try await wire.answers(1, within: 0.1)
          #expect(!answer.contains("kept"))
          await wire.close()
        }
      }
      for line in try SharedData.lines("7_badinput/crlf/crlfinjection.txt") {
        let answer = try await Wire.ask(server.port, "GET \(line) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(!answer.lowercased().contains("\nset-cookie:"))
      }
      #expect(try await Wire.ask(server.port, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n").hasSuffix("kept"))
    }
  }
}
