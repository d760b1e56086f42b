import Casework
import Files
import Hummingbird
import Kernel
import Store

/// Handing a voice out (播放语音): to the desk by its duty, to the asker by a token that is good for an hour.
enum VoiceDelivery {
  private static let place = "consultation-voice"

  static func token(_ voice: ConsultationVoice.ID, _ site: Site) throws -> String {
    try PassingToken.make([voice.description], for: place, seconds: 3600, site)
  }

  static func follow(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let id: Int64
    switch PassingToken.read(visit.parts["token"] ?? "", for: place, site) {
    case .fresh(let words): id = words.first.flatMap { Int64($0) } ?? 0
    case .stale: throw Fault(.gone, [Issue("", "播放链接只在一小时内有效，请重新输入编号和查询码查看。")])
    case .foreign: throw Fault.notFound
    }
    let voice = try await site.store.read { try ConsultationVoice.find(.init(id), $0) }
    return try await answer(voice, in: town.id, site, request)
  }

  static func desk(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let consultation = Consultation.ID(try visit.number("consultation"))
    let id = ConsultationVoice.ID(try visit.number("voice"))
    let voice = try await site.store.read { try ConsultationVoice.find(id, $0) }
    guard voice.consultation == consultation else { throw Fault.notFound }
    return try await answer(voice, in: town.id, site, request)
  }

  private static func answer(
    _ voice: ConsultationVoice, in town: Identifier<Organisation>, _ site: Site, _ request: Request
  ) async throws -> Response {
    let owner = try await site.store.read { try Consultation.find(voice.consultation, $0).town }
    guard owner == town, let sound = voice.sound else { throw Fault.notFound }
    guard site.files.holds(sound.digest) else { throw MissingFile(digest: sound.digest.hex) }
    var response = FileAnswer(
      path: site.files.path(of: sound.digest), name: "voice.mp3", type: MediaType.mp3.rawValue, size: sound.size,
      digest: sound.digest.hex
    ).response(to: request)
    response.headers[.cacheControl] = "private, no-store"
    return response
  }
}
