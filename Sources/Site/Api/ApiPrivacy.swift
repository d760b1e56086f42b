import Accounts
import Hummingbird
import Kernel
import Privacy
import Publishing
import Store

/// `POST /api/v1/privacy`: a text, answered with the private matter in it (接口隐私检查). Nothing of it is kept, and the answer
/// does not repeat it.
enum ApiPrivacy {
  /// What is asked (检查请求).
  struct Body: Decodable, Sendable {
    let text: String

    private enum CodingKeys: String, CodingKey { case text }

    init(from decoder: any Decoder) throws {
      try ApiKey.check(decoder, ["text"])
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      text = try ApiKey.text(try fields.decode(String.self, forKey: .text), longest: 200_000)
    }
  }

  /// What is said (检查结果).
  struct Answer: Encodable, Sendable {
    let characters: Int
    let matters: [Matter]
  }

  /// A private matter (隐私), in Unicode scalars of the text.
  struct Matter: Encodable, Sendable {
    let start, end: Int
    let kind, name, severity: String
  }

  static func answer(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let text = try await ApiAsking<Body>.read(site, request, visit).body.text
    let found = Privacy.matters(in: text, on: site.store.today())
    return .json(
      Answer(
        characters: text.unicodeScalars.count,
        matters: found.map {
          Matter(
            start: $0.range.lowerBound, end: $0.range.upperBound, kind: $0.kind.rawValue, name: $0.kind.chinese,
            severity: $0.severity.rawValue)
        }))
  }
}
