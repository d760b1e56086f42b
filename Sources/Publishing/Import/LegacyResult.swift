import Kernel
import Manuscript

/// What a record of the sample would become (样例结果), for the eye beside the mapping. Its text is cut short there.
package struct LegacyResult: Equatable, Sendable {
  package var title = ""
  package var documentNumber = ""
  package var date = ""
  /// A slug; empty when the usual rules decide.
  package var column = ""
  package var start = ""
  package var remarks: [String] = []
}

extension FieldMapping {
  package func results(_ sample: LegacySample) -> [LegacyResult] {
    sample.records.map { values in
      let record = LegacyRecord(id: "", fields: zip(sample.fields, values).map { ($0, $1) }).record(self)
      var result = LegacyResult()
      result.column = columns[record.category.trimmed] ?? otherwise
      do throws(RefusedRecord) {
        let prepared = try PreparedRecord.prepare(record)
        result.title = prepared.title
        result.documentNumber = prepared.documentNumber ?? ""
        result.date = (prepared.publishedAt.map { Day(at: $0) } ?? prepared.writtenOn)?.description ?? "没有日期"
        result.start = String(prepared.reading.manuscript.plainText.singleLine.prefix(60))
      } catch {
        result.title = record.title.singleLine
        result.remarks = error.reasons
      }
      return result
    }
  }
}
