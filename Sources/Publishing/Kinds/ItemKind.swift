import Foundation
import Kernel

/// A kind of information (信息种类): when it is used, what it asks for, the text to begin with and a filled example.
/// The standard ones are data: `Resources/kinds.json`; a town may word them its own way or add its own.
package struct ItemKind: Codable, Equatable, Sendable {
  /// Stable, in addresses and with every revision.
  package var slug: String
  package var name: String
  /// When to use it, in a sentence.
  package var use: String
  /// 体裁 that goes with it; empty when there is no usual one.
  package var genre = ""
  /// The columns that it usually stands in.
  package var columns: [ColumnKind] = []
  /// Its own fields, in their order.
  package var asks: [KindAsk] = []
  /// Whether such texts are issued under a 文号: then the editor asks for what a red head says (版头要素).
  package var bearsNumber = false
  /// Which of the common fields it wants filled.
  package var wants: [KindWant] = []
  /// The two days between which it runs, such as 公示期.
  package var period: Period?
  /// What the text begins as, in light marks. `{issuer}` and `{today}` are filled in.
  package var template = ""
  package var example: KindExample?

  package init(slug: String, name: String, use: String) {
    (self.slug, self.name, self.use) = (slug, name, use)
  }

  enum CodingKeys: String, CodingKey {
    case slug, name, use, genre, columns, asks, bearsNumber, wants, period, template, example
  }

  /// Which of the fields say from when to when it runs (起止).
  package struct Period: Codable, Equatable, Sendable {
    package var from: String
    package var to: String
    package var label: String
  }

  /// What stands in a template where something is to be written.
  package static let blank = "（待填）"

  /// The text to begin with.
  package func text(issuer: String, today: Day) -> String {
    template.replacing("{issuer}", with: issuer).replacing("{today}", with: today.chinese)
  }

  /// The standard kinds.
  package static func standard() throws -> [ItemKind] { try read.get() }

  /// The same for words alone: without them a field is called by its key.
  static var known: [ItemKind] {
    switch read {
    case .success(let kinds): kinds
    case .failure: []
    }
  }

  private static let read = load()

  private static func load() -> Result<[ItemKind], any Error> {
    do {
      guard let url = Bundle.module.url(forResource: "Resources/kinds", withExtension: "json") else {
        throw CocoaError(.fileNoSuchFile)
      }
      return .success(try JSONDecoder().decode([ItemKind].self, from: Data(contentsOf: url)))
    } catch {
      return .failure(error)
    }
  }
}

/// A common field that a kind wants filled (要素要求), and the law when it is the law that wants it.
package struct KindWant: Codable, Equatable, Sendable {
  package var field: String
  package var law: KindLaw?
}

/// What the law or a higher office orders (法定要求): no town takes it away.
package struct KindLaw: Codable, Equatable, Sendable {
  package var moment: KindMoment
  package var source: String
}

/// A filled example (填写示例), of made-up people and places.
package struct KindExample: Codable, Equatable, Sendable {
  package var title: String
  /// The kind's own fields.
  package var facts: [String: String]
  /// Common fields by their names.
  package var fields: [String: String]
  package var text: String
}

/// By when something must be filled (必填时点).
package enum KindMoment: String, Codable, CaseIterable, Comparable, Sendable {
  case none, submit, publish

  /// Whether it is asked for at a moment: what submitting wants, publishing wants too.
  func isDue(at moment: KindMoment) -> Bool { self != .none && self <= moment }

  package static func < (a: KindMoment, b: KindMoment) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package var chinese: String {
    switch self {
    case .none: "可以不填"
    case .submit: "提交审核前必填"
    case .publish: "发布前必填"
    }
  }
}
