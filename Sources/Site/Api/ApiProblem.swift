import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// What a program is told when it is refused (接口错误), as RFC 9457 writes it: one Chinese sentence for the person behind it.
struct ApiProblem: Encodable {
  let title: String
  let status: Int
  let detail: String

  static func isAsked(_ visit: Visit) -> Bool { visit.target.hasPrefix("/api/") }

  static func response(_ status: HTTPResponse.Status, _ sentences: [String]) -> Response {
    let problem = ApiProblem(
      title: status.reasonPhrase, status: status.code,
      detail: sentences.isEmpty ? "请求没有成功，请稍后再试。" : sentences.joined())
    var response = Response.json(problem, status: status, type: "application/problem+json")
    if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}

extension Response {
  /// An answer for a program: never kept, in one fixed order.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only numbers that are no numbers cannot be written, and there are none in our answers.
    let bytes = (try? encoder.encode(value)) ?? Data("{}".utf8)
    return Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
