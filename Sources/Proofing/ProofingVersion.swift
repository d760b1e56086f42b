import Foundation
import Kernel

/// Which tables a text was read with (校对表版本): the same version gives the same findings, so that what was read with it
/// need not be read again. It changes with a rule, with a table, and on each day from which something dated in them holds.
package enum ProofingVersion {
  package static func on(_ day: Day) -> String {
    "\(fingerprint)-\(dates.count { $0 <= day.description })"
  }

  private static let fingerprint: String = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    // Of the large tables the beginning and the size tell one making from another, and only that is read.
    func takeFile(_ name: String, _ path: String, whole: Bool) {
      guard let file = MappedFile(path: path) else { return }
      withExtendedLifetime(file) {
        take("\(name) \(file.bytes.count)\n".utf8)
        take((0..<(whole ? file.bytes.count : min(file.bytes.count, 65_536))).lazy.map(file.bytes.byte))
      }
    }
    for rule in Proofreader.allRules {
      take("\(rule.name)\n\(rule.title)\n\(rule.level.rawValue)\n".utf8)
      for example in rule.examples { take("\(example.wrong)\n\(example.right)\n".utf8) }
    }
    for name in files {
      guard let path = ProofingResources.path(name) else { continue }
      takeFile(name, path, whole: !name.hasSuffix(".bin"))
    }
    // With Debian's model of words the corrector finds more than without.
    if let path = SpellingTables.everydayWords { takeFile("", path, whole: false) }
    return String(hash, radix: 16)
  }()

  private static let files: [String] = {
    guard let folder = ProofingResources.folder else { return [] }
    do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch { return [] }
  }()

  /// Every date that stands in the tables of words.
  private static let dates: [String] = files.filter { $0.hasSuffix(".tsv") }.flatMap { name -> [String] in
    guard let path = ProofingResources.path(name), let text = ProofingResources.text(path) else { return [] }
    return text.split { "\t\n \r,;，；".contains($0) }.compactMap { Day(String($0))?.description }
  }
}
