/// The entry of disclosure on request (依申请公开): how to apply in writing or at the window.
package struct ApplyPage: Page {
  package var frame: PublicFrame
  package var trail: [Crumb]
  package var column: ColumnTags
  package var menu: SideMenu
  package var office: OfficeCard
  /// The form online, and where one follows a case.
  package var apply: Address
  package var follow: Address
  /// The form for putting a record right (更正).
  package var amend: Address
  /// The application form to print (申请表), when the town has put one up.
  package var form: ItemPage.Attachment?
  package init(
    frame: PublicFrame, trail: [Crumb], column: ColumnTags, menu: SideMenu, office: OfficeCard,
    apply: Address, follow: Address, amend: Address, form: ItemPage.Attachment? = nil
  ) {
    (self.apply, self.follow, self.amend) = (apply, follow, amend)
    (self.frame, self.trail, self.column) = (frame, trail, column)
    (self.menu, self.office, self.form) = (menu, office, form)
  }

  package var view: HTML {
    frame.page(
      PageHead(title: column.name, description: column.description, trail: trail, column: column),
      """
      <div class="wide page split">
        <article class="content guide">
          <h1>依申请公开</h1>
          <p class="lead">没有主动公开的政府信息，公民、法人和其他组织都可以申请，不需要说明用途。</p>
          <p class="buttons"><a class="button" href="\(apply)">网上申请</a> <a class="button" href="\(follow)">查询进展</a></p>
          \(how)
          \(form.map { "<section class=\"attachments\"><h2>申请表下载</h2><ul>\($0.view)</ul></section>" })
          <h2>联系我们</h2>
          \(office.view)
        </article>
        \(menu.view)
      </div>
      """)
  }

  /// 条例 第二十九条 (what an application says), 第三十条 (correction), 第三十三条 (time limits).
  private var how: HTML {
    """
    <h2>怎样提出</h2>
    <ol class="steps">
      <li><strong>网上</strong>：填一页表格，不用注册；提交后工作人员会和您确认。</li>
      <li><strong>书面</strong>：把申请寄到或送到下面的办公地址，信封上写明“政府信息公开申请”。</li>
      <li><strong>当面</strong>：在办公时间到窗口填写申请表。</li>
      <li><strong>书写有困难</strong>：可以口头提出，由工作人员代为填写。</li>
    </ol>
    <h2>要写清楚什么</h2>
    <ul>
      <li>姓名或者名称、身份证明、联系方式；</li>
      <li>要公开的信息的名称、文号，或者便于查找的描述；</li>
      <li>希望得到信息的形式和途径，例如纸质、电子邮件。</li>
    </ul>
    <p>政府信息里<strong>关于您自己</strong>的记录不准确、您有证据的，可以<a href="\(amend)">要求更正</a>（条例第四十一条）。</p>
    <h2>多久答复</h2>
    <p>能当场答复的当场答复；不能当场答复的，自收到申请之日起二十个工作日内答复。需要延长的，会告诉您，延长最多二十个工作日。\
    申请内容不明确的，会在收到后七个工作日内一次性告诉您怎样补正。</p>
    """
  }
}
