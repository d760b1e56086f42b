import Kernel
import Publishing
import Store

/// What the editor offers of earlier typing (恢复稿件), and how its page is told apart from other tabs.
extension DraftKeeping {
  /// `filled` is what the page was filled from; `form` the form that came back, whose tab goes on.
  static func make(
    _ site: Site, _ visit: DeskVisit, of item: DeskItem?, filled: KeptDraft?, form: Form?
  ) async throws -> DraftKeeping {
    let tab = form.map(DraftTab.init)
    let (drafts, source) = try await site.store.read { reader in
      (try KeptDraft.list(of: visit.actor, reader), try item.flatMap { try DraftSource.of($0.item.id, reader) })
    }
    let hidden = filled?.id ?? tab?.restored
    let shown = drafts.filter { $0.item == item?.item.id && $0.id != hidden && $0.tab != tab?.name }
    let name = tab.map(\.name) ?? ""
    return DraftKeeping(
      script: AssetAddresses(hash: site.assets.hash).script("drafts.js"), item: item?.item.id.value,
      account: visit.staff.account.value, tab: name.isEmpty ? site.entropy.token(bytes: 16) : name,
      restored: drafts.first { $0.id == hidden }.map { Restored(id: $0.id.value, time: Beijing.second($0.keptAt)) },
      offers: shown.prefix(10).map { Offer($0, upon: item) },
      source: source.flatMap { told($0, item) } ?? filled.flatMap { told(by: $0.fields.map { ($0.name, $0.value) }) }
        ?? form.flatMap { told(by: $0.fields.map { ($0.name, $0.value) }) })
  }

  /// A file that was read and is not saved yet.
  private static func told(by fields: [(String, String)]) -> Source? {
    guard let name = fields.first(where: { $0.0 == sourceName })?.1, !name.isEmpty else { return nil }
    let remarks = fields.first { $0.0 == sourceRemarks }?.1 ?? ""
    return Source(name: name, remarks: remarks.split(separator: "\n").map(String.init))
  }

  /// Until somebody has saved it again.
  private static func told(_ source: DraftSource, _ item: DeskItem?) -> Source? {
    guard let newest = item?.newest, newest.ordinal == 1, newest.revision == source.revision else { return nil }
    return Source(name: source.name, remarks: source.remarks)
  }
}

extension DraftKeeping.Offer {
  init(_ draft: KeptDraft, upon item: DeskItem?) {
    let text = BodyField.lead(draft["body"] ?? "")
    self.init(
      id: draft.id.value, title: draft.title, time: Beijing.second(draft.keptAt), lead: text,
      address: DeskAddress.restored(draft.id.value, item: draft.item?.value),
      isOvertaken: item?.newest.map { $0.revision != draft.revision } ?? false)
  }
}

extension BodyField {
  /// The first words of what was typed, without markup, to know it by.
  static func lead(_ typed: String) -> String {
    var (text, isTag) = ("", false)
    for character in typed.prefix(4_000) {
      if character == "<" { isTag = true } else if character == ">" { isTag = false } else if !isTag { text.append(character) }
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 80 ? String(words.prefix(80)) + "……" : words
  }
}
