import Store

/// What the patrol looks for (巡检项目) in what is published.
package enum PatrolCheck: String, CaseIterable, Sendable, Storable {
  case privacy, text, spelling, deadInside, missingFile, deadOutside, foreignHost
  case blankColumn, staleColumn, undated, unsourced, oneForm, unexplained, unlinked, lapsed, overrun, bareImage
  case unanswered

  /// How soon it wants to be repaired (轻重): the working days for each are settings.
  package enum Grade: String, Sendable, CaseIterable {
    case grave, fault, hint

    package var chinese: String {
      switch self {
      case .grave: "严重"
      case .fault: "问题"
      case .hint: "提示"
      }
    }
  }

  package var grade: Grade {
    switch self {
    case .privacy, .lapsed, .unanswered: .grave
    case .text, .deadInside, .missingFile, .deadOutside, .blankColumn, .staleColumn, .overrun, .unexplained, .unlinked:
      .fault
    case .spelling, .foreignHost, .undated, .unsourced, .oneForm, .bareImage: .hint
    }
  }

  package var chinese: String {
    switch self {
    case .privacy: "个人隐私"
    case .text: "文字差错"
    case .spelling: "疑似错别字"
    case .deadInside: "站内链接失效"
    case .missingFile: "附件打不开"
    case .deadOutside: "站外链接失效"
    case .foreignHost: "链接到非政府网站"
    case .blankColumn: "空白栏目"
    case .staleColumn: "栏目更新不及时"
    case .undated: "缺少或写错日期"
    case .unsourced: "缺少来源"
    case .oneForm: "附件只有一种格式"
    case .unexplained: "文件没有解读"
    case .unlinked: "解读没有与文件相互关联"
    case .lapsed: "失效文件仍显示有效"
    case .overrun: "公示期满没有撤下"
    case .bareImage: "图片没有文字说明"
    case .unanswered: "留言逾期没有回应"
    }
  }

  /// What to do about it, in a sentence.
  package var advice: String {
    switch self {
    case .privacy: "请另起一版删去或者遮盖；情况紧急的，请签发人紧急清除。依法应当公开的，由审核人写明理由。"
    case .text, .spelling: "请打开校对页核对，另起一版改正；确认无误的，由审核人写明理由。"
    case .deadInside: "请另起一版改正链接，或者去掉链接。"
    case .missingFile: "附件的文件在服务器上找不到，请重新上传，或者请系统管理员从备份恢复。"
    case .deadOutside: "请打开核对，另起一版改成新的网址，或者去掉链接。"
    case .foreignHost: "请改为政府网站上的网址；确实需要的，请系统管理员把域名列入允许的域名，或者由审核人写明理由。"
    case .blankColumn: "请发布应当公开的信息；确实没有这类信息的，请停用栏目或者并入别的栏目。"
    case .staleColumn: "请发布新的信息；周期不合适的，请系统管理员修改栏目的更新周期。"
    case .undated: "请另起一版补上或者改正成文日期。"
    case .unsourced: "请另起一版写明来源或者发布机构。"
    case .oneForm: "请在同一条信息里补一份同名的 PDF 或可编辑格式，方便公众取用。"
    case .unexplained: "请发布解读，并与文件相互关联。"
    case .unlinked: "请在信息页上关联它解读的文件，两边会互相显示。"
    case .lapsed: "请在信息页上标注失效或者废止。"
    case .overrun: "公示期已过，请撤下，避免名单长期挂网；需要长期公开的，由审核人写明理由。"
    case .bareImage: "请另起一版，给每幅图写一句说明。"
    case .unanswered: "请尽快回应并公开答复。"
    }
  }

  /// Repairing it renews or clears away what was out of date (清理、更新).
  var isOutdated: Bool { [.lapsed, .overrun, .deadInside, .deadOutside, .text].contains(self) }
}
