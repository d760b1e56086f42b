import Foundation
import Jobs

/// Makes recordings alike (语音处理): whatever a browser or a telephone recorded becomes MP3 of one channel and even
/// loudness, by ffmpeg in a child process with limits.
package enum VoiceMaking {
  static let program = "/usr/bin/ffmpeg"
  /// Three minutes; what is longer is refused, never cut.
  package static let longest = 180
  package static let mostBytes = 20 << 20
  private static let limits = ChildProcess.Limits(time: 90, memory: 2 << 30, output: 32 << 20)
  private static let rate = 8000

  struct Made: Sendable {
    let mp3: Data
    let milliseconds: Int
    let wave: [Int]
  }

  /// Reads `path`. Throws a sentence for the clerk when it is no sound or too long.
  static func make(_ path: String) async throws -> Made {
    // A recording of a browser does not say how long it is: the samples do.
    let samples = try await samples(of: path)
    let milliseconds = samples.count * 1000 / rate
    guard milliseconds > 300 else { throw Unusable(sentence: "录音里没有声音，请重新录一段。") }
    guard milliseconds <= (longest + 2) * 1000 else {
      throw Unusable(sentence: "录音超过 \(longest / 60) 分钟，请说得短一些，或者分成几次问。")
    }
    let mp3 = try await run(
      [
        "-i", path, "-vn", "-map_metadata", "-1", "-ac", "1", "-ar", "24000", "-af", "highpass=f=80,dynaudnorm=f=250",
        "-c:a", "libmp3lame", "-b:a", "48k", "-write_xing", "1", "-f", "mp3", "-",
      ])
    return Made(mp3: mp3, milliseconds: milliseconds, wave: wave(samples))
  }

  /// What is wrong with a recording, in one sentence.
  struct Unusable: Error, Equatable { let sentence: String }

  private static func samples(of path: String) async throws -> [Int16] {
    // A second more than is allowed tells what is too long without reading an hour of it.
    let pcm = try await run(
      ["-i", path, "-vn", "-t", String(longest + 4), "-ac", "1", "-ar", String(rate), "-f", "s16le", "-"])
    return pcm.withUnsafeBytes { bytes in
      (0..<bytes.count / 2).map { Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self)) }
    }
  }

  private static func run(_ arguments: [String]) async throws -> Data {
    do {
      let start = ["-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file,pipe"]
      return try await ChildProcess.run(program, start + arguments, limits: limits).standardOutput
    } catch ChildProcess.Failure.failed {
      throw Unusable(sentence: "这个文件不是能播放的录音，请用手机或电脑重新录一段。")
    }
  }

  /// Loudness in 120 equal parts, 0 to 15, the loudest part 15.
  static func wave(_ samples: [Int16]) -> [Int] {
    let parts = 120
    guard samples.count >= parts else { return [] }
    let peaks = (0..<parts).map { part in
      samples[(part * samples.count / parts)..<((part + 1) * samples.count / parts)].reduce(0) { max($0, abs(Int($1))) }
    }
    let top = max(1, peaks.max() ?? 1)
    return peaks.map { $0 * 15 / top }
  }
}
