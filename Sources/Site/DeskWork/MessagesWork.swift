import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/messages`: what was said to me (消息), and marking it read.
extension MessagesPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (messages, people) = try await site.store.read { reader in
      let messages = try Message.list(for: visit.staff.account, reader)
      return (messages, try People(messages.map(\.sender), reader))
    }
    let rows = messages.map { MessageRow($0, people) }
    let page = MessagesPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.messages), unread: rows.filter(\.isUnread),
      read: rows.filter { !$0.isUnread })
    return .page(page.view, visit.visit)
  }

  /// One is read; `then=open` goes to what it is about.
  static func read(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Message.ID(try visit.number("message"))
    return try await site.forms.read(request, visit.visit) { form in
      let message = try await site.store.write(as: visit.actor) { tx in
        try Message.read(.one(id), tx)
        return try Message.list(for: visit.staff.account, limit: 1000, tx).first { $0.id == id }
      }
      guard form["then"] == "open", let message else { return .seeOther(DeskAddress.messages.text) }
      return .seeOther((message.destination ?? DeskAddress.messages).text)
    }
  }

  static func readAll(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { _ = try Message.read(.all, $0) }
      return .seeOther(DeskAddress.messages.text)
    }
  }
}

extension Message {
  /// Where it leads.
  var destination: Address? {
    if let page = Address(kept: link) { return page }
    return switch kind {
    case .mentioned, .reminded, .urged, .takenOver, .opinion: item.map { DeskAddress.review($0.value) }
    case .handed: DeskAddress.home
    case .standIn: DeskAddress.standIns
    }
  }
}

extension MessageRow {
  init(_ message: Message, _ people: People) {
    let tone: DeskMark.Tone =
      switch message.kind {
      case .mentioned, .opinion: .waiting
      case .reminded, .urged: .grave
      case .handed, .takenOver, .standIn: .calm
      }
    self.init(
      id: message.id.value, mark: DeskMark(message.kind.chinese, tone), text: message.text,
      who: message.sender == "visitor" ? "外部意见" : people[message.sender], time: Beijing.minute(message.at),
      place: message.destination == nil ? nil : "去看", isUnread: message.readAt == nil)
  }
}
