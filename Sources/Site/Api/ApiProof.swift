import Accounts
import Hummingbird
import Kernel
import Proofing
import Publishing
import Store

/// `POST /api/v1/proof`: a text, answered with what is found in it (接口校对). Nothing of it is kept.
enum ApiProof {
  /// What is asked (校对请求).
  struct Body: Decodable, Sendable {
    let text: String
    let level: Level?
    let spelling: Bool
    let day: Day?

    private enum CodingKeys: String, CodingKey { case text, level, spelling, day }

    init(from decoder: any Decoder) throws {
      try ApiKey.check(decoder, ["text", "level", "spelling", "day"])
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      text = try ApiKey.text(try fields.decode(String.self, forKey: .text), longest: ProgramProof.limit)
      level = try fields.contains(.level) ? Self.level(try fields.decode(String.self, forKey: .level)) : nil
      spelling = try fields.contains(.spelling) ? fields.decode(Bool.self, forKey: .spelling) : true
      day = try fields.contains(.day) ? fields.decode(Day.self, forKey: .day) : nil
    }

    private static func level(_ name: String) throws -> Level {
      guard let level = Level(rawValue: name) else {
        throw ApiRefusal(.unprocessableContent, "level 应为 sensitive、standard 或 strict。")
      }
      return level
    }
  }

  /// What is said (校对结果).
  struct Answer: Encodable, Sendable {
    let characters: Int
    let level: String
    let findings: [Found]
  }

  /// A finding (意见), in Unicode scalars of the text.
  struct Found: Encodable, Sendable {
    let start, end: Int
    let text, rule, severity, message: String
    let evidence: String?
    let fixes: [String]
    let safe: Bool
  }

  static func answer(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let asked = try await ApiAsking<Body>.read(site, request, visit)
    let (body, town, today) = (asked.body, asked.token.town, site.store.today())
    let house = try await site.store.read { try ItemProof.House.fetch(town, item: nil, on: today, $0) }
    let found = try await site.readingRoom.read {
      ProgramProof.findings(
        in: body.text, house, level: body.level, withSpelling: body.spelling, on: body.day ?? today)
    }
    let text = ProofText(body.text)
    return .json(
      Answer(
        characters: text.count, level: (body.level ?? house.level).rawValue,
        findings: found.map { each in
          Found(
            start: each.range.lowerBound, end: each.range.upperBound, text: text.string(each.range), rule: each.rule,
            severity: each.severity.rawValue, message: each.message, evidence: each.evidence, fixes: each.fixes,
            safe: each.isSafe)
        }))
  }
}
