import Accounts
import Foundation
import Kernel
import Store
import Villages

/// Training, guidance and receptions of the demonstration's year (演示培训和接待).
struct DemoMeetings {
  let demo: DemoTown
  let texts: DemoTexts
  let secretKey: [UInt8]

  /// The town's summary says 70余人次.
  private static let receptions = 74

  func plan(_ plan: inout DemoYear.Plan) throws {
    let (town, villages) = (demo.town.id, demo.villages.map(\.id))
    let people = zip(villages, texts.people).map { TrainingSession.Attendee($0, $1) }
    let quiz = texts.quiz.map { QuizQuestion($0.question, $0.choices, answer: $0.answer) }
    for training in texts.trainings {
      plan.on(training.day) { tx in
        let mode = TrainingSession.Mode(rawValue: training.mode) ?? .video
        let since = training.day + -60
        let causes = try InspectionFinding.recent(of: villages, since: since, tx).prefix(3).map(\.id)
        let id = try TrainingSession.note(
          .init(
            mode, topic: training.topic, day: training.day, minutes: training.minutes, trainer: training.trainer,
            place: "镇三楼视频会议室（演示）", note: "结合近期检查发现的问题讲解。"), in: town, people, because: causes, tx)
        try TrainingSession.ask(id, quiz, tx)
        for (index, each) in try TrainingSession.attendance(of: id, tx).enumerated() {
          try TrainingSession.answer(id, as: each.id, [index == 4 ? 0 : 1, 2], tx)
        }
      }
    }
    for guidance in texts.guidance {
      let attendee = people[guidance.village]
      plan.on(guidance.day) { tx in
        try TrainingSession.note(
          .init(
            .oneToOne, topic: guidance.topic, day: guidance.day, minutes: 40, trainer: "演示经办", place: "村委会",
            note: "对着本村的公开栏一项一项过。"), in: town, [attendee], tx)
      }
    }
    try receive(&plan)
  }

  private func receive(_ plan: inout DemoYear.Plan) throws {
    guard let first = Day(year: DemoYear.year, month: 1, day: 3) else { return }
    let (box, town) = (try SecretBox(key: secretKey), demo.town.id)
    for number in 0..<Self.receptions {
      let day = first + number * 357 / Self.receptions
      let (matter, village) = (texts.matters[number % texts.matters.count], demo.villages[number % 7].id)
      plan.on(day) { tx in
        let isOpen = matter.answer.isEmpty
        let note = ReceptionNote(
          key: "demo-reception-\(DemoYear.year)-\(number)", village: village, day: day,
          channel: [.visit, .phone, .visit, .round][number % 4],
          topic: VillageReception.Topic(rawValue: matter.topic) ?? .other,
          matter: matter.matter, answer: matter.answer, name: isOpen ? "程某（演示）" : "",
          phone: isOpen ? "1390000\(1000 + number)" : "")
        let id = try VillageReception.note(note, { try box.seal($0, for: $1, .system) }, tx)
        if isOpen { try VillageReception.hand(id, reason: "要镇里核实后答复。", tx) }
      }
      guard matter.answer.isEmpty else { continue }
      plan.on(day + 4) { tx in
        for each in try VillageReception.handed(to: town, tx) where each.day == day {
          try VillageReception.settle(each.id, answer: "镇里已经核实，并电话告知本人。", tx)
        }
      }
    }
  }
}
