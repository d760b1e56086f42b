import Foundation
import Kernel
import Proofing

/// How good the corrector is (纠错检验) on a table of sentences with their right form: by sentence, by character, in false
/// alarms, in processor time.
enum SpellingMeasure {
  static func json(of path: String, _ level: Level) throws -> String {
    guard let tables = SpellingTables.shipped else {
      throw Fault.invalid("tsv", "程序旁边错别字纠正用的数据缺失或已损坏，请重新安装或编译。")
    }
    let rows = try TextSource.rows(of: path, columns: ["id", "wrong", "right"])
    var score = SpellingScore()
    let speller = Speller(tables: tables)
    var some: [(wrong: String, right: String)] = []
    func take() {
      let began = processorMilliseconds()
      let answers = mended(some.map(\.wrong), speller, level)
      score.milliseconds += processorMilliseconds() - began
      for (row, answer) in zip(some, answers) { score.add(row.wrong, row.right, answer) }
      some = []
    }
    for row in rows {
      some.append((row["wrong"] ?? "", row["right"] ?? ""))
      if some.count == together { take() }
    }
    take()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(score.answer), as: UTF8.self)
  }

  /// So many rows are read together, as the sentences of a text are.
  private static let together = 16

  private static func mended(_ wrong: [String], _ speller: Speller, _ level: Level) -> [String] {
    zip(wrong, speller.corrections(in: wrong.map { ProofText($0) }, level: level)).map { wrong, corrections in
      var scalars = Array(wrong.unicodeScalars)
      for each in corrections.reversed() {
        scalars.replaceSubrange(each.range, with: Array(each.replacement.unicodeScalars))
      }
      return String(String.UnicodeScalarView(scalars))
    }
  }

  private static func processorMilliseconds() -> Double {
    var spent = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent)
    return Double(spent.tv_sec) * 1000 + Double(spent.tv_nsec) / 1_000_000
  }
}

/// What is counted: the strict way of SIGHAN, and that of pycorrector, where a faulty sentence that is mended wrongly
/// counts as missed and not as a false alarm.
private struct SpellingScore {
  var milliseconds = 0.0
  private var sentences = 0
  private var characters = 0
  private var faulty = 0
  private var changed = 0
  private var detected = 0
  private var corrected = 0
  private var cleanChanged = 0
  private var cleanPlaces = 0
  private var cleanCharacters = 0
  private var places = (made: 0, right: 0, wanted: 0)

  mutating func add(_ wrong: String, _ right: String, _ answer: String) {
    let (before, goal, after) = (Array(wrong.unicodeScalars), Array(right.unicodeScalars), Array(answer.unicodeScalars))
    sentences += 1
    characters += before.count
    let wanted = before.count == goal.count ? before.indices.filter { before[$0] != goal[$0] } : []
    let made = before.count == after.count ? before.indices.filter { before[$0] != after[$0] } : []
    places.wanted += wanted.count
    places.made += made.count
    changed += answer == wrong ? 0 : 1
    guard wrong != right else {
      cleanChanged += answer == wrong ? 0 : 1
      cleanPlaces += max(made.count, abs(before.count - after.count))
      cleanCharacters += before.count
      return
    }
    faulty += 1
    detected += made == wanted && !wanted.isEmpty ? 1 : 0
    corrected += answer == right ? 1 : 0
    if before.count == goal.count { places.right += made.filter { after[$0] == goal[$0] }.count }
  }

  var answer: SpellingAnswer {
    SpellingAnswer(
      sentences: sentences, detection: both(detected), correction: both(corrected),
      char: .init(p: share(places.right, places.made), r: share(places.right, places.wanted)),
      falsePer10k: share(cleanPlaces * 10_000, cleanCharacters),
      msPer1000: milliseconds * 1000 / Double(max(1, characters)))
  }

  private func both(_ hits: Int) -> SpellingAnswer.Both {
    .init(
      strict: .init(share(hits, changed), share(hits, faulty)),
      pycorrector: .init(share(hits, hits + cleanChanged), share(hits, faulty)))
  }

  private func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

/// The answer as it is written.
private struct SpellingAnswer: Encodable {
  struct Figures: Encodable {
    let p, r, f1: Double

    init(_ precision: Double, _ recall: Double) {
      (p, r) = (precision, recall)
      f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  struct Both: Encodable { let strict, pycorrector: Figures }
  struct Characters: Encodable { let p, r: Double }

  let sentences: Int
  let detection, correction: Both
  let char: Characters
  let falsePer10k, msPer1000: Double
}
