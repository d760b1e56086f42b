import Files
import Hummingbird
import Kernel
import Store
import Villages

/// `GET /desk/trainings/:training`, its material and its quiz (培训办理).
extension TrainingPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, try await find(site, visit)).view, visit.visit)
  }

  static func ask(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "quiz") { session, form in
      let questions = try QuizQuestion.read(form["quiz"] ?? "")
      try await site.store.write(as: visit.actor) { try TrainingSession.ask(session.id, questions, $0) }
      return .quizAsked
    }
  }

  static func answer(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "answers") { session, form in
      let person = Identifier<TrainingSession.Attendee>(Int64(form.line("person")) ?? 0)
      _ = try await site.store.write(as: visit.actor) { tx in
        let count = try QuizQuestion.list(of: session.id, tx).count
        return try TrainingSession.answer(session.id, as: person, (0..<count).map { Int(form.line("answer-\($0)")) }, tx)
      }
      return .quizAnswered
    }
  }

  static func material(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), Identifier<TrainingMaterial.Kept>(try visit.number("material")))
    let (kept, session, blob) = try await site.store.read { reader in
      let kept = try TrainingMaterial.find(id, reader)
      return (kept, try TrainingSession.find(kept.session, reader), try Blob.find(kept.digest, reader))
    }
    guard session.town == town.id, let blob else { throw Fault.notFound }
    guard site.files.holds(kept.digest) else { throw MissingFile(digest: kept.digest.hex) }
    return FileAnswer(
      path: site.files.path(of: kept.digest), name: kept.name, type: blob.mediaType.rawValue, size: kept.size,
      digest: kept.digest.hex
    ).response(to: request)
  }

  private static func find(_ site: Site, _ visit: DeskVisit) async throws -> TrainingSession {
    let (town, id) = (try await site.workTown(visit), TrainingSession.ID(try visit.number("training")))
    let found = try await site.store.read { try TrainingSession.find(id, $0) }
    guard found.town == town.id else { throw Fault.notFound }
    return found
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: String,
    _ body: (TrainingSession, Form) async throws -> InspectionDone
  ) async throws -> Response {
    let session = try await find(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        return .seeOther(DeskAddress.training(session.id.value), try await body(session, form))
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, session)
        (page.issues, page.act) = (fault.issues, name)
        page.typed = form.typed
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ session: TrainingSession) async throws -> TrainingPage {
    let (people, materials, causes, questions, results) = try await site.store.read { reader in
      (
        try TrainingSession.attendance(of: session.id, reader), try TrainingMaterial.list(of: session.id, reader),
        try TrainingSession.causes(of: session.id, reader), try QuizQuestion.list(of: session.id, reader),
        try QuizResult.list(of: session.id, reader)
      )
    }
    let mayAsk = visit.actor.mayTrain(in: session.town)
    let own = try await site.seenVillages(visit).filter { visit.actor.mayPost(for: $0.id) }.map(\.name)
    let details = session.details
    return TrainingPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.training(session.id.value)), id: session.id.value,
      topic: details.topic,
      facts: DeskFacts(
        [
          ("方式", details.mode.chinese), ("日期", details.day.withWeekday), ("时长", "\(details.minutes) 分钟"),
          ("主讲、指导人", details.trainer), ("地点", details.place), ("讲了什么", details.note), ("登记", session.author),
        ].filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) }),
      people: people.map { "\($0.village)：\($0.person)" },
      materials: materials.map { NavLink($0.name, DeskAddress.trainingMaterial($0.id.value)) },
      causes: causes.map { NavLink("\($0.day) \($0.sentence)", DeskAddress.inspection($0.inspection.value)) },
      questions: questions.map { Question(question: $0.question, choices: $0.choices) },
      results: results.map { [$0.person, $0.village, "\($0.correct)/\($0.total)", String($0.attempts)] },
      answerers: people.filter { mayAsk || own.contains($0.village) }.map { FormChoice(String($0.id.value), "\($0.village) \($0.person)") },
      mayAsk: mayAsk)
  }
}
