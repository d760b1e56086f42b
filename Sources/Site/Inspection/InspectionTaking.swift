import Files
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Store
import Villages

/// Takes a checklist in, from the page or from a phone that kept it until it had a line (收检查表).
enum InspectionTaking {
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let isScript = (request.headers[.accept] ?? "").contains("application/json")
    return try await site.forms.read(request, visit.visit) { form in
      let slug = form.line("village")
      let villages = try await site.seenVillages(visit)
      guard let village = villages.first(where: { $0.slug == slug }) else { throw Fault.notFound }
      let key = form.line("key")
      do {
        let photos = try await InspectionPhotos.receive(form, for: key, site, visit)
        let taken = try await site.store.write(as: visit.actor) { tx in
          try Inspection.receive(try read(form, village, tx), photos: photos, tx)
        }
        let address = DeskAddress.inspection(taken.id.value)
        return isScript ? try .json(Answer(address: address.text), visit) : .seeOther(address, .received)
      } catch let fault as Fault where fault.kind == .invalid || fault.kind == .conflict {
        guard !isScript else {
          let answer = Answer(issues: fault.issues.map(\.sentence), fields: fault.issues.map(\.field))
          return try .json(answer, status: fault.kind == .invalid ? .unprocessableContent : .conflict, visit)
        }
        guard fault.kind == .invalid else { throw fault }
        let typed = form.typed
        let page = try await InspectionFormPage.make(site, visit, village, typed, key: key, issues: fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// What a phone is told (答复): where the inspection is, or what is wrong with it.
  struct Answer: Encodable {
    var address = ""
    var issues: [String] = []
    var fields: [String] = []
  }

  /// `GET /desk/inspections/ticket`: whose phone it is now, and the proof that its forms are ours; a form that was kept for
  /// days carries an old one.
  static func ticket(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try .json(
      Ticket(token: visit.visit.session.map { CrossSite.token(session: $0) } ?? "", account: visit.staff.displayName), visit)
  }

  /// For one session (凭据).
  struct Ticket: Encodable {
    let token: String
    let account: String
  }

  /// `GET /desk/inspections/worker.js`: what answers the phone when there is no line. It stands here, since it may only answer
  /// for what is below its own address.
  static func worker(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let script = AssetAddresses(hash: site.assets.hash).script("inspection-worker.js")
    return .text(Array("importScripts(\"\(script)\");\n".utf8), type: "text/javascript; charset=utf-8", visit.visit)
  }

  /// The form as the domain takes it. Fields are named by the codes of the points.
  private static func read(_ form: Form, _ village: Village, _ tx: Transaction) throws -> InspectionForm {
    guard let day = Day(form.line("day")) else { throw Fault.invalid("day", "请填写检查日期，例如 2026-03-09。") }
    let origin = Inspection.Origin(rawValue: form.line("origin")) ?? .town
    var read = InspectionForm(
      key: form.line("key"), village: village.id, origin: origin, day: day, inspectors: form.line("inspectors"),
      place: form.line("place"), witness: form.line("witness"), note: form["note"] ?? "",
      filledAt: Int64(form.line("filled")).map { Date(timeIntervalSince1970: Double($0) / 1000) })
    let ids = form.line("asked").split(separator: ",").prefix(200).compactMap { Int64($0) }
    let asked = ids.map { InspectionPoint.ID($0) }
    let points = asked.isEmpty
      ? try InspectionPoint.list(for: village.town, on: day, tx)
      : try InspectionPoint.given(asked, in: village.town, tx)
    for point in points {
      guard let result = PointResult(rawValue: form.line("result-\(point.code)")) else { continue }
      read.answers[point.id] = result
      let (thing, note) = (form.line("thing-\(point.code)"), (form["note-\(point.code)"] ?? ""))
      guard result == .bad, !(thing.isEmpty && note.allSatisfy(\.isWhitespace)) else { continue }
      read.findings.append(.init(point.problem, subject(thing, point.subject), note: note, point: point.id))
    }
    let (problem, note) = (form.line("other-problem"), form["other-note"] ?? "")
    if !problem.isEmpty {
      let kind = FindingSubject.Kind(rawValue: form.line("other-kind")) ?? .other
      let name = form.line("other-name")
      let isLink = name.hasPrefix("http://") || name.hasPrefix("https://") || name.hasPrefix("/")
      read.findings.append(.init(problem, FindingSubject(kind, isLink ? name : "", name: name), note: note))
    } else if !note.allSatisfy(\.isWhitespace) {
      throw Fault.invalid("other-problem", "请选择别的问题属于哪一类。")
    }
    return read
  }

  /// `slot:12` names one of ours; anything else is the thing's own name.
  private static func subject(_ thing: String, _ kind: FindingSubject.Kind) -> FindingSubject {
    let parts = thing.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let named = FindingSubject.Kind(rawValue: parts[0]), Int64(parts[1]) != nil else {
      return FindingSubject(kind, name: thing)
    }
    return FindingSubject(named, parts[1])
  }
}

extension Response {
  /// An answer for one of our own scripts.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, _ visit: DeskVisit) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return .text([UInt8](try encoder.encode(value)), type: "application/json", status: status, visit.visit)
  }
}
