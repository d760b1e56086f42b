import Kernel
import Store

/// An earlier application that may be the same (疑似重复申请): a suggestion for a person to judge, never a decision.
package struct ApplicationLikeness: Sendable, Equatable {
  package let id: Application.ID
  package let number: String
  package let title: String
  package let state: ApplicationState
  package let isSameApplicant: Bool
  /// How much of the wording is shared, in per cent.
  package let likeness: Int

  /// What resembles an application among the latest of its town.
  package static func list(to application: Application, _ reader: some Reader) throws -> [ApplicationLikeness] {
    let others = try reader.all(
      """
      SELECT * FROM application
      WHERE town = \(application.town) AND id <> \(application.id) AND matter = \(application.matter)
      ORDER BY id DESC LIMIT 300
      """, Application.init)
    let own = pairs(of: application.title + application.content)
    let found = others.compactMap { other -> ApplicationLikeness? in
      let isSame = other.applicantMark == application.applicantMark
      let share = likeness(own, pairs(of: other.title + other.content))
      guard share >= (isSame ? 30 : 60) else { return nil }
      return ApplicationLikeness(
        id: other.id, number: other.number, title: other.title, state: other.state, isSameApplicant: isSame,
        likeness: share)
    }
    func weight(_ one: ApplicationLikeness) -> Int { one.likeness + (one.isSameApplicant ? 1000 : 0) }
    return Array(found.sorted { weight($0) > weight($1) }.prefix(5))
  }

  /// Jaccard's measure over pairs of neighbouring characters, which needs no words in Chinese.
  static func likeness(_ one: Set<String>, _ other: Set<String>) -> Int {
    let all = one.union(other).count
    return all == 0 ? 0 : one.intersection(other).count * 100 / all
  }

  static func pairs(of text: String) -> Set<String> {
    let letters = text.filter { $0.isLetter || $0.isNumber }.map(String.init)
    return Set(zip(letters, letters.dropFirst()).map { $0 + $1 })
  }
}
