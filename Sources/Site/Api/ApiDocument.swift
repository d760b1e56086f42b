import Foundation
import Hummingbird
import Kernel

/// `GET /api/openapi.json`: what programs may ask, in OpenAPI 3.1 (接口说明). The same text stands in `docs/openapi.json`.
enum ApiDocument {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    guard let bytes else { throw Fault.notFound }
    return .text(bytes, type: "application/json", visit)
  }

  private static let bytes = FileManager.default.contents(
    atPath: Bundle.module.bundleURL.appending(path: "Assets/openapi.json").path
  ).map { [UInt8]($0) }
}
