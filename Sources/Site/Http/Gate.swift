import HTTPTypes
import Hummingbird
import Kernel
import NIOHTTP1

/// The gate (大门) every request goes through before a handler and every answer after it: who comes, what is refused
/// outright, what is thrown on the way, which headers go out.
package struct Gate: HTTPResponder {
  package typealias Context = Visit
  package typealias Handler = @Sendable (Request, Visit) async throws -> Response

  private let settings: HttpSettings
  private let errors: ErrorAnswers
  private let security: SecurityHeaders
  private let handler: Handler

  package init(_ settings: HttpSettings, errors: ErrorAnswers, handler: @escaping Handler) {
    (self.settings, self.errors, self.handler) = (settings, errors, handler)
    security = SecurityHeaders(isSecure: settings.isSecure)
  }

  package func respond(to request: Request, context: Visit) async throws -> Response {
    var visit = context
    visit.enter(request, settings)
    var response: Response
    do {
      try refuse(request, visit)
      response = try await handler(request, visit)
    } catch let error as HTTPParserError {
      // The server answers broken HTTP itself, and closes.
      throw error
    } catch {
      response = errors.response(to: error, request, visit)
    }
    security.apply(to: &response.headers)
    if response.status == .notModified { response.headers[.contentLength] = nil }
    if request.method == .head { response = bodiless(response) }
    return response
  }

  private func refuse(_ request: Request, _ visit: Visit) throws {
    // A program is told what its address takes; that the routes know.
    guard [.get, .head, .post].contains(request.method) || ApiProblem.isAsked(visit) else {
      throw WrongMethod(allowed: ["GET", "HEAD", "POST"])
    }
    guard visit.target.utf8.count <= 4096, visit.target.utf8.first == UInt8(ascii: "/") else {
      throw Fault.notFound
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > settings.maxBody {
      throw Fault.tooLarge("提交的内容太大，不能超过 \(settings.maxBody >> 20) MB。")
    }
    try CrossSite.check(request, visit, settings)
  }

  private func bodiless(_ response: Response) -> Response {
    var head = Response(status: response.status, headers: response.headers)
    head.headers[.contentLength] = response.headers[.contentLength]
    return head
  }
}
