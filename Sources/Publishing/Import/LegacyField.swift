import Manuscript

/// A field of ours that a record of an old site may fill (字段对应的目标字段).
package enum LegacyField: String, CaseIterable, Sendable {
  case title, body, plainBody, publishedOn, writtenOn, documentNumber, issuer, category, address
  case indexNumber, sourceName, attachments, id, state, databaseWritten, databaseReleased

  package var chinese: String {
    switch self {
    case .title: "标题"
    case .body: "正文"
    case .plainBody: "纯文本正文（网页正文为空时用）"
    case .publishedOn: "原发布日期"
    case .writtenOn: "成文日期"
    case .documentNumber: "文号"
    case .issuer: "发布机构"
    case .category: "原栏目"
    case .address: "原网址"
    case .indexNumber: "原索引号"
    case .sourceName: "来源名称"
    case .attachments: "附件"
    case .id: "原编号"
    case .state: "原状态（空、0 或“已发布”为已公开）"
    case .databaseWritten: "数据库里的成文日期（只用来核对）"
    case .databaseReleased: "数据库里的发布日期（只用来核对）"
    }
  }

  /// What may be written once for all records instead.
  package var takesConstant: Bool {
    switch self {
    case .issuer, .category, .sourceName, .publishedOn: true
    case .title, .body, .plainBody, .writtenOn, .documentNumber, .address, .indexNumber, .attachments, .id, .state,
      .databaseWritten, .databaseReleased:
      false
    }
  }

  /// Names that old systems give it, in small letters and without marks; the likeliest first.
  var customaryNames: [String] {
    switch self {
    case .title: ["title", "标题", "信息标题", "文章标题", "名称", "信息名称", "subject", "bt", "xxbt", "wzbt", "metaarticletitle", "h1", "标题名称"]
    case .body: ["html", "content", "正文", "内容", "信息内容", "文章内容", "body", "nr", "xxnr", "wznr", "zw", "neirong", "largest"]
    case .plainBody: ["text", "纯文本", "plaintext", "正文文本"]
    case .publishedOn:
      [
        "publisheddate", "publishedtime", "发布日期", "发布时间", "公开日期", "发表时间", "日期", "pubdate", "fbsj", "fbrq", "releasetime",
        "createtime", "metapubdate", "时间",
      ]
    case .writtenOn: ["writtendate", "成文日期", "生成日期", "发文日期", "cwrq", "印发日期"]
    case .documentNumber: ["docnumber", "documentnumber", "文号", "发文字号", "发文号", "文件编号", "wh", "fwzh"]
    case .issuer: ["issuer", "publisher", "发布机构", "发文机关", "发布单位", "发布机关", "公开单位", "fbjg", "fwjg", "来源单位"]
    case .category: ["category", "column", "栏目", "栏目名称", "分类", "信息分类", "所属栏目", "类别", "lm", "lmmc", "metacolumnname"]
    case .address: ["url", "网址", "链接", "地址", "link", "原网址", "href", "访问地址"]
    case .indexNumber: ["index", "indexnumber", "索引号", "syh"]
    case .sourceName: ["sourcename", "来源", "信息来源", "ly", "metacontentsource"]
    case .attachments: ["attachments", "附件", "附件地址", "fj", "files"]
    case .id: ["id", "编号", "序号", "信息编号", "guid", "文件名"]
    case .state: ["state", "状态", "发布状态"]
    case .databaseWritten: ["dbwrittentime"]
    case .databaseReleased: ["dbreleasetime"]
    }
  }
}
