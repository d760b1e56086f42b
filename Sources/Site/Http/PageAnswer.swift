import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// Answers made of finished markup.
extension Response {
  /// A page made for this one visit (个人页面): never kept by anybody, compressed when that pays.
  package static func page(_ html: HTML, status: HTTPResponse.Status = .ok, _ visit: Visit) -> Response {
    text(html.bytes, type: "text/html; charset=utf-8", status: status, visit)
  }

  package static func text(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, _ visit: Visit
  ) -> Response {
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store", .vary: "Accept-Encoding"]
    guard visit.acceptsGzip, bytes.count >= Gzip.worthwhile, let packed = Gzip.compress(bytes, level: Gzip.quick)
    else { return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))) }
    headers[.contentEncoding] = "gzip"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: packed)))
  }

  /// 303 to an address of our own, after a form was taken.
  package static func seeOther(_ address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
  }
}

extension KeptPage {
  /// The same answer that the front handler gives, by way of the router.
  package func response(to request: Request, _ visit: Visit) -> Response {
    let ready = answer(acceptsGzip: visit.acceptsGzip) { ready in
      Conditions.isUnchanged(request.headers, entityTag: ready.entityTag, modified: lastModified.flatMap(HttpDate.read))
    }
    return Response(status: ready.status, headers: ready.fields, body: ResponseBody(byteBuffer: ready.body))
  }
}

extension PageCache {
  /// The kept page, or a fresh one that is kept for the next visitor. `town` names what drops it.
  package func page(
    _ visit: Visit, town: String, _ render: (SecurityHeaders) async throws -> KeptPage
  ) async throws -> KeptPage {
    if let page = page(visit.pageKey) { return page }
    let ticket = self.ticket(town)
    let page = try await render(security)
    keep(page, for: visit.pageKey, town: town, ticket)
    return page
  }
}
