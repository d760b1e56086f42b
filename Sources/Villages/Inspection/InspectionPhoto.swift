import Files
import Foundation
import Kernel
import Store

/// A photograph of what was found or put right (检查照片): the copy that is kept, and when and where it was taken, sealed.
package struct InspectionPhoto: Equatable, Sendable {
  package let blob: Blob
  package let taken: Data?

  /// More than this on one form is no evidence but an album.
  package static let most = 12

  package init(_ blob: Blob, taken: Data? = nil) { (self.blob, self.taken) = (blob, taken) }

  /// What its time and place are sealed for.
  package static func place(_ key: String) -> String { "inspection:\(key):taken" }

  /// Where a photograph belongs (所附记录).
  enum Owner {
    case inspection(Inspection.ID)
    case event(Identifier<Rectification.Event>)
  }

  static func keep(_ photos: [InspectionPhoto], of owner: Owner, _ tx: Transaction) throws {
    var inspection: Inspection.ID?
    var event: Identifier<Rectification.Event>?
    switch owner {
    case .inspection(let id): inspection = id
    case .event(let id): event = id
    }
    for photo in photos {
      try photo.blob.register(tx)
      try tx.run(
        """
        INSERT INTO inspection_photo (inspection, event, digest, taken, added_at)
        VALUES (\(inspection), \(event), \(photo.blob.digest), \(photo.taken), \(tx.now))
        """)
    }
  }
}

extension InspectionPhoto {
  /// A kept photograph, by its key (已存照片).
  package struct Kept: Equatable, Sendable {
    package typealias ID = Identifier<Kept>

    package let id: ID
    package let event: Identifier<Rectification.Event>?
    package let digest: BlobDigest

    init(_ row: Row) throws { (id, event, digest) = (try row["id"], try row["event"], try row["digest"]) }
  }

  package static func list(of inspection: Inspection.ID, _ reader: some Reader) throws -> [Kept] {
    try reader.all("SELECT * FROM inspection_photo WHERE inspection = \(inspection) ORDER BY id", Kept.init)
  }

  package static func list(of rectification: Rectification.ID, _ reader: some Reader) throws -> [Kept] {
    try reader.all(
      """
      SELECT inspection_photo.* FROM rectification_event
      JOIN inspection_photo ON inspection_photo.event = rectification_event.id
      WHERE rectification_event.rectification = \(rectification) ORDER BY inspection_photo.id
      """, Kept.init)
  }

  /// A photograph with the village that it was taken in.
  package static func find(
    _ id: Kept.ID, _ reader: some Reader
  ) throws -> (photo: Kept, village: Identifier<Organisation>) {
    let row = try reader.first(
      """
      SELECT inspection_photo.*, COALESCE(inspection.village, rectification.village) AS village FROM inspection_photo
      LEFT JOIN inspection ON inspection.id = inspection_photo.inspection
      LEFT JOIN rectification_event ON rectification_event.id = inspection_photo.event
      LEFT JOIN rectification ON rectification.id = rectification_event.rectification
      WHERE inspection_photo.id = \(id)
      """)
    guard let row else { throw Fault.notFound }
    return (try Kept(row), try row["village"])
  }
}
