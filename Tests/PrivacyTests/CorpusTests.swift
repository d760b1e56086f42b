import Foundation
import Kernel
import Privacy
import TestKit
import Testing

/// How much is found of what was put in, and how often an alarm is false: on made-up people with right checks, and on
/// real documents. The figures stand in docs/villages.md.
@Suite struct CorpusTests {
  private static let day = Day(year: 2026, month: 11, day: 24) ?? Day(ordinal: 0)

  private struct Record: Decodable { let text: String }

  /// A sentence with one private value in it, and what it should be found as.
  private struct Case {
    let text: String
    let value: String
    let kind: PrivateKind
  }

  @Test func `of three thousand made-up values at least 99 in 100 are found`() {
    var chance = Seeded(seed: 11)
    var (found, all): ([PrivateKind: Int], [PrivateKind: Int]) = ([:], [:])
    for _ in 0..<3000 {
      let each = Self.made(&chance)
      all[each.kind, default: 0] += 1
      guard let range = each.text.range(of: each.value) else { continue }
      let start = each.text[..<range.lowerBound].unicodeScalars.count
      let place = start..<start + each.value.unicodeScalars.count
      let isFound = Privacy.matters(in: each.text, on: Self.day).contains { $0.range.overlaps(place) }
      found[each.kind, default: 0] += isFound ? 1 : 0
    }
    let words = all.keys.sorted { $0.rawValue < $1.rawValue }.map { "\($0.rawValue) \(found[$0] ?? 0)/\(all[$0] ?? 0)" }
    print("privacy recall on the made-up corpus: \(words.joined(separator: ", "))")
    let recall = Double(found.values.reduce(0, +)) / Double(all.values.reduce(0, +))
    #expect(recall >= 0.99, "\(words)")
  }

  @Test(.enabled(if: SharedData.isPresent))
  func `on real documents health, children and homes raise hardly an alarm`() throws {
    var (scalars, alarms): (Int, [PrivateKind: Int]) = (0, [:])
    for line in try SharedData.lines("1_policies/documents.jsonl") {
      let text = try JSONDecoder().decode(Record.self, from: Data(line.utf8)).text
      scalars += text.unicodeScalars.count
      for matter in Privacy.matters(in: text, on: Self.day) { alarms[matter.kind, default: 0] += 1 }
    }
    let words = alarms.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
    print("privacy alarms on \(scalars) characters of 1_policies/documents: \(words.joined(separator: ", "))")
    let new = [PrivateKind.condition, .minor, .address].reduce(0) { $0 + (alarms[$1] ?? 0) }
    #expect(scalars > 100_000 && Double(new) * 10_000 <= 0.2 * Double(scalars), "\(words)")
  }

  // MARK: The made-up corpus

  private static func made(_ chance: inout Seeded) -> Case {
    func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &chance)] }
    func digits(_ count: Int) -> String { (0..<count).map { _ in String(Int.random(in: 0...9, using: &chance)) }.joined() }
    let name = pick(["程某某", "罗小某", "胡某", "汪大某", "欧阳某某", "方某某"])
    switch Int.random(in: 0..<9, using: &chance) {
    case 0: return wrap(identity(&chance), .identityNumber, name, &chance)
    case 1: return wrap(identity(&chance) + "4\(Int.random(in: 1...4, using: &chance))", .disabilityCertificate, name, &chance)
    case 2: return wrap(bank(&chance), .bankCard, name, &chance)
    case 3: return wrap("13" + digits(9), .mobile, name, &chance)
    case 4: return wrap("0559-2" + digits(6), .landline, name, &chance)
    case 5:
      let value = "某某村\(Int.random(in: 1...20, using: &chance))组\(Int.random(in: 1...99, using: &chance))号"
      return Case(text: "\(name)，家住\(value)。", value: value, kind: .address)
    case 6:
      let value = pick(["肢体残疾二级", "智力残疾三级", "患有尿毒症", "患肺癌", "确诊为白血病", "精神残疾一级", "身患重病"])
      return Case(text: "\(pick(["村民", "户主", ""]))\(name)，\(pick(["男，", "女，", ""]))\(value)，家庭困难。", value: value, kind: .condition)
    case 7:
      let value = "\(Int.random(in: 1...17, using: &chance))\(pick(["岁", "周岁"]))"
      return Case(text: "\(pick(["其子", "儿童", ""]))\(name)，\(pick(["男，", "女，", ""]))\(value)，随祖父母生活。", value: value, kind: .minor)
    default:
      let value = "19\(Int.random(in: 30...99, using: &chance))年\(Int.random(in: 1...12, using: &chance))月\(Int.random(in: 1...28, using: &chance))日"
      return Case(text: "\(name)，\(value)出生。", value: value, kind: .birthDate)
    }
  }

  private static func wrap(_ value: String, _ kind: PrivateKind, _ name: String, _ chance: inout Seeded) -> Case {
    let frames = ["\(name)，\(value)，已核实。", "\(name)(\(value))", "\(name) \(value) 3组", "联系：\(value)", "\t\(value)\t", "号码:\(value)；"]
    return Case(text: frames[Int.random(in: 0..<frames.count, using: &chance)], value: value, kind: kind)
  }

  private static func identity(_ chance: inout Seeded) -> String {
    let year = Int.random(in: 1930...2020, using: &chance)
    let front = "341004\(year)" + String(format: "%02d%02d%03d", Int.random(in: 1...12, using: &chance), Int.random(in: 1...28, using: &chance), Int.random(in: 0...999, using: &chance))
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(front, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return front + String(Array("10X98765432")[sum % 11])
  }

  private static func bank(_ chance: inout Seeded) -> String {
    let front = [6, 2, 1, 7] + (0..<14).map { _ in Int.random(in: 0...9, using: &chance) }
    let sum = front.reversed().enumerated().reduce(0) { sum, each in
      let value = each.offset % 2 == 0 ? each.element * 2 : each.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return (front + [(10 - sum % 10) % 10]).map(String.init).joined()
  }
}
