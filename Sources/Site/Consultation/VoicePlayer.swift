import Casework
import Kernel

/// A voice with its wave to see and the browser's own player to hear (语音播放).
struct VoicePlayer: Sendable, Equatable {
  var label: String
  /// `23 秒`; empty while it is being made.
  var length = ""
  var wave: [Int] = []
  var address: Address?
  /// Why there is nothing to play.
  var note = ""

  var view: HTML {
    guard let address else { return "<p class=\"quiet\" role=\"status\">\(label)：\(note)</p>" }
    return """
      <figure class="voice"><figcaption>\(label)，\(length)</figcaption>
      \(if: !wave.isEmpty, picture)
      <audio controls preload="none" src="\(address)" data-speeds aria-label="\(label)，\(length)"></audio></figure>
      """
  }

  private var picture: HTML {
    """
    <svg class="wave" viewBox="0 0 \(wave.count * 3) 32" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
    \(each: wave.indices, bar)</svg>
    """
  }

  private func bar(_ index: Int) -> HTML {
    let height = wave[index] * 2 + 1
    return "<rect x=\"\(index * 3)\" y=\"\(16 - height / 2)\" width=\"2\" height=\"\(height)\"></rect>"
  }

  static let sample = VoicePlayer(
    label: "语音答复", length: "23 秒", wave: (0..<120).map { ($0 * 7 + $0 * $0) % 16 }, address: Address("desk", "voice"))
}

extension VoicePlayer {
  init(_ voice: ConsultationVoice, _ label: String, at address: Address) {
    self.init(label: label)
    if let sound = voice.sound {
      let seconds = (sound.milliseconds + 500) / 1000
      length = seconds < 60 ? "\(seconds) 秒" : "\(seconds / 60) 分 \(seconds % 60) 秒"
      (wave, self.address) = (sound.wave, address)
    } else {
      note = voice.failure.isEmpty ? "正在处理，几秒后刷新这一页就能听。" : voice.failure
    }
  }
}
