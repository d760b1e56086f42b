import Kernel
import Store

/// A mention (提到): `@姓名` in a remark calls a colleague, and he finds it among his messages. Only who may see the item
/// can be called: the site hands in who that is.
package struct Mention: Sendable {
  /// Who can be mentioned (可提到的同事).
  package struct Colleague: Hashable, Sendable {
    package let account: Identifier<AccountRow>
    package let name: String
    package let displayName: String
    package init(account: Identifier<AccountRow>, name: String, displayName: String) {
      (self.account, self.name, self.displayName) = (account, name, displayName)
    }
  }

  /// Whoever holds one of these duties over an item may see it, and so be called to it.
  package static var audience: Set<Duty> { Scope.duties }

  /// Whom a text calls: by the name that colleagues see, or by the sign-in name. A name that two people bear calls
  /// neither; of two that fit, the longer one is meant.
  package static func called(in text: String, among colleagues: [Colleague]) -> [Colleague] {
    let names = spoken(colleagues)
    var called: [Colleague] = []
    for part in text.split(separator: "@", omittingEmptySubsequences: false).dropFirst() {
      let fitting = names.filter { part.hasPrefix($0.name) }.max { $0.name.count < $1.name.count }
      if let colleague = fitting?.colleague, !called.contains(colleague) { called.append(colleague) }
    }
    return called
  }

  /// The name by which each is called without doubt, for the list that is offered while typing.
  package static func handle(_ colleague: Colleague, among colleagues: [Colleague]) -> String {
    colleagues.count { $0.displayName == colleague.displayName } == 1 ? colleague.displayName : colleague.name
  }

  private static func spoken(_ colleagues: [Colleague]) -> [(name: String, colleague: Colleague)] {
    let counts = colleagues.reduce(into: [:]) { $0[$1.displayName, default: 0] += 1 }
    return colleagues.map { ($0.name, $0) }
      + colleagues.filter { counts[$0.displayName] == 1 }.map { ($0.displayName, $0) }
  }

  /// Whom a form calls: in its text, and by the choice beside it. Throws when the choice is nobody who may see it.
  package static func called(
    in text: String, chosen: [Int64], among colleagues: [Colleague]
  ) throws -> [Colleague] {
    let picked = try chosen.map { id in
      guard let colleague = colleagues.first(where: { $0.account.value == id }) else {
        throw Fault.invalid("mention", "只能提到看得到这条信息的同事，请重新选择。")
      }
      return colleague
    }
    return picked + called(in: text, among: colleagues).filter { !picked.contains($0) }
  }

  /// Tells them (提到我的). Whoever mentions himself is told nothing.
  package static func tell(
    _ colleagues: [Colleague], of item: Item.ID, saying text: String, topic: String, _ tx: Transaction
  ) throws {
    let speaker = tx.actor.staff
    let others = colleagues.map(\.account).filter { $0 != speaker?.account }
    guard !others.isEmpty else { return }
    try Message.send(
      .mentioned, to: others, "\(speaker?.displayName ?? "系统")：\(Remark.opening(text))", about: item, topic: topic, tx)
  }
}
