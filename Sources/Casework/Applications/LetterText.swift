import Kernel
import Manuscript

/// The words of a letter (文书正文), in the form of an official letter: addressee, text, name and date.
struct LetterText {
  let kind: LetterKind
  let facts: LetterFacts
  let number: String

  var application: Application { facts.application }

  /// To whom it goes.
  var addressee: String {
    // The organ's name; its address and telephone follow it.
    if kind == .forwarding {
      return (application.decision?.organ ?? "").split { "，,；;（( \n".contains($0) }.first.map(String.init) ?? ""
    }
    return kind.consultation == nil ? application.applicantName : facts.consultation?.party ?? ""
  }

  /// The applicant's own page, where he follows his case; others get none.
  var link: String { kind == .receipt ? "/\(facts.slug)/apply/follow?number=\(application.number)" : "" }

  var manuscript: Manuscript {
    var blocks: [Block] = [.paragraph(Paragraph([.text("\(addressee)：")]))]
    blocks += lines.map { .paragraph(Paragraph([.text($0)], indented: true)) }
    if !link.isEmpty {
      blocks.append(.image(Image(source: "media:qr.png", alt: "查询办理进展的二维码", width: 96, height: 96)))
    }
    blocks += [.signature([.text(facts.town)]), .date([.text(facts.day.chinese)])]
    if !contact.isEmpty { blocks.append(.note([.text("（\(contact)）")])) }
    return Manuscript(blocks: blocks)
  }

  var contact: String {
    [facts.office, facts.address.isEmpty ? "" : "地址：\(facts.address)", facts.phone.isEmpty ? "" : "电话：\(facts.phone)"]
      .filter { !$0.isEmpty }.joined(separator: "，")
  }

  private var lines: [String] {
    switch kind {
    case .receipt: receipt
    case .correction: correction
    case .extend: extended
    case .consulting: consulting
    case .thirdParty, .coMaker, .organ: asking
    case .reasons: reasons
    case .delay: delayed
    case .fee: fee
    case .reply: reply
    case .disclosure: disclosure
    case .forwarding: forwarding
    case .register, .course, .transfer, .submission: []
    }
  }

  /// 于…收到您（单位）提出的…: how every letter to the applicant begins.
  var opening: String {
    let day = application.receivedOn?.chinese ?? application.arrivedOn.chinese
    let what = application.matter == .disclosure ? "申请公开的内容为" : "要求更正的信息记录为"
    return "本机关于\(day)收到\(you)提出的\(application.matter.chinese)（登记编号\(application.number)），\(what)：\(quoted)"
  }

  var you: String { application.applicantKind.isPerson ? "您" : "贵单位" }

  var quoted: String {
    let text = application.content.split(whereSeparator: \.isNewline).joined(separator: " ")
    let brief = text.count > 500 ? text.prefix(500) + "……" : text[...]
    return brief.last.map { "。！？…".contains($0) } == true ? String(brief) : brief + "。"
  }

  private var due: String {
    guard let due = facts.deadline?.due else { return "" }
    return due.chinese + (facts.deadline?.isProvisional == true ? "（暂定，以国务院办公厅公布的放假安排为准）" : "")
  }

  private var receipt: [String] {
    [
      opening, "收到日的依据：\(application.channel.rule)",
      application.matter == .disclosure
        ? "根据《中华人民共和国政府信息公开条例》第三十三条，本机关将自收到申请之日起20个工作日内，即\(due)前予以答复；需要延长答复期限的，另行告知。"
        : "\(you)要求更正为：\(DecisionCode.sentence(application.claim))根据《中华人民共和国政府信息公开条例》第四十一条，本机关将进行审核，并于\(due)前告知结果。",
      "\(you)可以凭登记编号和查询码\(facts.code.map { "（\($0)）" } ?? "")，扫描下面的二维码或者在本机关政府网站“依申请公开”栏目查询办理进展。",
    ]
  }

  private var correction: [String] {
    guard let asked = application.correction else { return [] }
    let until = application.correctionDue(facts.calendar)?.due.chinese ?? ""
    return [
      opening, "经审查，申请内容不明确，无法据此检索。根据《中华人民共和国政府信息公开条例》第三十条，请\(you)补正以下内容：", asked.words,
      "请自收到本告知书之日起\(asked.days)个工作日内（\(until)前）提交补正后的申请。答复期限自本机关收到补正的申请之日起计算。"
        + "无正当理由逾期不补正的，视为放弃申请，本机关不再处理。",
    ]
  }

  private var extended: [String] {
    guard let more = application.prolongation else { return [] }
    let longer = facts.deadline?.due.map { now in
      more.toldOn == nil ? facts.calendar.adding(more.days, to: now).due : now
    }
    return [
      opening, "因\(more.reason.hasPrefix("因") ? String(more.reason.dropFirst()) : more.reason)，不能按期答复。"
        + "根据《中华人民共和国政府信息公开条例》第三十三条，经政府信息公开工作机构负责人\(more.approverName ?? "")同意，"
        + "延长答复期限\(more.days)个工作日，至\(longer?.chinese ?? "")。",
    ]
  }

  private var consulting: [String] {
    [
      opening, "因申请公开的信息涉及第三方合法权益或者由其他机关共同制作，本机关正在征求有关方面的意见。根据《中华人民共和国政府信息公开条例》"
        + "第三十三条第三款，征求意见所需时间不计算在答复期限内。",
    ]
  }

  private var asking: [String] {
    guard let consultation = facts.consultation else { return [] }
    let article = consultation.kind == .thirdParty ? "第三十二条" : consultation.kind == .coMaker ? "第三十四条" : "第十一条"
    let reply = consultation.kind == .organ
      ? "请尽快书面答复。" : "请自收到本意见书之日起15个工作日内书面提出是否同意公开的意见，不同意的请说明理由。"
    return [
      "本机关收到一件政府信息公开申请（登记编号\(application.number)），申请公开的内容为：\(quoted)",
      "根据《中华人民共和国政府信息公开条例》\(article)，现征求贵方意见：\(consultation.question)",
      reply + consultation.kind.silence,
    ]
  }

  private var fee: [String] {
    guard let fee = application.fee else { return [] }
    let until = application.feeDue(facts.calendar)?.due.chinese ?? ""
    let counted = fee.manner == .item ? "当月第\(fee.before + 1)件起共\(fee.units)件" : "共\(fee.units)页"
    return [
      opening, "根据《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），"
        + "本件\(fee.manner.chinese)，\(counted)，应缴信息处理费\(fee.amount)元。",
      "请自收到本通知次日起20个工作日内（\(until)前）缴纳。答复期限自缴清费用的次日起重新计算。逾期未缴纳的，视为放弃申请，本机关不再处理。"
        + "\(you)对收费决定不能单独申请行政复议或者提起行政诉讼。",
    ]
  }

  private var reply: [String] {
    guard let decision = application.decision, let code = facts.decision else { return [] }
    let remedy = LetterRemedy(facts: facts, remedy: code.remedy)
    return [opening, code.words(decision, refused: facts.refused), remedy.sentence]
  }

  private var disclosure: [String] {
    let reason = application.decision?.reason ?? ""
    return [
      "关于登记编号\(application.number)的政府信息公开申请，本机关曾征求贵方意见。经审查，本机关认为不公开可能对公共利益造成重大影响。",
      "根据《中华人民共和国政府信息公开条例》第三十二条，本机关决定予以公开，公开的内容：\(application.decision?.answer ?? "")"
        + (reason.isEmpty ? "" : "理由：\(reason)"),
      LetterRemedy(facts: facts, remedy: .ordinary).sentence,
    ]
  }
}
