import Foundation
import TestKit
import Testing

@testable import Site

/// Kept pages answered before any HTTP parsing, on real sockets.
@Suite struct HttpFrontTests {
  let long = String(repeating: "呈坎镇政务公开。", count: 200)

  @Test func `a kept page is answered whole, with date, validators and the fence of headers`() async throws {
    try await TestServer.run { server in
      server.keep("/a", long, tag: 7)
      let answer = try await Wire.ask(server.port, "GET /a HTTP/1.1\r\nHost: a\r\nUser-Agent: Mozilla/5.0\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nDate: \(HttpDate.text(monday))\r\n"))
      for line in [
        "ETag: \"", "Last-Modified: ", "Cache-Control: no-cache", "Vary: Accept-Encoding, Cookie",
        "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
        "Content-Length: \(long.utf8.count)\r\n",
      ] {
        #expect(answer.contains("\r\n" + line), "\(line)")
      }
      #expect(answer.hasSuffix("\r\n\r\n" + long))
      #expect(server.served.value == ["7"])
    }
  }

  @Test func `the visitor who holds the page gets 304, and it counts as a visit`() async throws {
    try await TestServer.run { server in
      let page = server.keep("/a", long, tag: 7)
      let tag = page.plain.entityTag
      let head = "GET /a HTTP/1.1\r\nHost: a\r\nUser-Agent: Mozilla/5.0\r\n"
      for condition in [
        "If-None-Match: \(tag)", "If-None-Match: W/\(tag)", "If-None-Match: *",
        "If-None-Match: \"x\", \(tag)", "If-Modified-Since: \(HttpDate.text(monday))",
      ] {
        let answer = try await Wire.ask(server.port, head + condition + "\r\n\r\n")
        if condition.contains(",") && condition.hasPrefix("If-N") {
          #expect(answer.contains("routed GET /a"), "lists of tags are the router's business")
        } else {
          #expect(answer.hasPrefix("HTTP/1.1 304 Not Modified\r\n"), "\(condition)")
          #expect(answer.hasSuffix("\r\n\r\n"))
        }
      }
      #expect(server.served.value == ["7", "7", "7", "7"])
      let stale = try await Wire.ask(server.port, head + "If-None-Match: \"old\"\r\n\r\n")
      #expect(stale.hasPrefix("HTTP/1.1 200 OK"))
    }
  }

  @Test func `gzip is sent only to those who take it`() async throws {
    try await TestServer.run { server in
      server.keep("/a", long)
      for (accept, isPacked) in [
        ("gzip", true), ("gzip, deflate, br", true), ("br;q=1, gzip;q=0.5", true),
        ("gzip;q=0", false), ("identity", false), ("*", true), ("*;q=0", false), ("gzip;q=0, *", false),
      ] {
        let answer = try await Wire.ask(
          server.port, "GET /a HTTP/1.1\r\nHost: a\r\nAccept-Encoding: \(accept)\r\n\r\n")
        #expect(answer.contains("Content-Encoding: gzip") == isPacked, "\(accept)")
      }
    }
  }

  @Test func `large text, machines, staff and HEAD are told apart`() async throws {
    try await TestServer.run { server in
      server.keep("/a", "small", tag: 1)
      server.keep("/a", "LARGE", tag: 1, variant: .large)
      let wire = try await Wire.open(server.port)
      let heads = [
        "User-Agent: Mozilla\r\nCookie: a=b; text=large", "User-Agent: Baiduspider/2.0", "X: y",
        "User-Agent: Mozilla\r\nCookie: yudeng=abc",
      ]
      // One at a time: requests that arrive in one piece are the full parser's, whatever they ask for.
      for (index, head) in heads.enumerated() {
        try await wire.send("GET /a HTTP/1.1\r\nHost: a\r\n\(head)\r\n\r\n")
        _ = try await wire.answers(index + 1)
      }
      try await wire.send("HEAD /a HTTP/1.1\r\nHost: a\r\nUser-Agent: Mozilla\r\n\r\n")
      let answers = try await wire.answers(5)
      #expect(answers.contains("LARGE"))
      #expect(answers.components(separatedBy: "\r\n\r\nsmall").count == 4)
      #expect(answers.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func `answers keep their order when a slow page goes before a kept one`() async throws {
    try await TestServer.run { server in
      server.keep("/a", "kept")
      let wire = try await Wire.open(server.port)
      try await wire.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
      try await Task.sleep(for: .milliseconds(50))
      try await wire.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
      let answers = try await wire.answers(2)
      let slow = try #require(answers.range(of: "slow"))
      let second = try #require(answers.range(of: "routed GET /a"))
      #expect(slow.upperBound < second.lowerBound)
    }
  }

  @Test func `a kept page is answered again after a routed one is done`() async throws {
    try await TestServer.run { server in
      server.keep("/a", "kept")
      let wire = try await Wire.open(server.port)
      try await wire.send("GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try await wire.answers(1)
      try await wire.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try await wire.answers(2).hasSuffix("kept"))
    }
  }

  @Test(arguments: [
    "GET /a HTTP/1.0\r\nHost: a\r\n\r\n", "GET http://a/a HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n", "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a\r\nCookie: a=b\r\nCookie: c=d\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
    "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a\r\nX-Long: \(String(repeating: "x", count: 9000))\r\n\r\n",
    "GET /a?b HTTP/1.1\r\nHost: a\r\n\r\n",
  ]) func `what is not one plain request for a kept page goes to the router`(request: String) async throws {
    try await TestServer.run { server in
      server.keep("/a", "kept")
      let answer = try await Wire.ask(server.port, request)
      #expect(answer.contains("routed"))
      #expect(!answer.contains("kept"))
    }
  }

  @Test func `a request that comes in pieces, and several in one piece, are all answered in order`() async throws {
    try await TestServer.run { server in
      server.keep("/a", "kept")
      let wire = try await Wire.open(server.port)
      for piece in ["GE", "T /a HT", "TP/1.1\r\nHo", "st: a\r", "\n\r", "\n"] {
        try await wire.send(piece)
        try await Task.sleep(for: .milliseconds(15))
      }
      #expect(try await wire.answers(1).contains("routed GET /a"))
      try await wire.send((1...3).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      let answers = try await wire.answers(4)
      let places = (1...3).compactMap { answers.range(of: "routed GET /\($0)")?.lowerBound }
      #expect(places.count == 3 && places == places.sorted())
    }
  }
}
