import Foundation
import Kernel

/// A field of ours that a column of a list may fill (工单字段).
package enum TicketField: String, CaseIterable, Codable, Sendable {
  case orderNumber, title, content, kind, urgency, category, channel, dispatchedAt, due, name, phone, address, place
  case happened, confidential, reference, reply, basis, repliedAt

  package var chinese: String {
    switch self {
    case .orderNumber: "工单编号"
    case .title: "标题"
    case .content: "诉求内容"
    case .kind: "工单类型"
    case .urgency: "紧急程度"
    case .category: "诉求分类"
    case .channel: "来源渠道"
    case .dispatchedAt: "派单时间"
    case .due: "办理期限"
    case .name: "诉求人姓名"
    case .phone: "联系电话"
    case .address: "联系地址"
    case .place: "发生地点"
    case .happened: "发生时间"
    case .confidential: "是否保密"
    case .reference: "诉求人编号"
    case .reply: "答复内容"
    case .basis: "答复依据"
    case .repliedAt: "答复时间"
    }
  }

  package var isRequired: Bool { self == .content || self == .dispatchedAt }

  /// Headings by which districts call it: the whole heading first, then what it contains.
  private var names: [String] {
    switch self {
    case .orderNumber: ["工单编号", "工单号", "编号", "受理编号", "id", "单号"]
    case .title: ["标题", "诉求标题", "工单标题", "主题", "title", "留言主题"]
    case .content: ["诉求内容", "内容", "问题描述", "工单内容", "反映内容", "来电内容", "text", "content", "留言详情", "详情", "描述"]
    case .kind: ["工单类型", "诉求类型", "类型", "性质", "kind"]
    case .urgency: ["紧急程度", "缓急", "紧急", "urgency"]
    case .category: ["诉求分类", "分类", "类别", "归口", "category", "一级标签", "categorypredicted"]
    case .channel: ["来源渠道", "来源", "渠道"]
    case .dispatchedAt: ["派单时间", "交办时间", "转办时间", "下派时间", "受理时间", "来电时间", "登记时间", "时间", "createdat", "留言时间"]
    case .due: ["办理期限", "截止时间", "到期时间", "限办时间", "要求办结时间", "期限"]
    case .name: ["诉求人姓名", "诉求人", "来电人", "姓名", "联系人", "反映人"]
    case .phone: ["联系电话", "来电号码", "电话", "手机", "联系方式"]
    case .address: ["联系地址", "住址"]
    case .place: ["发生地点", "事发地", "地点", "地址", "所属区域"]
    case .happened: ["发生时间", "事发时间"]
    case .confidential: ["是否保密", "保密"]
    case .reference: ["诉求人编号", "用户编号", "userref", "留言用户"]
    case .reply: ["答复内容", "回复内容", "办理结果", "处理结果", "答复", "reply", "答复意见"]
    case .basis: ["答复依据", "政策依据", "依据"]
    case .repliedAt: ["答复时间", "回复时间", "办结时间", "repliedat"]
    }
  }

  /// Which column fills which field, as far as the headings say: whole names before parts, each column once.
  package static func guess(_ heads: [String]) -> [TicketField: Int] {
    let heads = heads.map { $0.lowercased().filter { !$0.isWhitespace } }
    var (chosen, used): ([TicketField: Int], Set<Int>) = ([:], [])
    for isWhole in [true, false] {
      for rank in 0..<12 {
        for field in allCases where chosen[field] == nil && rank < field.names.count {
          let name = field.names[rank]
          guard isWhole || name.count > 1 && !name.utf8.allSatisfy({ $0 < 128 }) else { continue }
          let found = heads.indices.first { !used.contains($0)
            && (isWhole ? heads[$0] == name : heads[$0].contains(name)) }
          if let found {
            chosen[field] = found
            used.insert(found)
          }
        }
      }
    }
    return chosen
  }
}

/// Dates as lists write them (日期写法): `2020/1/6 12:09:38`, `2020年1月6日 12:09`, `2020-01-06`, `20200106`.
package enum LooseMoment {
  package static func read(_ text: String) -> Date? {
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    let digits = text.filter { $0.isASCII && $0.isNumber }
    if numbers.count == 1, digits.count == 8 || digits.count == 14 { return packed(digits) }
    guard (3...6).contains(numbers.count), let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      return nil
    }
    let time = Array(numbers[3...]) + [0, 0, 0]
    guard time[0] < 24, time[1] < 60, time[2] < 60 else { return nil }
    return day.start.addingTimeInterval(Double(time[0] * 3600 + time[1] * 60 + time[2]))
  }

  private static func packed(_ digits: String) -> Date? {
    let parts = [(0, 4), (4, 2), (6, 2), (8, 2), (10, 2), (12, 2)].map { Int(digits.dropFirst($0).prefix($1)) ?? 0 }
    guard let day = Day(year: parts[0], month: parts[1], day: parts[2]), parts[3] < 24, parts[4] < 60, parts[5] < 60
    else { return nil }
    return day.start.addingTimeInterval(Double(parts[3] * 3600 + parts[4] * 60 + parts[5]))
  }
}
