import Store

/// What kind of file it is (文件类型), told from its bytes and never from what the sender claims.
package enum MediaType: String, CaseIterable, Sendable, Codable, Storable {
  case pdf = "application/pdf"
  case ofd = "application/ofd"
  case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  case pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
  case doc = "application/msword"
  case xls = "application/vnd.ms-excel"
  case ppt = "application/vnd.ms-powerpoint"
  case zip = "application/zip"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case bmp = "image/bmp"
  case mp4 = "video/mp4"
  case mp3 = "audio/mpeg"
  case text = "text/plain"
  case html = "text/html"
  case svg = "image/svg+xml"
  case xml = "application/xml"
  case unknown = "application/octet-stream"

  /// Whether a browser may show it inside our own pages. Everything else is only ever downloaded: HTML, SVG
  /// and PDF can carry script.
  package var isSafeInline: Bool {
    switch self {
    case .png, .jpeg, .gif, .webp, .bmp, .mp4, .mp3: true
    default: false
    }
  }

  /// Whether it is text that a browser would run as a page.
  package var isActiveMarkup: Bool { self == .html || self == .svg || self == .xml }

  package var isImage: Bool {
    switch self {
    case .png, .jpeg, .gif, .webp, .bmp: true
    default: false
    }
  }

  /// Without the dot. Empty for a file of no known kind.
  package var fileExtension: String {
    switch self {
    case .jpeg: "jpg"
    case .text: "txt"
    case .unknown: ""
    default: "\(self)"
    }
  }

  /// What people call it.
  package var chinese: String {
    switch self {
    case .pdf: "PDF 文档"
    case .ofd: "OFD 版式文档"
    case .docx, .doc: "Word 文档"
    case .xlsx, .xls: "Excel 表格"
    case .pptx, .ppt: "演示文稿"
    case .zip: "压缩包"
    case .png, .jpeg, .gif, .webp, .bmp: "图片"
    case .mp4: "视频"
    case .mp3: "音频"
    case .text: "文本"
    case .html: "网页文件"
    case .svg: "矢量图"
    case .xml: "XML 文件"
    case .unknown: "其他文件"
    }
  }
}
