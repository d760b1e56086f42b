import Casework

/// The forms of the duty line (值班表单).
enum DutyForms {
  static func call() -> DeskForm {
    DeskForm(
      action: DeskAddress.duty,
      fields: [
        FormField(name: "matter", label: "事项", limit: 2000),
        FormField(name: "answer", label: "答复", limit: 2000),
        FormField(
          name: "kind", label: "类型", control: .select(DutyCall.Kind.allCases.map { FormChoice($0.rawValue, $0.chinese) }), value: "consultation"),
        FormField(
          name: "outcome", label: "处理",
          control: .select([DutyCall.Outcome.answered, .passed, .open].map { FormChoice($0.rawValue, $0.chinese) }), value: "answered"),
        FormField(name: "passedTo", label: "转给（转办时填）", limit: 100),
        FormField(name: "phone", label: "来电号码（可不填）", limit: 30),
        FormField(name: "name", label: "来电人（可不填）", limit: 50),
        FormField(name: "at", label: "来电时间（补记时填）", control: .moment),
      ].scoped("call"), button: "记下")
  }

  static func closing(_ id: Int64) -> DeskForm {
    DeskForm(
      action: DeskAddress.dutyCall(id, "closing"),
      fields: [FormField(name: "result", label: "办理结果", limit: 2000)].scoped("c\(id)"), button: "办结")
  }

  static func opening(_ id: Int64) -> DeskForm {
    DeskForm(
      title: "查看来电人", action: DeskAddress.dutyCall(id, "caller"),
      fields: [FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 200)].scoped("o\(id)"), button: "查看",
      note: "记入审计日志。")
  }
}
