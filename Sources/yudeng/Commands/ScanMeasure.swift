import Foundation
import Kernel
import Proofing

/// How fast many phrases are looked for in one pass (扫描测速), for bin/bench: all hits, counted, in processor time of one
/// thread.
enum ScanMeasure {
  static func json(list: String, text: String) throws -> String {
    let phrases = try TextSource(path: list).text.split(whereSeparator: \.isNewline).map(String.init)
    let source = try TextSource(path: text).text
    let began = processorMilliseconds()
    let scan = PhraseScan(phrases)
    let built = processorMilliseconds()
    let decoded = ProofText(source)
    let read = processorMilliseconds()
    let hits = scan.count(in: decoded)
    let done = processorMilliseconds()
    let kilobytes = Double(source.utf8.count) / 1000
    let answer = Answer(
      phrases: phrases.count, hits: hits, buildMs: built - began, scanMBps: kilobytes / (done - read),
      withDecodingMBps: kilobytes / (done - built))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }

  private struct Answer: Encodable {
    let phrases, hits: Int
    let buildMs, scanMBps, withDecodingMBps: Double
  }

  private static func processorMilliseconds() -> Double {
    var spent = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent)
    return Double(spent.tv_sec) * 1000 + Double(spent.tv_nsec) / 1_000_000
  }
}
