import Accounts
import Casework
import Files
import Foundation
import Hummingbird
import Kernel
import Store

/// Handing a voice out (播放语音): to the desk by its duty, to the asker by a token that is good for an hour.
enum VoiceDelivery {
  private static let place = "consultation-voice"

  static func token(_ voice: ConsultationVoice.ID, _ site: Site) throws -> String {
    let until = Int(site.store.now().timeIntervalSince1970) + 3600
    return Hex.encode(try site.box.seal(Array("\(voice):\(until)".utf8), for: place, site.entropy))
  }

  static func follow(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    guard let sealed = Hex.decode(visit.parts["token"] ?? ""), let opened = try? site.box.open(Data(sealed), for: place)
    else { throw Fault.notFound }
    let parts = String(decoding: opened, as: UTF8.self).split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2, Int64(site.store.now().timeIntervalSince1970) <= parts[1] else {
      throw Fault(.gone, [Issue("", "播放链接只在一小时内有效，请重新输入编号和查询码查看。")])
    }
    let voice = try await site.store.read { try ConsultationVoice.find(.init(parts[0]), $0) }
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
