import Kernel

/// Samples of signing in and of one's own account (登录示例).
extension SignInPage {
  static var samples: [(name: String, page: SignInPage)] {
    let frame = SampleDesk.gate(DeskAddress.home)
    return [
      ("desk-sign-in", SignInPage(frame: frame)),
      (
        "desk-sign-in-refused",
        SignInPage(frame: frame, name: SampleTown.hostile, refusal: "用户名或口令不对，请重新输入。", wanted: "/desk/items/7")
      ),
    ]
  }
}

extension SecondFactorPage {
  static var samples: [(name: String, page: SecondFactorPage)] {
    let frame = SampleDesk.gate(DeskAddress.secondFactor)
    return [("desk-second-factor", SecondFactorPage(frame: frame, refusal: "这 6 位数字不对或已经过期，请输入应用里最新的数字。"))]
  }
}

extension PasswordPage {
  static var samples: [(name: String, page: PasswordPage)] {
    let rules = ["至少 10 个字符。", "大写字母、小写字母、数字、符号四类中至少有三类。", "不能和最近 5 次用过的相同，不能包含用户名。"]
    return [
      (
        "desk-password",
        PasswordPage(
          frame: SampleDesk.gate(DeskAddress.password), demand: "这是别人给您的首次口令，请先换成只有您知道的口令。", rules: rules,
          issues: [
            .init("password", "新口令只有 6 个字符，请至少用 10 个字符。"), .init("repeated", "两次输入的新口令不一样，请重新输入。"),
          ])
      ),
      ("desk-password-own", PasswordPage(frame: SampleDesk.frame(DeskAddress.password), rules: rules)),
    ]
  }
}

extension EnrolPage {
  static var samples: [(name: String, page: EnrolPage)] {
    let secret = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"
    let otpauth = "otpauth://totp/Yudeng:fang?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Yudeng&digits=6&period=30"
    return [
      (
        "desk-enrol",
        EnrolPage(
          frame: SampleDesk.gate(DeskAddress.enrolment), secret: secret, otpauth: otpauth, demand: "您的职责要求启用动态口令。",
          issues: [.init("code", "这 6 位数字不对，请核对手机时间后输入最新的数字。")])
      )
    ]
  }
}

extension ProfilePage {
  static var samples: [(name: String, page: ProfilePage)] {
    let page = ProfilePage(
      frame: SampleDesk.frame(DeskAddress.profile, flash: .init(sentence: "口令已修改。")),
      facts: DeskFacts([.init("姓名", "方小鱼"), .init("用户名", "fang"), .init("单位", "呈坎镇党政办公室（演示）")]),
      duties: [["经办", "呈坎镇人民政府（演示）", "全部栏目"], ["初审", "灵山村（演示）", "村务公开"]], hasSecondFactor: false,
      passwordAge: "口令修改于 2026-10-08，2027-01-06 前需要再次修改。",
      sessions: [
        .init(name: "Chrome，Windows", since: "2026-11-23 08:02", lastSeen: "2026-11-23 10:41", isThis: true),
        .init(name: "手机浏览器", since: "2026-11-22 19:30", lastSeen: "2026-11-22 19:52", isThis: false),
      ])
    return [("desk-profile", page)]
  }
}

extension DeskErrorPage {
  static var samples: [(name: String, page: DeskErrorPage)] {
    [
      ("desk-error-403", DeskErrorPage(frame: SampleDesk.frame(DeskAddress.item(9)), code: 403)),
      (
        "desk-error-409",
        DeskErrorPage(
          frame: SampleDesk.frame(DeskAddress.item(7)), code: 409, sentences: ["程灯在 10:20 已经审核通过，不用再办。"],
          incident: "3f9a1c", back: NavLink("查看这条信息", DeskAddress.item(7)))
      ),
    ]
  }
}
