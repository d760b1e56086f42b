"""A newcomer reads: browse, search, print, download, in large text, by keyboard, on a phone, without scripts."""
import re
import subprocess

TOWN = "/chengkan/"


def links(page, pattern):
    """The links of the page's main part whose address looks so, as a visitor finds them."""
    found = [link for link in page.locator("main a").all() if re.fullmatch(pattern, link.get_attribute("href") or "")]
    return [link for link in found if link.is_visible()]


def test_a_newcomer_browses_from_the_towns_to_an_item(open_page):
    page = open_page()
    page.goto("/")
    page.click("main a:has-text('呈坎镇')")
    page.wait_for_url("**" + TOWN)
    columns = [link.get_attribute("href") for link in links(page, "/chengkan/[a-z0-9-]+/")]
    assert columns
    for column in columns:
        page.goto(TOWN)
        page.locator(f"main a[href='{column}']").first.click()
        page.wait_for_url("**" + column)
        items = links(page, r"/chengkan/(?!attachments/)[a-z0-9-]+/\d+")
        if items:
            break
    title = items[0].inner_text().split("\n")[0].strip()
    items[0].click()
    page.wait_for_load_state()
    assert page.locator("article").count() == 1 and page.locator("h1").count() == 1
    assert title[:8] in page.inner_text("h1")


def test_a_newcomer_searches_and_the_words_are_marked(open_page, addresses):
    page = open_page()
    page.goto(TOWN)
    word = "通知"
    page.fill("input[name=q]", word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/chengkan/search?*")
    assert page.locator("main h2 a").count() > 0
    assert word in page.locator("main mark").first.inner_text()
    with page.expect_navigation():
        page.locator("main h2 a").first.click()
    assert page.locator("article").count() == 1


def test_no_hit_says_where_to_ask(open_page, addresses):
    page = open_page()
    page.goto(addresses["search-nothing"])
    text = page.inner_text("main")
    assert "依申请公开" in text, text[:500]
    assert page.locator("main a").count() > 0


def test_the_exact_meta_tags_stand_on_an_item(open_page, addresses):
    page = open_page()
    page.goto(addresses["item"])
    for name in ["SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ArticleTitle", "PubDate", "ContentSource"]:
        assert page.locator(f"meta[name='{name}']").count() == 1, name


def test_an_item_prints_without_the_navigation(open_page, addresses, tmp_path):
    page = open_page()
    page.goto(addresses["item"])
    title = page.inner_text("h1").strip()
    page.emulate_media(media="print")
    assert not page.locator("nav[aria-label=主导航]").is_visible()
    assert not page.locator("header form, .skip").first.is_visible()
    assert page.locator("h1").is_visible()
    paper = tmp_path / "item.pdf"
    page.pdf(path=paper)
    text = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert re.sub(r"\s", "", title)[:8] in re.sub(r"\s", "", text)


def test_large_text_is_larger_and_stays(open_page, addresses):
    page = open_page()
    page.goto(addresses["item"])

    def size():
        return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.manuscript, main')).fontSize)"))

    normal = size()
    page.click("text=大字版")
    page.wait_for_load_state()
    assert page.url.endswith(addresses["item"]), "the switch leads back to the page"
    assert size() >= normal * 1.2
    page.goto(TOWN)
    assert page.locator("html.large").count() == 1
    page.click("text=标准字号")
    page.wait_for_load_state()
    assert page.locator("html.large").count() == 0


def test_the_public_section_works_without_scripts(open_page, addresses):
    page = open_page(script=False)
    page.goto(TOWN)
    page.fill("input[name=q]", "通知")
    page.locator("form[role=search] button, form:has(input[name=q]) button").first.click()
    page.wait_for_load_state()
    assert page.locator("main h2 a").count() > 0
    page.locator("main summary").first.click()
    page.fill("input[name=from]", "2000-01-01")
    page.locator("main .filters button").click()
    page.wait_for_load_state()
    assert "from=2000-01-01" in page.url
    page.locator("main h2 a").first.click()
    page.wait_for_load_state()
    assert page.locator("article").count() == 1


def test_nothing_scrolls_sideways_on_the_narrowest_phone(open_page, addresses):
    page = open_page(width=320)
    wide = {}
    for kind, path in addresses.items():
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[kind] = width
    assert not wide


def test_the_keyboard_reaches_everything_in_order_and_focus_is_seen(open_page, addresses):
    page = open_page()
    for path in [TOWN, addresses["item"], addresses["search"]]:
        page.goto(path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        box = page.locator(".skip").bounding_box()
        assert box["x"] >= 0 and box["y"] >= 0, "the skip link is seen when it has the focus"
        assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
        for _ in range(20):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => { const s = getComputedStyle(document.activeElement);
                return document.activeElement === document.body || s.boxShadow !== 'none' ||
                  (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) ? '' : document.activeElement.outerHTML }""")
            assert seen == "", f"{path}: no visible focus on {seen[:200]}"
        page.goto(path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_machines_find_the_site_map_the_feed_and_the_health(visitor, addresses):
    assert visitor.get("/health").headers["Content-Type"].startswith("application/json")
    assert addresses["item"] in visitor.get("/sitemap.xml").text or "<sitemapindex" in visitor.get("/sitemap.xml").text
    assert "<feed" in visitor.get(TOWN + "feed.atom").text
    assert visitor.get(addresses["missing"]).status == 404
