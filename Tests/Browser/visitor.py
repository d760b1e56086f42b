"""A visitor without a browser: cookies, forms, nothing else. For what needs many requests and no screen."""
import html.parser
import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
import uuid


class Form:
    """A form as it stands on a page, with what is filled in."""

    def __init__(self, action):
        self.action, self.fields, self.options = action, {}, {}


class _Forms(html.parser.HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.forms, self.form, self.select, self.area = [], None, None, None
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.form = Form(given.get("action", ""))
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input" and given.get("name"):
            kind = given.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in given or kind == "file":
                return
            self.form.fields[given["name"]] = given.get("value") or ""
        elif tag == "select":
            self.select = given.get("name")
            self.form.options[self.select] = []
        elif tag == "option" and self.select:
            value = given.get("value") or ""
            self.form.options[self.select].append(value)
            if "selected" in given or self.select not in self.form.fields:
                self.form.fields[self.select] = value
        elif tag == "textarea":
            self.area = given.get("name")
            self.form.fields[self.area] = ""

    def handle_data(self, data):
        if self.area and self.form:
            self.form.fields[self.area] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


class Answer:
    def __init__(self, status, headers, body, address):
        self.status, self.headers, self.body, self.address = status, headers, body, address
        self.text = body.decode("utf-8", "replace")

    def form(self, ending):
        """The form whose action ends so."""
        forms = _Forms(self.text).forms
        for form in forms:
            if form.action.split("?")[0].rstrip("/").endswith(ending.rstrip("/")):
                return form
        raise AssertionError(f"{self.address}: no form {ending} among {[each.action for each in forms]}")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


class Visitor:
    def __init__(self, base, headers=None, trust=None):
        self.base, self.headers = base, headers or {}
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), _NoRedirect, urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=trust))

    def ask(self, method, path, body=None, headers=None):
        request = urllib.request.Request(
            urllib.parse.urljoin(self.base, path), data=body, method=method, headers={**self.headers, **(headers or {})})
        try:
            answer = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Answer(answer.status, answer.headers, answer.read(), path)

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def submit(self, form, multipart=False, files=(), **fields):
        """Sends a form with these fields on top of what is filled in."""
        filled = {**form.fields, **fields}
        if not multipart:
            body, kind = urllib.parse.urlencode(filled).encode(), "application/x-www-form-urlencoded"
        else:
            edge = uuid.uuid4().hex
            parts = [
                f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                for name, value in filled.items()
            ] + [
                f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
                f"Content-Type: {media}\r\n\r\n".encode() + content + b"\r\n" for name, file, media, content in files
            ]
            body, kind = b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
        return self.ask("POST", form.action, body, {"Content-Type": kind})

    def sign_in(self, name, password):
        answer = self.submit(self.get("/desk/session").form("/desk/session"), name=name, password=password)
        assert answer.status == 303, f"{name} could not sign in: {answer.status} {answer.text[:300]}"
        return self
