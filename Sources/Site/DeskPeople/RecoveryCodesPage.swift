/// What follows on confirming the second factor: the codes for the day the phone is lost (恢复码), shown this once.
struct RecoveryCodesPage: Page {
  var frame: DeskFrame
  var codes: [String]

  var view: HTML {
    frame.page(
      "恢复码", trail: [Crumb("我的账号", DeskAddress.profile), Crumb("恢复码")],
      """
      <div class="gate">
        <h1>请抄下恢复码</h1>
        <p>手机丢失时，可以用恢复码代替动态口令登录，每个只能用一次。现在就抄在纸上锁好：离开这一页后不再显示。</p>
        <ol class="numbered">\(each: codes, { "<li><p class=\"secret\"><code>\($0)</code></p></li>" })</ol>
        <p class="buttons"><a class="button" href="\(DeskAddress.profile)">已经抄好</a></p>
      </div>
      """)
  }

  static var samples: [(name: String, page: RecoveryCodesPage)] {
    let codes = ["ABCD-EFGH-IJKL-MNOP", "QRST-UVWX-YZ23-4567"]
    return [
      ("desk-recovery-codes", RecoveryCodesPage(frame: SampleDesk.frame(DeskAddress.enrolment), codes: codes))
    ]
  }
}
