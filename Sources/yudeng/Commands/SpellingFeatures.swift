import Foundation
import Kernel
import Proofing

/// What the corrector thinks of in known sentences (训练特征), for tools/proofing/train.py: a line S for a sentence — name,
/// faults, characters — and a line P for each proposal — place, length, right or not, faults it touches, what it puts there,
/// features times 1000.
enum SpellingFeatures {
  static func write(_ path: String) throws {
    guard let tables = SpellingTables.shipped else { throw Fault.invalid("features", "程序旁边错别字纠正用的数据缺失或已损坏。") }
    let speller = Speller(tables: tables)
    for row in try TextSource.rows(of: path, columns: ["id", "wrong", "right"]) {
      let (text, right) = (ProofText(row["wrong"] ?? ""), Array((row["right"] ?? "").unicodeScalars))
      guard text.count == right.count else { continue }
      let faults = Set(right.indices.filter { right[$0] != text.scalars[$0] })
      Console.say("S\t\(row["id"] ?? "")\t\(faults.count)\t\(right.count)")
      for (correction, features) in speller.thoughts(in: text) {
        let isRight = String(String.UnicodeScalarView(right[correction.range])) == correction.replacement
        let numbers = features.map { String(Int(($0 * 1000).rounded())) }.joined(separator: "\t")
        let range = correction.range
        let place = "\(range.lowerBound)\t\(range.count)\t\(isRight ? 1 : 0)\t\(faults.intersection(range).count)"
        Console.say("P\t\(place)\t\(correction.replacement)\t\(numbers)")
      }
    }
  }
}
