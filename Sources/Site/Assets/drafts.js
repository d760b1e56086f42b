// Keeps what is typed in the editor: on the server every few seconds, in this browser when the server cannot be reached
// or the session has ended. Without it the button 保存草稿 does the same by hand.
"use strict";
{
  const line = document.querySelector("[data-keeping]");
  const form = line?.closest("form");
  const { keep, tabs, account, place, here, signIn } = line?.dataset ?? {};
  const prefix = `yudeng-draft:${account}:${place}:`;
  let changed = 0, sent = 0, timer = 0, isSending = false, isSubmitted = false;

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const tab = () => form.elements.tab.value;
  const clock = () => new Date().toLocaleTimeString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" });
  const say = (text, isProblem = false) => {
    if (line.textContent !== text) line.textContent = text;
    line.hidden = false;
    line.classList.toggle("kept-problem", isProblem);
  };

  // This browser's own copy: only while the server does not have the same.
  const hold = () => {
    try {
      const kept = fields().filter(([name]) => name !== "_token");
      localStorage.setItem(prefix + tab(), JSON.stringify({ time: Date.now(), clock: clock(), fields: kept }));
      return true;
    } catch { return false; }
  };
  const drop = (name) => { try { localStorage.removeItem(prefix + name); } catch { /* the browser keeps nothing */ } };

  const send = async (values, isLast = false) => {
    const body = new URLSearchParams(values);
    return fetch(keep, { method: "POST", body, redirect: "manual", keepalive: isLast && body.toString().length < 60000 });
  };

  // After signing in again elsewhere, forms need the new session's proof.
  const renew = async () => {
    const answer = await fetch(here, { redirect: "manual" });
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("input[name=_token]");
    if (!fresh) return false;
    for (const field of document.querySelectorAll("input[name=_token]")) field.value = fresh.value;
    return true;
  };

  const keepNow = async (isLast = false) => {
    if (isSending || isSubmitted || changed === sent) return;
    isSending = true;
    const now = changed;
    const held = hold();
    const place = held ? "已暂存在这台电脑上 " + clock() : "这台电脑不能暂存，请先复制正文";
    try {
      let answer = await send(fields(), isLast);
      if ([401, 403].includes(answer.status) && await renew()) answer = await send(fields());
      if (answer.ok) {
        const told = await answer.json();
        if (told.saved) {
          // The page came back by the browser's own button after its text was saved: it goes on as another tab.
          drop(tab());
          form.elements.tab.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
          changed += 1;
        } else {
          sent = now;
          if (changed === sent) drop(tab());
          say(told.elsewhere
            ? `已自动保存 ${told.time}。注意：这篇稿件您还开着另一个窗口，${told.elsewhere} 也改过，请只在一处编辑。`
            : `已自动保存 ${told.time}`, Boolean(told.elsewhere));
        }
      } else if ([401, 403].includes(answer.status) || answer.type === "opaqueredirect") {
        say(`登录已过期，${place}。请在新窗口重新登录，登录后这里会接着自动保存。`, true);
        const link = Object.assign(document.createElement("a"), { href: signIn, target: "_blank", rel: "noopener", textContent: "重新登录" });
        line.append(" ", link);
      } else {
        say(`服务器没有收下（${answer.status}），${place}，稍后再试。`, true);
      }
    } catch {
      say(`网络不通，${place}，接通后会自动补存。`, true);
    } finally {
      isSending = false;
    }
    if (changed !== sent) plan(8000);
  };
  const plan = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(keepNow, wait);
  };
  const note = () => {
    changed += 1;
    if (!timer || changed - sent === 1) plan(2000);
  };

  // What this browser still holds from an earlier page: told from what was saved, and offered.
  const offer = async () => {
    const box = document.querySelector("[data-kept-here]");
    let names = [];
    try { names = Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== prefix + tab()); } catch { return; }
    for (const name of names) {
      const old = name.slice(prefix.length);
      const copy = JSON.parse(localStorage.getItem(name));
      const answer = await fetch(tabs.replace(/-$/, old)).catch(() => null);
      if (!answer?.ok) continue;
      const told = await answer.json();
      if (told.standing === "saved" || (told.standing === "kept" && Number(told.kept) >= copy.time)) { drop(old); continue; }
      const title = copy.fields.find(([field]) => field === "title")?.[1] || "（无标题）";
      const part = document.createElement("section");
      part.className = "panel kept";
      const head = document.createElement("h2");
      head.textContent = "这台电脑上留着没有存上去的内容";
      const text = document.createElement("p");
      text.textContent = `${title}（${copy.clock}）`;
      const acts = document.createElement("p");
      acts.className = "buttons";
      for (const [word, look, act] of [
        ["恢复", "", async () => {
          const values = copy.fields.filter(([field]) => field !== "_token");
          const kept = await send([...values, ["_token", form.elements._token.value]]);
          if (!kept.ok) return;
          const { id } = await kept.json();
          drop(old);
          isSubmitted = true;
          location.href = `${here}?kept=${id}`;
        }],
        ["丢弃", "plain", () => { drop(old); part.remove(); }],
      ]) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: look, textContent: word });
        button.addEventListener("click", act);
        acts.append(button);
      }
      part.append(head, text, acts);
      box.append(part);
      box.hidden = false;
    }
  };

  if (form) {
    form.addEventListener("input", note);
    form.addEventListener("change", note);
    document.addEventListener("yudeng:body", note);
    // Ctrl+S in the editor: kept at once, and said.
    form.addEventListener("yudeng:save", (event) => {
      event.preventDefault();
      changed += 1;
      keepNow();
    });
    addEventListener("online", () => keepNow());
    addEventListener("pagehide", () => { if (changed !== sent && !isSubmitted) { hold(); send(fields(), true).catch(() => {}); } });
    // The copy stays until a later page learns that the form arrived.
    form.addEventListener("submit", () => { hold(); clearTimeout(timer); timer = 0; isSubmitted = true; });
    addEventListener("pageshow", () => { isSubmitted = false; });
    form.addEventListener("yudeng:unsent", () => {
      isSubmitted = false;
      changed += 1;
      plan(2000);
    });
    for (const other of document.querySelectorAll("form")) {
      if (other !== form) other.addEventListener("submit", () => { if (changed !== sent) { hold(); send(fields(), true).catch(() => {}); } });
    }
    offer();
  }
}
