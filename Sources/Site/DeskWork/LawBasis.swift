import Publishing

/// What the editor offers to choose from (编辑选项). The articles are those of 《政府信息公开条例》 (2019).
enum LawBasis {
  static let all = [
    "条例第十九条：涉及公众利益调整、需要公众广泛知晓或者参与决策",
    "条例第二十条第一项：行政法规、规章和规范性文件",
    "条例第二十条第二项：机关职能、机构设置、办公地址、负责人等",
    "条例第二十条第三项：规划及相关政策",
    "条例第二十条第四项：国民经济和社会发展统计信息",
    "条例第二十条第五项：行政许可和其他对外管理服务事项",
    "条例第二十条第六项：行政处罚、行政强制",
    "条例第二十条第七项：财政预算、决算信息",
    "条例第二十条第八项：行政事业性收费",
    "条例第二十条第九项：政府集中采购",
    "条例第二十条第十项：重大建设项目",
    "条例第二十条第十一项：扶贫、教育、医疗、社会保障、促进就业",
    "条例第二十条第十二项：突发公共事件",
    "条例第二十条第十三项：环境保护、公共卫生、安全生产、食品药品、产品质量",
    "条例第二十条第十四项：公务员招考",
    "条例第二十条第十五项：其他应当主动公开的信息",
    "条例第二十一条：涉农政策、农田水利、土地承包、宅基地、征收、筹资筹劳、社会救助等",
    "条例第十四条：国家秘密，危及国家安全、公共安全、经济安全、社会稳定",
    "条例第十五条：商业秘密、个人隐私",
    "条例第十六条：内部事务信息、过程性信息、行政执法案卷信息",
    "条例第二十七条：依申请公开",
  ]

  static let themes = [
    "综合政务", "国民经济管理、国有资产监管", "财政、金融、审计", "国土资源、能源", "农业、林业、水利", "工业、交通", "商贸、海关、旅游",
    "市场监管、安全生产监督", "城乡建设、环境保护", "科技、教育", "文化、广电、新闻出版", "卫生、体育", "人口、妇女儿童工作", "劳动、人事、监察",
    "公安、安全、司法", "民政、扶贫、救灾", "民族、宗教", "对外事务", "国防", "其他",
  ]
}

extension ItemChoices {
  /// With what the draft says already, even where it is no longer offered.
  init(columns: [FormChoice], keeping draft: ItemDraft, kinds itemKinds: [FormChoice] = []) {
    func choices(_ all: [String], _ own: String) -> [FormChoice] {
      (own.isEmpty || all.contains(own) ? all : [own] + all).map { FormChoice($0, $0) }
    }
    self.init(
      columns: columns, kinds: choices(Genre.all, draft.kind),
      openness: Openness.allCases.map { FormChoice($0.rawValue, $0.chinese) },
      bases: choices(LawBasis.all, draft.basis),
      themes: choices(LawBasis.themes, draft.theme), itemKinds: itemKinds)
  }
}
