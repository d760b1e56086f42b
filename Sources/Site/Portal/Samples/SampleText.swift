/// The text of a made-up document with everything a sanitised manuscript may hold (示例正文).
enum SampleText {
  static let policy: HTML = """
    <p>各村民委员会，镇直各单位：</p>
    <p class="indent">为了加强传统村落的消防安全，保护历史建筑和群众生命财产，经镇政府研究，现将《呈坎镇传统村落消防安全管理办法》印发给你们，请认真执行。</p>
    <h2 id="h1">一、总则</h2>
    <p class="indent">本办法适用于全镇列入保护名录的传统村落。消防安全工作坚持预防为主、防消结合，做到责任到户、检查到点、处置到位。</p>
    <p class="indent">任何单位和个人发现火灾隐患，都可以向村民委员会或者镇应急管理办公室反映，接到反映的应当当日登记、三个工作日内答复。</p>
    <h2 id="h2">二、职责分工</h2>
    <h3 id="h2-1">（一）镇级职责</h3>
    <p class="indent">1.制定年度检查计划，每季度至少组织一次全面检查。</p>
    <p class="indent">2.建设消防水源和微型消防站，配齐器材。</p>
    <h3 id="h2-2">（二）村级职责</h3>
    <ul><li>每月巡查一次，并保存记录；</li><li>灯会等大型活动期间安排专人值守；</li><li>组织村民每年参加一次演练。</li></ul>
    <h2 id="h3">三、经费安排</h2>
    <p class="indent">所需经费列入镇财政预算，安排如下表。</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="表格"><table>
      <caption>消防经费安排（单位：万元）</caption>
      <thead><tr><th scope="col">项目</th><th scope="col">2026 年</th>\
    <th scope="col">2027 年</th><th scope="col">资金来源</th></tr></thead>
      <tbody>
        <tr><td>消防水源</td><td class="end">32.50</td><td class="end">18.00</td><td rowspan="2">镇级预算</td></tr>
        <tr><td>微型消防站</td><td class="end">12.80</td><td class="end">6.40</td></tr>
        <tr><td>宣传和演练</td><td class="end">3.20</td><td class="end">3.20</td><td>上级补助</td></tr>
      </tbody>
    </table></div>
    <p class="indent">本办法自 2026 年 11 月 1 日起施行。</p>
    <p class="signature">呈坎镇人民政府（演示）</p>
    <p class="date">2026年10月26日</p>
    """
}
