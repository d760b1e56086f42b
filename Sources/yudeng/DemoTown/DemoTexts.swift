import Foundation
import Kernel
import Villages

/// The words of the demonstration's year (`Demo/year.json`): all made up.
struct DemoTexts: Decodable, Sendable {
  let inspectors: [String]
  let findings: [Found]
  let patrols: [Patrol]
  let trainings: [Training]
  let guidance: [Guidance]
  let quiz: [Question]
  let people: [String]
  let matters: [Matter]

  /// Something that an inspection finds.
  struct Found: Decodable, Sendable {
    let problem: String
    let subject: String
    let name: String?
    let note: String
  }

  /// Something that the district's or the city's patrol tells.
  struct Patrol: Decodable, Sendable {
    let village: Int
    let day: Day
    let problem: String
    let subject: String
    let name: String
    let note: String
  }

  struct Training: Decodable, Sendable {
    let day: Day
    let mode: String
    let topic: String
    let trainer: String
    let minutes: Int
  }

  struct Guidance: Decodable, Sendable {
    let day: Day
    let village: Int
    let topic: String
  }

  struct Question: Decodable, Sendable {
    let question: String
    let choices: [String]
    let answer: Int
  }

  struct Matter: Decodable, Sendable {
    let topic: String
    let matter: String
    let answer: String
  }

  static func read() throws -> DemoTexts {
    guard let url = Bundle.module.url(forResource: "Demo/year", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(DemoTexts.self, from: Data(contentsOf: url))
  }
}
