import Foundation
import Kernel
import Store

/// A question of a short quiz (小测题目): a few answers, one of them right.
package struct QuizQuestion: Equatable, Sendable {
  package let question: String
  package let choices: [String]
  /// The position of the right one.
  package let answer: Int

  package init(_ question: String, _ choices: [String], answer: Int) {
    (self.question, self.choices, self.answer) = (question.trimmed, choices.map(\.trimmed), answer)
  }

  init(_ row: Row) throws {
    let lines: String = try row["choices"]
    (question, answer) = (try row["question"], try row["answer"])
    choices = lines.split(separator: "\n").map(String.init)
  }

  /// A quiz as one types it: a question, then its answers, the right one with a star before it; an empty line between.
  package static func read(_ text: String) throws -> [QuizQuestion] {
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(\.self)
    let parts = lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.map { String($0).trimmed } }
    return try parts.enumerated().map { number, part in
      let choices = part.dropFirst()
      let right = choices.filter { $0.hasPrefix("*") || $0.hasPrefix("＊") }
      guard (2...6).contains(choices.count), right.count == 1, let answer = choices.firstIndex(of: right[0]) else {
        throw Fault.invalid("quiz", "第 \(number + 1) 题要有 2 到 6 个答案，对的那个前面加 *，只能有一个。")
      }
      return QuizQuestion(
        part[0], choices.map { $0.hasPrefix("*") || $0.hasPrefix("＊") ? String($0.dropFirst()) : $0 }, answer: answer - 1)
    }
  }

  package static func list(of session: TrainingSession.ID, _ reader: some Reader) throws -> [QuizQuestion] {
    try reader.all("SELECT * FROM quiz_question WHERE session = \(session) ORDER BY position", QuizQuestion.init)
  }
}

/// How somebody did (小测成绩): the best of his tries.
package struct QuizResult: Equatable, Sendable {
  package let person: String
  package let village: String
  package let correct: Int
  package let total: Int
  package let attempts: Int
  package let at: Date

  package static func list(of session: TrainingSession.ID, _ reader: some Reader) throws -> [QuizResult] {
    try reader.all(
      """
      SELECT quiz_result.*, training_attendance.person, training_attendance.village_name FROM quiz_result
      JOIN training_attendance ON training_attendance.id = quiz_result.attendance
      WHERE quiz_result.session = \(session) ORDER BY training_attendance.village, training_attendance.id
      """
    ) { row in
      QuizResult(
        person: try row["person"], village: try row["village_name"], correct: try row["correct"],
        total: try row["total"], attempts: try row["attempts"], at: try row["at"])
    }
  }
}

extension TrainingSession {
  /// Gives it a quiz (出小测). Once somebody has answered, the questions stay as they are.
  package static func ask(_ id: ID, _ questions: [QuizQuestion], _ tx: Transaction) throws {
    let session = try find(id, tx)
    guard tx.actor.mayTrain(in: session.town) else { throw Fault.forbidden("小测由镇里出题，请联系镇里的经办人员。") }
    guard (1...10).contains(questions.count) else { throw Fault.invalid("quiz", "一次小测 1 到 10 题。") }
    for (number, each) in questions.enumerated() {
      guard (2...200).contains(each.question.unicodeScalars.count), (2...6).contains(each.choices.count),
        each.choices.indices.contains(each.answer),
        each.choices.allSatisfy({ (1...100).contains($0.unicodeScalars.count) })
      else { throw Fault.invalid("quiz", "第 \(number + 1) 题请写题目和 2 到 6 个答案（每个不超过 100 个字），标明哪个对。") }
    }
    guard try tx.count("SELECT count(*) FROM quiz_result WHERE session = \(id)") == 0 else {
      throw Fault.conflict("已经有人答过，题目不能再改。")
    }
    try tx.run("DELETE FROM quiz_question WHERE session = \(id)")
    for (position, each) in questions.enumerated() {
      try tx.run(
        """
        INSERT INTO quiz_question (session, position, question, choices, answer)
        VALUES (\(id), \(position), \(each.question), \(each.choices.joined(separator: "\n")), \(each.answer))
        """)
    }
    try tx.record("training.asked", of: "training:\(id)", in: session.town, "\(questions.count) 题")
  }

  /// Somebody who was there answers (答小测): his village's handler sends it in, or the town does for a paper. Answering again
  /// keeps the better result. Returns how many were right.
  @discardableResult
  package static func answer(
    _ id: ID, as person: Identifier<Attendee>, _ answers: [Int?], _ tx: Transaction
  ) throws -> Int {
    let session = try find(id, tx)
    let row = try tx.first("SELECT village FROM training_attendance WHERE id = \(person) AND session = \(id)")
    guard let village: Identifier<Organisation> = try row?["village"] else {
      throw Fault.invalid("person", "请选择答题人；名单里没有的，请先登记到参加人员里。")
    }
    guard tx.actor.mayTrain(in: session.town) || tx.actor.mayPost(for: village) else { throw Fault.forbidden }
    let questions = try QuizQuestion.list(of: id, tx)
    guard !questions.isEmpty else { throw Fault.conflict("这次培训没有小测。") }
    guard answers.count == questions.count, !answers.contains(nil) else {
      throw Fault.invalid("answers", "还有没答的题，请每题选一个。")
    }
    let correct = zip(questions, answers).count { $0.answer == $1 }
    try tx.run(
      """
      INSERT INTO quiz_result (session, attendance, correct, total, attempts, at)
      VALUES (\(id), \(person), \(correct), \(questions.count), 1, \(tx.now))
      ON CONFLICT (attendance) DO UPDATE SET attempts = quiz_result.attempts + 1,
        at = CASE WHEN excluded.correct > quiz_result.correct THEN excluded.at ELSE quiz_result.at END,
        correct = CASE WHEN excluded.correct > quiz_result.correct THEN excluded.correct ELSE quiz_result.correct END
      """)
    try tx.record("training.answered", of: "training:\(id)", in: village, "答对 \(correct)/\(questions.count)")
    return correct
  }
}
