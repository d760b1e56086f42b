import Files
import Foundation
import Jobs
import Kernel
import Store

/// Makes a recording play everywhere (语音处理任务), a few seconds after it came.
package struct VoiceJob: Job {
  package static let kind = "consultation.voice"
  package static let queue = JobQueue.quick
  package static let maxAttempts = 3
  let voice: Int64

  init(_ voice: ConsultationVoice.ID) { self.voice = voice.value }

  package var label: String { "处理咨询语音，第 \(voice) 段" }

  package func run(_ context: JobContext) async throws {
    let (store, id) = (context.store, ConsultationVoice.ID(voice))
    let found = try await store.read { try ConsultationVoice.find(id, $0) }
    guard found.sound == nil, found.failure.isEmpty else { return }
    let files = try FileStore(folder: context.tools.files)
    do {
      let made = try await VoiceMaking.make(files.path(of: found.upload))
      let blob = try files.put(made.mp3, name: "voice.mp3")
      try await store.write(as: .program("jobs")) {
        try ConsultationVoice.settle(id, blob, milliseconds: made.milliseconds, wave: made.wave, $0)
      }
      try await context.conclude("录音 \(made.milliseconds / 1000) 秒，可以播放。")
    } catch let unusable as VoiceMaking.Unusable {
      try await store.write(as: .program("jobs")) { try ConsultationVoice.fail(id, unusable.sentence, $0) }
      try await context.conclude(unusable.sentence)
    }
  }
}
