import Accounts
import Kernel
import Publishing
import Store

/// Who can be called to an item, and who can take its next step (同事). Rights are the accounts' matter and items the
/// publishing's: the site brings the two together.
struct Colleagues: Sendable {
  let all: [Mention.Colleague]

  /// Everybody who may see an item, but for oneself.
  static func seeing(_ item: Item, except own: Identifier<AccountRow>?, _ reader: some Reader) throws -> Colleagues {
    let holders = try Account.holding(Mention.audience, in: item.organisation, column: item.column, reader)
    return Colleagues(all: holders.filter { $0.id != own }.map(\.colleague))
  }

  /// As a list to choose from.
  var choices: [FormChoice] {
    all.map { person in
      let handle = Mention.handle(person, among: all)
      return FormChoice(
        person.account.description, handle == person.displayName ? handle : "\(person.displayName)（\(handle)）")
    }
  }

  /// Whom a form calls by its text and by its choice.
  func called(in text: String, _ form: Form) throws -> [Mention.Colleague] {
    let chosen = form.all("mention").filter { !$0.isEmpty }.map { Int64($0) ?? 0 }
    return try Mention.called(in: text, chosen: chosen, among: all)
  }

  /// Who can take a step of an edition now: its holders and those who stand in for them, but nobody who had a hand in
  /// it.
  static func takers(
    of duty: Duty, _ edition: Edition.ID, in organisation: Identifier<Organisation>, column: Column.ID,
    on day: Day, _ reader: some Reader
  ) throws -> [Identifier<AccountRow>] {
    let involved = try Reminder.involved(edition, reader)
    let holders = try Account.holding([duty], in: organisation, column: column, reader).map(\.id)
      .filter { !involved.contains($0) }
    let deputies = try StandIn.deputies(of: holders, on: day, reader).map(\.deputy)
    return holders + deputies.filter { !involved.contains($0) }
  }
}

extension Account {
  var colleague: Mention.Colleague { Mention.Colleague(account: id, name: name, displayName: displayName) }
}
