import Casework
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET`, `POST /:town/apply/form` (网上申请): open to everybody, slowly.
extension ApplyFormPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let matter = request.uri.queryParameters["matter"].flatMap { ApplicationMatter(rawValue: String($0)) } ?? .disclosure
    let page = try page(site, town, visit, ApplicationFields.fresh, key: site.entropy.token(bytes: 16), matter)
    return .sealed(page.view, .ok, visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    try site.applyLimit.take(visit.address)
    return try await site.forms.read(request, visit) { form in
      let key = form.line("key")
      let known = try await site.store.read { try CaseApplication.submitted(key, $0) }
      if known != nil { return .seeOther(town.applyReceipt(key).text) }
      do {
        try refuseMachines(form, site)
        let sealed = try await identity(form, site, town, key)
        let intake = ApplicationFields.intake(form, in: town.id, .web, key: key)
        try await site.store.write(as: .visitor) { [sealer = site.applicantSealer] tx in
          let id = try CaseApplication.register(intake, sealer, tx)
          if let sealed {
            try ApplicationFile.add(
              sealed.blob, named: sealed.name, as: .identity, to: id, mediaType: sealed.type, size: sealed.size, tx)
          }
        }
        return .seeOther(town.applyReceipt(key).text)
      } catch let fault as Fault where fault.kind == .invalid {
        let matter = ApplicationMatter(rawValue: form.line("matter")) ?? .disclosure
        var page = try page(site, town, visit, ApplicationFields.typed(form), key: key, matter)
        page.issues = fault.issues
        return .sealed(page.view, .unprocessableContent, visit)
      }
    }
  }

  /// All that is wrong is told at once, the sum together with the rest.
  private static func refuseMachines(_ form: Form, _ site: Site) throws {
    guard form.line("website").isEmpty else { throw Fault.conflict("这次提交像是程序自动填的；如果您是自己填的，请返回上一页，清空“不要填写这一项”再提交。") }
    if let issue = HumanCheck.issue(form, site) { throw Fault.invalid([issue]) }
  }

  /// The copy of an identity document, sealed before it touches the disk of files.
  private static func identity(_ form: Form, _ site: Site, _ town: Town, _ key: String) async throws -> SealedCopy? {
    guard let file = form.files.first(where: { $0.field == "identity-file" && $0.size > 0 }) else { return nil }
    guard file.size <= 10 << 20 else { throw Fault.invalid("identity-file", "文件超过 10 MB，请压缩或者重新拍一张小一些的照片。") }
    try await VirusScan.check(file, site, .visitor(of: town, "identity-file"))
    return try SealedCopy.keep(file, site, key)
  }

  static func page(
    _ site: Site, _ town: Town, _ visit: Visit, _ typed: [String: String], key: String,
    _ matter: ApplicationMatter
  ) throws -> ApplyFormPage {
    let office = town.values["guide.office"] ?? ""
    let phone = town.values["guide.phone"] ?? town.values["site.phone"] ?? ""
    var page = ApplyFormPage(
      frame: town.frame(visit, site.assets, at: town.applyForm), trail: town.applyTrail("网上申请"), action: town.applyForm,
      guide: Address(town.slug, "apply", slash: true), key: key, csrf: CrossSite.hiddenField(session: visit.session),
      applicant: ApplicationFields.applicant(typed), content: ApplicationFields.matter(typed, matter),
      wanted: ApplicationFields.wanted(typed, matter), check: try HumanCheck(site),
      office: office.isEmpty ? town.organisation.name : office, phone: phone.isEmpty ? "（见公开指南）" : phone)
    page.matter = matter
    return page
  }
}

extension Town {
  func applyTrail(_ last: String) -> [Crumb] {
    [Crumb(organisation.shortName, home), Crumb("依申请公开", Address(slug, "apply", slash: true)), Crumb(last)]
  }
}

/// An identity document's copy as it is kept (加密的身份证明).
struct SealedCopy: Sendable {
  let blob: Blob
  let name: String
  let type: Files.MediaType
  let size: Int

  static func keep(_ file: Form.File, _ site: Site, _ submission: String) throws -> SealedCopy {
    let bytes = [UInt8](try Data(contentsOf: file.path))
    let type = Files.MediaType.sniff(Data(bytes), name: file.name)
    guard type.isImage || type == .pdf else { throw Fault.invalid("identity-file", "身份证明请上传照片（JPG、PNG）或 PDF。") }
    let sealed = try ApplicationFile.sealed(bytes, for: submission, site.applicantSealer)
    return SealedCopy(blob: try site.files.put(sealed, name: "sealed"), name: file.name, type: type, size: file.size)
  }
}
