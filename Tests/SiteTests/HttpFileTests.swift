import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Testing

@testable import Site

/// Downloads: what a browser and a download program are told.
@Suite struct HttpFileTests {
  private let file = FileAnswer(
    path: "/nowhere", name: "x.html", type: "text/html", size: 10, digest: "ab",
    modified: Date(timeIntervalSince1970: 60))

  private func ask(_ headers: HTTPFields, method: HTTPRequest.Method = .get) -> Response {
    let head = HTTPRequest(method: method, scheme: "http", authority: "a", path: "/f", headerFields: headers)
    return file.response(to: Request(head: head, body: RequestBody(buffer: ByteBuffer())))
  }

  @Test func `an uploaded page is a download that runs nothing`() {
    let response = ask([:])
    #expect(response.status == .ok && response.headers[.contentLength] == "10")
    #expect(response.headers[.contentType] == "application/octet-stream")
    #expect(response.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
    #expect(response.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
  }

  @Test func `ranges and validators are honoured`() {
    #expect(ask([.ifNoneMatch: "\"ab\""]).status == .notModified)
    #expect(ask([.ifModifiedSince: "Thu, 01 Jan 1970 00:01:00 GMT"]).status == .notModified)
    let part = ask([.range: "bytes=2-4"])
    #expect(part.status == .partialContent && part.headers[.contentRange] == "bytes 2-4/10")
    #expect(part.headers[.contentLength] == "3")
    #expect(ask([.range: "bytes=2-4", .ifRange: "\"old\""]).status == .ok)
    #expect(ask([.range: "bytes=2-4", .ifRange: "\"ab\""]).status == .partialContent)
    #expect(ask([.range: "bytes=10-"]).status == .rangeNotSatisfiable)
    #expect(ask([.range: "bytes=2-4"], method: .head).status == .ok)
  }
}
