import Foundation
import Kernel
import Privacy
import Store

/// An application as it comes in (申请内容), by whatever way.
package struct ApplicationIntake: Sendable, Equatable {
  package var town: Identifier<Organisation>
  package var channel: ApplicationChannel
  package var applicant: Applicant
  /// The information's name (名称) in a few words; made from the description when it is empty.
  package var title: String
  /// The information's name, number or other description (条例 第二十九条第二款第二项).
  package var content: String
  package var documentNumber: String
  package var form: WantedForm
  package var delivery: WantedDelivery
  /// What help is wanted in reading, seeing or hearing (条例 第四十三条).
  package var assistance: String
  /// The day it reached us; nil for today.
  package var arrivedOn: Day?
  /// The form's own key: the same key twice is the same application.
  package var submission: String
  /// What it came from, such as `ticket:12`.
  package var origin: String
  package var matter: ApplicationMatter
  /// What the record should say, and what proves it (更正).
  package var claim: String
  package var evidence: String

  package init(
    town: Identifier<Organisation>, channel: ApplicationChannel, applicant: Applicant, title: String = "",
    content: String, documentNumber: String = "", form: WantedForm = .paper, delivery: WantedDelivery = .post,
    assistance: String = "", arrivedOn: Day? = nil, submission: String, origin: String = "",
    matter: ApplicationMatter = .disclosure, claim: String = "", evidence: String = ""
  ) {
    (self.town, self.channel, self.applicant) = (town, channel, applicant)
    (self.title, self.content, self.documentNumber) = (title, content, documentNumber)
    (self.form, self.delivery, self.assistance) = (form, delivery, assistance)
    (self.arrivedOn, self.submission, self.origin) = (arrivedOn, submission, origin)
    (self.matter, self.claim, self.evidence) = (matter, claim, evidence)
  }

  /// Without blanks around what was typed, numbers in one writing, and with a title.
  var tidied: ApplicationIntake {
    var tidy = self
    tidy.applicant.name = applicant.name.tidied
    tidy.applicant.paperNumber = applicant.paperNumber.filter { !$0.isWhitespace }.uppercased()
    tidy.applicant.phone = applicant.phone.tidied
    tidy.applicant.address = applicant.address.tidied
    tidy.applicant.email = applicant.email.tidied
    tidy.content = content.tidied
    tidy.title = String((title.tidied.isEmpty ? content.tidied : title.tidied).prefix(title.tidied.isEmpty ? 40 : 200))
    tidy.title = tidy.title.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    tidy.documentNumber = documentNumber.tidied
    (tidy.claim, tidy.evidence) = (claim.tidied, evidence.tidied)
    return tidy
  }

  /// Everything that is wrong with it, each by its field.
  func issues(on today: Day) -> [Issue] {
    var issues: [Issue] = []
    if applicant.name.isEmpty { issues.append(Issue("name", "请填写姓名或者名称。")) }
    if applicant.name.count > 100 { issues.append(Issue("name", "姓名或者名称最多 100 个字，请缩短。")) }
    if let issue = paperIssue(today) { issues.append(issue) }
    if applicant.phone.isEmpty && applicant.email.isEmpty && applicant.address.isEmpty {
      issues.append(Issue("phone", "请至少填写电话、邮箱、通信地址中的一种，我们要和您确认申请、送达答复。"))
    }
    if !applicant.phone.isEmpty, !Self.isPhone(applicant.phone) {
      issues.append(Issue("phone", "电话号码只能有数字、空格和连字号，7 至 20 位，请核对。"))
    }
    if !applicant.email.isEmpty, !Self.isMail(applicant.email) {
      issues.append(Issue("email", "电子邮箱应写成 name@example.cn 这样，请核对。"))
    }
    if applicant.address.count > 200 { issues.append(Issue("address", "通信地址最多 200 个字，请缩短。")) }
    if content.isEmpty {
      let what = matter == .disclosure ? "要公开的信息的名称、文号，或者便于查找的描述。" : "哪一条信息记录不准确、不准确在哪里。"
      issues.append(Issue("content", "请写明" + what))
    }
    issues += amendmentIssues
    if content.count > 10_000 {
      issues.append(Issue("content", "描述有 \(content.count) 个字，最多 10000 个字；请缩短，材料可以另外寄来或送来。"))
    }
    if delivery == .email, applicant.email.isEmpty { issues.append(Issue("email", "希望用电子邮件答复的，请填写邮箱。")) }
    if delivery == .post, applicant.address.isEmpty { issues.append(Issue("address", "希望邮寄的，请填写通信地址和邮编。")) }
    if let arrivedOn, arrivedOn > today { issues.append(Issue("arrived", "收到的日期晚于今天，请核对。")) }
    return issues
  }

  /// 条例 第四十一条: “有证据证明行政机关提供的与其自身相关的政府信息记录不准确的”.
  private var amendmentIssues: [Issue] {
    guard matter == .amendment else { return [] }
    return [("claim", claim, "应当怎样记录"), ("evidence", evidence, "有什么证据证明")].compactMap { field, text, what in
      if text.isEmpty { return Issue(field, "请写明\(what)（条例 第四十一条）。") }
      return text.count > 5000 ? Issue(field, "“\(what)”有 \(text.count) 个字，最多 5000 个字，请缩短。") : nil
    }
  }

  private func paperIssue(_ today: Day) -> Issue? {
    let number = applicant.paperNumber
    if number.isEmpty {
      // The oral applicant and the one at the window show the paper; it is written down all the same.
      // What came from an order or a question is confirmed with the applicant, who shows it then.
      return channel == .hotline || origin.hasPrefix("consultation:") ? nil : Issue("paper-number", "请填写证件号码，申请人要提供身份证明（条例第二十九条）。")
    }
    if number.count > 40 { return Issue("paper-number", "证件号码太长，请核对。") }
    guard applicant.paper == .identityCard else { return nil }
    let found = Privacy.matters(in: "身份证号\(number)", on: today)
    let isRight = found.contains { $0.kind == .identityNumber && $0.severity == .block && $0.range.count == 18 }
    return isRight ? nil : Issue("paper-number", "身份证号码应为 18 位，最后一位校验不对，请核对每一位数字。")
  }

  private static func isPhone(_ text: String) -> Bool {
    (7...20).contains(text.count) && text.allSatisfy { $0.isASCII && ($0.isNumber || "+- ".contains($0)) }
      && text.contains(where: \.isNumber)
  }

  private static func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && text.count <= 100
      && !text.contains(where: \.isWhitespace)
  }
}
