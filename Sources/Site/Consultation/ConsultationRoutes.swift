import Kernel

/// The routes of online consultation (在线咨询路由): the public's, and the desk's.
extension Site {
  static let consultationRoutes: [Route] = [
    .get("/:town/ask", AskPage.show),
    .post("/:town/ask", AskPage.take),
    .get("/:town/ask/receipt/:token", AskedPage.show),
    .get("/:town/ask/follow", FollowPage.show),
    .post("/:town/ask/follow", FollowPage.look),
    .get("/:town/ask/voices/:token", VoiceDelivery.follow),
    .get("/:town/answers", AnswersPage.show),
  ]

  private static let answerers: Access = .holders([.casework, .caseApproval])
  private static let clerks: Access = .holders([.casework])

  static let deskConsultationRoutes: [Route] = [
    .desk("/desk/consultations", answerers, ConsultationsPage.show),
    .desk("/desk/consultations/:consultation", answerers, ConsultationPage.show),
    .desk("/desk/consultations/:consultation/voices/:voice", answerers, VoiceDelivery.desk),
    .act("/desk/consultations/:consultation/transcript", clerks, ConsultationActs.transcribe),
    .act("/desk/consultations/:consultation/answer", clerks, ConsultationActs.answer),
    .act("/desk/consultations/:consultation/closure", clerks, ConsultationActs.close),
    .act("/desk/consultations/:consultation/ticket", clerks, ConsultationActs.turnIntoTicket),
    .act("/desk/consultations/:consultation/application", clerks, ConsultationActs.turnIntoApplication),
    .act("/desk/consultations/:consultation/contact", clerks, ConsultationActs.unmask),
    .act("/desk/consultations/:consultation/common-answer", clerks, ConsultationActs.propose),
    .desk("/desk/common-answers", answerers, CommonAnswersPage.show),
    .act("/desk/common-answers/:answer/release", .holders([.caseApproval]), CommonAnswersPage.release),
    .act("/desk/common-answers/:answer/withdrawal", .holders([.caseApproval]), CommonAnswersPage.withdraw),
  ]
}

/// The addresses of consultation at the desk (咨询地址).
extension DeskAddress {
  static func consultations(_ state: String = "", page: Int = 1) -> Address {
    Address(
      "desk", "consultations",
      query: (state.isEmpty ? [] : [("state", state)]) + (page > 1 ? [("page", String(page))] : []))
  }
  static func consultation(_ id: Int64) -> Address { Address("desk", "consultations", String(id)) }
  /// `transcript`, `answer`, `closure`, `ticket`, `application`, `contact`, `common-answer`.
  static func consultation(_ id: Int64, _ act: String) -> Address { Address("desk", "consultations", String(id), act) }
  static func consultationVoice(_ id: Int64, _ voice: Int64) -> Address {
    Address("desk", "consultations", String(id), "voices", String(voice))
  }
  static let commonAnswers = Address("desk", "common-answers")
  static func commonAnswer(_ id: Int64, _ act: String) -> Address { Address("desk", "common-answers", String(id), act) }
}

/// The addresses of consultation for the public.
extension Town {
  var ask: Address { Address(slug, "ask") }
  var askFollow: Address { Address(slug, "ask", "follow") }
  func askReceipt(_ token: String) -> Address { Address(slug, "ask", "receipt", token) }
  func askVoice(_ token: String) -> Address { Address(slug, "ask", "voices", token) }
  func answers(_ words: String = "", page: Int = 1) -> Address {
    Address(
      slug, "answers", query: (words.isEmpty ? [] : [("q", words)]) + (page > 1 ? [("page", String(page))] : []))
  }
}
