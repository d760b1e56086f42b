import Kernel
import Store
import Traces

/// The files at the gate (附件把关): none goes out that was not looked through, and none with what must be dealt with,
/// unless somebody keeps it there with a reason.
enum FileGate {
  /// The field of such an issue, by which a page finds the file: `file-12`.
  static func field(_ id: Attachment.ID) -> String { "file-\(id)" }

  static func issues(_ revision: Revision?, _ reader: some Reader) throws -> [Issue] {
    guard let revision, !revision.content.attachments.isEmpty else { return [] }
    var issues: [Issue] = []
    for row in try reader.all(query(revision.id)) {
      let (id, name): (Attachment.ID, String) = (try row["id"], try row["name"])
      let short = name.count > 40 ? name.prefix(20) + "…" + name.suffix(12) : name[...]
      if let _: Int64 = try row["waiting"] {
        issues.append(Issue(field(id), "附件“\(short)”还没有检查完，请等附件检查页显示结果以后再办。"))
      } else if let kind: String = try row["kind"], !(try kept(row)).contains(kind) {
        let (what, detail): (String, String) = (Trace.Kind(rawValue: kind)?.chinese ?? kind, try row["detail"])
        issues.append(Issue(field(id), "附件“\(short)”里还有须处理的内容（\(what)：\(detail.prefix(60))），请换一个文件，或者在附件检查页写明保留的理由。"))
      }
    }
    return issues
  }

  private static func kept(_ row: Row) throws -> Set<String> {
    Set((try row["kept"] as String? ?? "").split(separator: ",").map(String.init))
  }

  /// One line for each file that waits and for each grave thing that is left.
  static func query(_ revision: Revision.ID) -> SQL {
    """
    SELECT attachment.id, attachment.name, attachment_wait.attachment AS waiting, attachment_check.kept,
      attachment_trace.kind, attachment_trace.detail
    FROM revision_attachment JOIN attachment ON attachment.id = revision_attachment.attachment
    LEFT JOIN attachment_wait ON attachment_wait.attachment = attachment.id
    LEFT JOIN attachment_check ON attachment_check.attachment = attachment.id
    LEFT JOIN attachment_trace ON attachment_trace.attachment = attachment.id
      AND attachment_trace.weight = 'grave' AND attachment_trace.is_removed = 0
    WHERE revision_attachment.revision = \(revision)
      AND (attachment_wait.attachment IS NOT NULL OR attachment_trace.attachment IS NOT NULL)
    ORDER BY revision_attachment.position, attachment_trace.position
    """
  }
}
