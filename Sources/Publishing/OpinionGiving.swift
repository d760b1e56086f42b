import Foundation
import Kernel
import Store

extension OpinionLink {
  /// What somebody outside is shown: one revision of one draft, and nothing else of the desk.
  package struct Draft: Sendable {
    package let link: OpinionLink
    package let town: Identifier<Organisation>
    package let columnName: String
    package let revision: Revision
    package let attachments: [Attachment]
  }

  /// What has gone before is said in the page's own words, so nothing is thrown but for a stranger's token.
  package func draft(_ reader: some Reader) throws -> Draft {
    let item = try Item.find(item, reader)
    guard item.erasedAt == nil, let ordinal: Int = try reader.value(Self.ordinal(of: revision)),
      let revision = try Revision.at(ordinal, of: edition, reader)
    else { throw Fault.notFound }
    let all = try reader.all("SELECT * FROM attachment WHERE item = \(item.id) ORDER BY id", Attachment.init)
    return Draft(
      link: self, town: item.town, columnName: try Column.find(item.column, reader).name, revision: revision,
      attachments: all.filter { revision.content.attachments.contains($0.id) })
  }

  private static func ordinal(of revision: Revision.ID) -> SQL { "SELECT ordinal FROM revision WHERE id = \(revision)" }

  /// Whether the edition is still worked on: what is public already is asked about no more.
  package func isPending(_ reader: some Reader) throws -> Bool {
    switch try Edition.find(edition, reader).state {
    case .draft, .inReview, .scheduled: true
    case .live, .superseded, .withdrawn, .discarded: false
    }
  }

  /// What lets the browser back in once the access word was right; nil when it was wrong. A wrong one is counted, and
  /// too many close the link.
  package static func admit(_ token: String, word: String, _ tx: Transaction) throws -> String? {
    let link = try find(token: token, tx)
    guard link.stand(at: tx.now) == .open else { return nil }
    let pass = digest(word: word, token: token)
    if try link.accepts(pass, tx) { return pass }
    try tx.run("UPDATE opinion_link SET failures = failures + 1 WHERE id = \(link.id)")
    return nil
  }

  /// Whether a browser may read it: no word is asked for, or it was given before.
  package func accepts(_ pass: String?, _ reader: some Reader) throws -> Bool {
    guard asksWord else { return true }
    let right: String? = try reader.value("SELECT word_digest FROM opinion_link WHERE id = \(id)")
    return right != nil && right == pass
  }

  /// Notes the first time that it was opened.
  package static func noteOpening(_ id: ID, _ tx: Transaction) throws {
    try tx.run("UPDATE opinion_link SET opened_at = \(tx.now) WHERE id = \(id) AND opened_at IS NULL")
  }

  /// What the form holds (意见).
  package struct Answer: Sendable, Equatable {
    package var name: String
    package var unit: String
    package var stand: Opinion.Stand?
    package var text: String

    package init(name: String, unit: String, stand: Opinion.Stand?, text: String) {
      (self.name, self.unit, self.stand, self.text) = (name.trimmed, unit.trimmed, stand, text.trimmed)
    }

    var issues: [Issue] {
      var issues: [Issue] = []
      if name.isEmpty { issues.append(Issue("name", "请填写您的姓名。")) }
      if name.count > 40 { issues.append(Issue("name", "姓名最多 40 个字。")) }
      if unit.isEmpty { issues.append(Issue("unit", "请填写您的单位。")) }
      if unit.count > 80 { issues.append(Issue("unit", "单位最多 80 个字。")) }
      if stand == nil { issues.append(Issue("stand", "请选择“同意”或“有修改意见”。")) }
      if stand == .changes, text.isEmpty { issues.append(Issue("text", "请写明修改意见：哪里要改、怎么改。")) }
      if text.count > 5000 { issues.append(Issue("text", "意见最多 5000 个字，请删减。")) }
      return issues
    }
  }

  /// Takes the one opinion. The link is used up with it.
  package static func give(_ token: String, _ answer: Answer, _ tx: Transaction) throws {
    let link = try find(token: token, tx)
    guard link.stand(at: tx.now) == .open, try link.isPending(tx) else { throw Fault.conflict("这个链接已经不能用了。") }
    guard answer.issues.isEmpty, let stand = answer.stand else { throw Fault.invalid(answer.issues) }
    try tx.run(
      """
      INSERT INTO opinion (link, name, unit, stand, text, at)
      VALUES (\(link.id), \(answer.name), \(answer.unit), \(stand), \(answer.text), \(tx.now))
      """)
    try tx.run("UPDATE opinion_link SET used_at = \(tx.now) WHERE id = \(link.id)")
    let item = try Item.find(link.item, tx)
    if let asker = link.account {
      try Message.send(
        .opinion, to: [asker], "\(answer.unit)\(answer.name)：\(stand.chinese)。\(Remark.opening(answer.text))", about: item.id,
        topic: "opinion:\(link.id)", tx)
    }
    try tx.record(
      "opinion.given", of: "item:\(item.id)", in: item.organisation,
      "意见链接 \(link.id)：\(stand.chinese)" + Vouched.note("\(answer.name)\n\(answer.unit)\n\(answer.text)"))
  }
}
