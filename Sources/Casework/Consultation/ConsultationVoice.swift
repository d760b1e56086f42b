import Files
import Foundation
import Jobs
import Kernel
import Store

/// A voice of a consultation (语音): the recording as it came, and as it is made to play everywhere.
package struct ConsultationVoice: Equatable, Sendable {
  package typealias ID = Identifier<ConsultationVoice>

  /// Who speaks.
  package enum Side: String, Sendable, Storable { case question, answer }

  package let id: ID
  package let consultation: Consultation.ID
  package let side: Side
  let upload: BlobDigest
  /// Nil until it is made.
  package let sound: Sound?
  /// Why it cannot be made, in a sentence; empty while it can.
  package let failure: String

  /// What plays (成品语音): MP3, one channel.
  package struct Sound: Equatable, Sendable {
    package let digest: BlobDigest
    package let size: Int
    package let milliseconds: Int
    /// Loudness in equal parts of the time, 0 to 15 each.
    package let wave: [Int]
  }

  init(_ row: Row) throws {
    (id, consultation, side) = (try row["id"], try row["consultation"], try row["side"])
    (upload, failure) = (try row["upload"], try row["failure"])
    let digest: BlobDigest? = try row["digest"]
    sound = try digest.map {
      let wave: String = try row["wave"]
      return Sound(
        digest: $0, size: try row["size"], milliseconds: try row["milliseconds"], wave: wave.compactMap(\.hexDigitValue))
    }
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> ConsultationVoice {
    guard let found = try reader.first("SELECT * FROM consultation_voice WHERE id = \(id)", ConsultationVoice.init)
    else { throw Fault.notFound }
    return found
  }

  package static func list(
    of consultation: Consultation.ID, _ reader: some Reader
  ) throws -> [ConsultationVoice] {
    try reader.all(
      "SELECT * FROM consultation_voice WHERE consultation = \(consultation) ORDER BY id", ConsultationVoice.init)
  }
}

extension Consultation {
  /// Notes a recording and puts its making in line.
  static func addVoice(_ upload: Blob, _ side: ConsultationVoice.Side, to id: ID, _ tx: Transaction) throws {
    try upload.register(tx)
    let voice: ConsultationVoice.ID = try tx.insert(
      """
      INSERT INTO consultation_voice (consultation, side, upload, added_at)
      VALUES (\(id), \(side), \(upload.digest), \(tx.now)) RETURNING id
      """)
    let town: Identifier<Organisation>? = try tx.value("SELECT town FROM consultation WHERE id = \(id)")
    try VoiceJob(voice).enqueue(tx, in: town)
  }
}

extension ConsultationVoice {
  /// Keeps what was made beside the recording, which stays as it came: it is the record of what was asked.
  static func settle(_ id: ID, _ made: Blob, milliseconds: Int, wave: [Int], _ tx: Transaction) throws {
    try made.register(tx)
    let letters = wave.map { String(min(15, max(0, $0)), radix: 16) }.joined()
    try tx.run(
      """
      UPDATE consultation_voice SET digest = \(made.digest), size = \(made.size), milliseconds = \(milliseconds),
        wave = \(letters), failure = '' WHERE id = \(id)
      """)
  }

  static func fail(_ id: ID, _ sentence: String, _ tx: Transaction) throws {
    try tx.run("UPDATE consultation_voice SET failure = \(sentence) WHERE id = \(id)")
  }
}
