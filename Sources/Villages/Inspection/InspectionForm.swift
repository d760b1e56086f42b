import Crypto
import Files
import Foundation
import Kernel
import Store

/// A filled form as it comes from a phone (检查表), at once or days later (离线填写后补传). The key was made on the phone, so
/// that a form that is sent twice is one inspection.
package struct InspectionForm: Equatable, Sendable {
  package var key: String
  package var village: Identifier<Organisation>
  package var origin: Inspection.Origin
  package var day: Day
  package var inspectors: String
  package var place: String
  package var witness: String
  package var note: String
  /// When it was filled in by the phone's clock; nil when it came without.
  package var filledAt: Date?
  package var answers: [InspectionPoint.ID: PointResult]
  package var findings: [Found]

  /// One thing found wrong (发现的问题), under the code of its kind.
  package struct Found: Equatable, Sendable {
    package var problem: String
    package var subject: FindingSubject
    package var note: String
    /// The point of the list that it answers; nil for what no point asks about.
    package var point: InspectionPoint.ID?

    package init(_ problem: String, _ subject: FindingSubject, note: String = "", point: InspectionPoint.ID? = nil) {
      (self.problem, self.subject, self.note, self.point) = (problem, subject, note.trimmed, point)
    }

    func answers(_ asked: InspectionPoint) -> Bool { point == asked.id || (point == nil && problem == asked.problem) }
  }

  package init(
    key: String, village: Identifier<Organisation>, origin: Inspection.Origin = .town, day: Day, inspectors: String,
    place: String = "", witness: String = "", note: String = "", filledAt: Date? = nil,
    answers: [InspectionPoint.ID: PointResult] = [:], findings: [Found] = []
  ) {
    (self.key, self.village, self.origin, self.day) = (key, village, origin, day)
    (self.inspectors, self.place) = (inspectors.trimmed, place.trimmed)
    (self.witness, self.note, self.filledAt) = (witness.trimmed, note.trimmed, filledAt)
    (self.answers, self.findings) = (answers, findings)
  }

  /// What it says, with its photographs, in 64 digits: the same form sent again has the same.
  func digest(_ photos: [InspectionPhoto]) -> String {
    var parts = ["\(village)", origin.rawValue, day.description, inspectors, place, witness, note]
    parts += answers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.rawValue)" }
    parts += findings.flatMap { [$0.problem, $0.subject.kind.rawValue, $0.subject.reference, $0.subject.name, $0.note] }
    parts += photos.map(\.blob.digest.hex)
    var hash = SHA256()
    // Lengths stand before texts, so that no two forms spell the same.
    for part in parts { hash.update(data: Data("\(part.utf8.count):\(part)\n".utf8)) }
    return Hex.encode(hash.finalize())
  }

  /// A key that a phone may have made.
  static func isKey(_ key: String) -> Bool {
    (16...64).contains(key.utf8.count)
      && key.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      }
  }
}
