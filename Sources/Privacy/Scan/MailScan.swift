/// Addresses of mail and names of accounts (电子邮箱与个人账号). Mail of an organ of state is public.
struct MailScan {
  let text: PrivacyText

  func matters() -> [PrivateMatter] { mails() + accounts() }

  private func mails() -> [PrivateMatter] {
    text.plain.indices.filter { text.plain[$0] == 0x40 }.compactMap { at in
      var (start, end) = (at, at + 1)
      while start > 0, isLocal(start - 1) { start -= 1 }
      while end < text.count, text.isCode(end) || text.plain[end] == 0x2E || text.plain[end] == 0x2D { end += 1 }
      while end > at, !text.isCode(end - 1) { end -= 1 }
      guard start < at, end > at + 1 else { return nil }
      let host = String(decoding: text.plain[at + 1..<end], as: UTF8.self).lowercased()
      guard host.contains("."), !host.hasSuffix(".gov.cn") else { return nil }
      return PrivateMatter(kind: .email, severity: .check, range: start..<end)
    }
  }

  private func isLocal(_ place: Int) -> Bool {
    text.isCode(place) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(text.plain[place])
  }

  /// What follows QQ or 微信号 within a few marks.
  private func accounts() -> [PrivateMatter] {
    Self.names.flatMap { name in
      text.scalars.indices.filter { text.has(name, at: $0) }.compactMap { place -> PrivateMatter? in
        var start = place + name.count
        let last = min(text.count, place + name.count + 4)
        while start < last, !text.isCode(start), text.scalars[start] != "\n" { start += 1 }
        var end = start
        while end < text.count, text.isCode(end) || text.plain[end] == 0x5F || text.plain[end] == 0x2D { end += 1 }
        let digits = (start..<end).filter(text.isDigit).count
        guard (5...20).contains(end - start), digits >= 3 else { return nil }
        return PrivateMatter(kind: .account, severity: .check, range: start..<end)
      }
    }
  }

  private static let names = words("QQ qq 微信号 微信")
}
