import Foundation
import Kernel
import Manuscript
import Publishing
import Sheets
import Store
import Villages

/// A list as it comes with a form (上传名单): a file of any office program, or cells pasted from one.
enum ListUploading {
  static func receive(_ form: Form, _ site: Site, _ visit: DeskVisit) async throws -> BenefitUpload {
    let (day, sealing, files) = (site.store.today(), site.villageSealing, site.files)
    if let file = form.files.first(where: { $0.field == "file" && $0.size > 0 }) {
      guard file.size <= 20 << 20 else {
        throw Fault.invalid("file", "文件超过 20 MB，名单用不着这么大：请只留名单这一张表，删去图片后再上传。")
      }
      _ = try await VirusScan.check(file, site, visit)
      let original = [UInt8](try Data(contentsOf: file.path))
      let book = try await workbook(file, site)
      return try await site.apart {
        try BenefitUpload.receive(book, bytes: original, named: file.name, files, sealing, on: day)
      }
    }
    let pasted = form["pasted"] ?? ""
    guard !pasted.stripped.isEmpty else { throw Fault.invalid("file", "请选择名单文件，或者把表格内容粘贴进来。") }
    let bytes = Array(pasted.utf8)
    let book = try read(bytes, "粘贴的名单")
    return try BenefitUpload.receive(book, bytes: bytes, named: "粘贴的名单.csv", files, sealing, on: day)
  }

  /// WPS's own ET files are workbooks of the old kind: LibreOffice turns them into one that we read.
  private static func workbook(_ file: Form.File, _ site: Site) async throws -> Workbook {
    let stem = (file.name as NSString).deletingPathExtension
    let isOld = ["et", "ett"].contains((file.name as NSString).pathExtension.lowercased())
    return try await OldWorkbook.reading(file.path.path, named: isOld ? stem + ".xls" : file.name, scratch: site.forms.folder) { path, name in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      return try await site.apart { try read(bytes, name) }
    }
  }

  private static func read(_ bytes: [UInt8], _ name: String) throws -> Workbook {
    do throws(Refusal) { return try Workbook.read(bytes, name: name) } catch {
      throw Fault.invalid("file", error.sentence)
    }
  }
}
