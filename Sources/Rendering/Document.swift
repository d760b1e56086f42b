import Kernel
import Manuscript

/// A document (文件): a text with what is said around it. Every form is made of this value and of nothing else, so two
/// forms of one document never say different things.
package struct Document: Sendable, Equatable {
  package var title: String
  package var manuscript: Manuscript
  /// The bytes of pictures, by the NAME of `media:NAME`.
  package var media: [String: [UInt8]]
  /// The 文号, as `呈政〔2026〕3号`.
  package var number: String?
  /// What stands above the red rule (版头); used by the style `redHead` alone.
  package var head: Head?
  /// What stands at the foot of the last page (版记).
  package var imprint: Imprint?
  /// Who made it public (发布机构), and when.
  package var publisher: String?
  package var published: Day?
  /// The index number (索引号).
  package var indexNumber: String?
  /// The address of its page (网址): what a QR code leads to.
  package var address: String?
  /// The telephone number for questions and for supervision (监督电话).
  package var phone: String?
  /// The days for which it hangs on the notice board (张贴日期); written in by hand where nil.
  package var posted: ClosedRange<Day>?

  package init(
    title: String, manuscript: Manuscript, media: [String: [UInt8]] = [:], number: String? = nil, head: Head? = nil,
    imprint: Imprint? = nil, publisher: String? = nil, published: Day? = nil, indexNumber: String? = nil,
    address: String? = nil, phone: String? = nil, posted: ClosedRange<Day>? = nil
  ) {
    (self.title, self.manuscript, self.media) = (title, manuscript, media)
    (self.number, self.head, self.imprint) = (number, head, imprint)
    (self.publisher, self.published, self.indexNumber) = (publisher, published, indexNumber)
    (self.address, self.phone, self.posted) = (address, phone, posted)
  }

  /// The head of an official document (版头, GB/T 9704 第7.2).
  package struct Head: Sendable, Equatable {
    /// The name on the head (发文机关标志), as 呈坎镇人民政府文件.
    package var issuer: String
    /// Who signed it for issue (签发人), of documents that go upwards.
    package var signers: [String]
    /// The number of this copy (份号), its secrecy (密级) and its urgency (紧急程度).
    package var copy: String?
    package var secrecy: String?
    package var urgency: String?

    /// 第7.2.1条: a copy number has six digits.
    package static func copyNumber(_ number: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// 第7.2.6条: two names stand in a line.
    var signerRows: [[String]] {
      stride(from: 0, to: signers.count, by: 2).map { Array(signers[$0..<min($0 + 2, signers.count)]) }
    }

    package init(
      issuer: String, signers: [String] = [], copy: String? = nil, secrecy: String? = nil, urgency: String? = nil
    ) {
      (self.issuer, self.signers) = (issuer, signers)
      (self.copy, self.secrecy, self.urgency) = (copy, secrecy, urgency)
    }
  }

  /// The imprint (版记, GB/T 9704 第7.4): who gets copies, who printed it and when.
  package struct Imprint: Sendable, Equatable {
    package var copies: [String]
    package var printer: String?
    package var printed: Day?

    package init(copies: [String] = [], printer: String? = nil, printed: Day? = nil) {
      (self.copies, self.printer, self.printed) = (copies, printer, printed)
    }
  }

  /// The bytes of a picture that came with the document; nil for one that lies elsewhere.
  package func bytes(of image: Image) -> [UInt8]? {
    image.source.hasPrefix("media:") ? media[String(image.source.dropFirst(6))] : nil
  }
}

/// The style (版式) that a document is set in.
package enum Style: String, Sendable, CaseIterable {
  /// The official page without a head (公文版式).
  case official
  /// The official page under a red head (红头).
  case redHead = "red-head"
  /// The same page without what only official documents have: no large title face, no fixed grid.
  case plain
}
