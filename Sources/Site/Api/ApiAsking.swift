import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing
import Store

/// Who asks and for what (接口请求): the key that opens the door, how often, and a body of bounded size.
struct ApiAsking<Body: Decodable & Sendable>: Sendable {
  let body: Body
  let token: ApiToken

  /// The key first: without one nothing of the body is read.
  static func read(_ site: Site, _ request: Request, _ visit: Visit) async throws -> ApiAsking {
    let token = try await open(site, request, visit)
    try site.apiLimit.take("token:\(token.id)")
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    guard type == "application/json" else { throw ApiRefusal(.unsupportedMediaType, "请求体应为 JSON，请把 Content-Type 写成 application/json。") }
    var bytes: [UInt8] = []
    for try await chunk in request.body {
      bytes.append(contentsOf: chunk.readableBytesView)
      guard bytes.count <= 1 << 20 else { throw Fault.tooLarge("请求体不能超过 1 MB，请分段提交。") }
    }
    // A long text costs as much as several short ones.
    let pieces = bytes.count / 6_000
    if pieces > 0 { try site.apiLimit.take("token:\(token.id)", cost: pieces) }
    do {
      return ApiAsking(body: try JSONDecoder().decode(Body.self, from: Data(bytes)), token: token)
    } catch let refusal as ApiRefusal {
      throw refusal
    } catch {
      throw Fault.invalid("", "请求体不是要求的 JSON，请对照 /api/openapi.json 检查字段和类型。")
    }
  }

  private static func open(_ site: Site, _ request: Request, _ visit: Visit) async throws -> ApiToken {
    let header = request.headers[.authorization] ?? ""
    let key = header.lowercased().hasPrefix("bearer ") ? header.dropFirst(7).trimmingCharacters(in: .whitespaces) : ""
    let today = site.store.today()
    guard let token = try await site.store.read({ try ApiToken.find(key, on: today, $0) }) else {
      // Whoever guesses is slowed down; nothing tells a wrong key from an old one.
      try site.apiDoorLimit.take(visit.address)
      throw ApiRefusal(.unauthorized, "没有有效的接口令牌：请在请求头写 Authorization: Bearer 令牌，令牌由镇里的系统管理员在工作台签发。")
    }
    if token.usedOn != today {
      try await site.store.write(as: .program("api")) { try ApiToken.touch(token.id, $0) }
    }
    return token
  }
}

/// A refusal with a status of its own (接口拒绝).
struct ApiRefusal: Error {
  let status: HTTPResponse.Status
  let sentence: String

  init(_ status: HTTPResponse.Status, _ sentence: String) { (self.status, self.sentence) = (status, sentence) }
}

/// A key of JSON whatever it is called (字段名), to tell what does not belong there.
struct ApiKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }

  /// Refuses fields that are not ours: a misspelt one would be passed over in silence.
  static func check(_ decoder: any Decoder, _ known: Set<String>) throws {
    let keys = try decoder.container(keyedBy: ApiKey.self).allKeys.map(\.stringValue)
    guard let odd = keys.first(where: { !known.contains($0) }) else { return }
    throw ApiRefusal(.unprocessableContent, "没有“\(odd.prefix(40))”这个字段，可用的有：\(known.sorted().joined(separator: "、"))。")
  }

  /// The text of a request, within its bounds.
  static func text(_ text: String, longest: Int) throws -> String {
    guard text.unicodeScalars.count <= longest else {
      throw ApiRefusal(.unprocessableContent, "文字最多 \(longest) 个字符，请分段提交。")
    }
    return text
  }
}
