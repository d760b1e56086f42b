// Checklists on a phone: every form goes into the phone first and is sent from there, so that none is lost without a line.
"use strict";
(() => {
  const form = document.getElementById("inspection");
  const waiting = document.getElementById("waiting");
  const told = document.getElementById("told");
  const START = "/desk/inspections/new";

  // The store in the phone.
  const open = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("yudeng-inspections", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const act = async (mode, work) => {
    const base = await open();
    try {
      return await new Promise((resolve, reject) => {
        const change = base.transaction("waiting", mode);
        const asked = work(change.objectStore("waiting"));
        change.oncomplete = () => resolve(asked.result);
        change.onerror = change.onabort = () => reject(change.error);
      });
    } finally {
      base.close();
    }
  };
  const all = () => act("readonly", (store) => store.getAll());
  const put = (record) => act("readwrite", (store) => store.put(record));
  const drop = (key) => act("readwrite", (store) => store.delete(key));

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");

  // One sending at a time, over all tabs of this phone. The server knows a form that comes twice by its key.
  let sending = Promise.resolve();
  const send = () => {
    const work = () => (navigator.locks ? navigator.locks.request("yudeng-inspections", sendAll) : sendAll());
    sending = sending.then(work, work);
    return sending;
  };

  async function sendAll() {
    const records = (await all()).sort((one, other) => one.at - other.at);
    let ticket = null;
    const done = {};
    for (const record of records) {
      if (record.state === "wrong" || record.state === "conflict") continue;
      try {
        ticket ??= await proof();
        if (!ticket) {
          record.words = "请先登录，再打开这一页发送。";
        } else if (ticket.account !== record.account) {
          record.words = `这张是${record.account}填的，请由本人登录后发送。`;
        } else {
          done[record.key] = await sendOne(record, ticket);
          if (done[record.key].address) {
            await drop(record.key);
            continue;
          }
        }
      } catch {
        record.words = "没有网络，有网时自动发送。";
      }
      await put(record);
    }
    await show();
    return done;
  }

  async function proof() {
    const answer = await fetch("/desk/inspections/ticket", { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) return null;
    return answer.json();
  }

  async function sendOne(record, ticket) {
    const data = new FormData();
    for (const [name, value, file] of record.entries) {
      if (name === "_token") continue;
      if (file) data.append(name, value, file);
      else data.append(name, value);
    }
    data.set("key", record.key);
    data.append("_token", ticket.token);
    const answer = await fetch("/desk/inspections", { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (answer.redirected) {
      record.words = "请先登录，再打开这一页发送。";
      return {};
    }
    if (answer.ok) return answer.json();
    if (answer.status === 422) {
      const wrong = await answer.json();
      record.state = "wrong";
      record.words = wrong.issues.join("");
      return { issues: wrong.issues, fields: wrong.fields };
    }
    if (answer.status === 409) {
      record.state = "conflict";
      record.words = (await answer.json()).issues.join("");
      return {};
    }
    record.words = answer.status === 413 ? "照片太大，请打开修改，少放几张。" : "没有发送成功，过一会儿自动再发。";
    if (answer.status === 413) record.state = "wrong";
    return {};
  }

  // What waits, with what can be done about it.
  async function show() {
    if (!waiting) return;
    const records = (await all()).sort((one, other) => one.at - other.at);
    waiting.hidden = records.length === 0;
    waiting.querySelector("ul").replaceChildren(...records.map((record) => {
      const line = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = `${record.village} ${new Date(record.at).toLocaleString("zh-CN")}`;
      const words = document.createElement("p");
      words.textContent = `${record.photos} 张照片。${record.words}`;
      line.append(name, words);
      if (record.state === "wrong") line.append(button("打开修改", () => location.assign(`${START}/${record.slug}?open=${record.key}`)));
      if (record.state === "conflict") line.append(button("另存为新表发送", async () => {
        await drop(record.key);
        await put({ ...record, key: newKey(), state: "waiting", words: "等待发送。" });
        await send();
      }));
      if (!record.state || record.state === "waiting") line.append(button("现在发送", send));
      return line;
    }));
  }

  function button(words, work) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.textContent = words;
    made.addEventListener("click", work);
    return made;
  }

  // A photograph of many megabytes is made smaller in the phone: it goes over a bad line, and time and place stay behind.
  async function smaller(file) {
    if (file.size <= 1_000_000 || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const packed = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
      return packed ? new File([packed], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
    } catch {
      return file; // No picture the browser knows: the server says what is wrong with it.
    }
  }

  // The form.
  let kept = []; // Photographs of a form that is opened again.
  const draft = form && `inspection:${form.elements.village.value}:${form.dataset.account}`;

  const remember = () => {
    const values = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["_token", "key", "filled", "asked"].includes(name));
    try {
      localStorage.setItem(draft, JSON.stringify(values));
    } catch {
      // A phone without room: what is typed stands on the page all the same.
    }
  };

  const fill = (entries) => {
    for (const [name, value] of entries) {
      if (typeof value !== "string" || ["_token", "key", "filled", "asked", "village"].includes(name)) continue;
      const field = form.elements[name];
      if (!field) continue;
      if (field instanceof RadioNodeList) field.value = value;
      else if (field.type !== "file") field.value = value;
    }
  };

  async function submit(event) {
    event.preventDefault();
    const press = form.querySelector("button.main");
    press.disabled = true;
    tell("正在保存……");
    try {
      const data = new FormData(form);
      const entries = [];
      for (const [name, value] of data) {
        if (value instanceof File) {
          if (value.size > 0) {
            const small = await smaller(value);
            entries.push([name, small, small.name]);
          }
        } else {
          entries.push([name, name === "filled" ? String(Date.now()) : value]);
        }
      }
      entries.push(...kept);
      const key = form.elements.key.value;
      const record = {
        key, entries, village: form.dataset.village, slug: form.elements.village.value, account: form.dataset.account, at: Date.now(),
        photos: entries.filter((entry) => entry[2]).length, state: "waiting", words: "等待发送。",
      };
      await put(record);
      const done = (await send())[key];
      if (done?.address) {
        localStorage.removeItem(draft);
        return location.assign(`${done.address}?done=inspection-received`);
      }
      if (done?.issues) {
        await drop(key);
        await show();
        return complain(done);
      }
      localStorage.removeItem(draft);
      kept = [];
      form.reset();
      form.elements.key.value = newKey();
      tell("检查表已经存在手机里，有网时自动发送。可以接着检查下一个村。");
    } catch (fault) {
      tell(`没有存下来：${fault.message}。请不要关掉这一页，再按一次。`);
    } finally {
      press.disabled = false;
    }
  }

  function tell(words) {
    told.textContent = words;
    told.className = words ? "flash" : "";
  }

  function complain({ issues, fields }) {
    const list = document.createElement("ul");
    issues.forEach((sentence, index) => {
      const line = document.createElement("li");
      const field = document.getElementById(`f-${fields[index]}`);
      if (field) {
        const link = document.createElement("a");
        link.href = `#f-${fields[index]}`;
        link.textContent = sentence;
        line.append(link);
      } else {
        line.textContent = sentence;
      }
      list.append(line);
    });
    told.replaceChildren(`有 ${issues.length} 处需要修改`, list);
    told.className = "issues";
    told.focus();
  }

  async function begin() {
    if (!window.indexedDB) return; // The plain form works without.
    if (form) {
      form.elements.key.value = newKey();
      const asked = new URLSearchParams(location.search).get("open");
      const record = asked ? (await all()).find((each) => each.key === asked) : null;
      if (record) {
        kept = record.entries.filter((entry) => entry[2]);
        fill(record.entries);
        form.elements.key.value = record.key;
        tell(`${record.words}${kept.length ? `（已带 ${kept.length} 张照片）` : ""}`);
      } else {
        fill(JSON.parse(localStorage.getItem(draft) ?? "[]"));
      }
      form.addEventListener("input", remember);
      form.addEventListener("submit", submit);
    }
    await show();
    window.addEventListener("online", send);
    setInterval(async () => { if ((await all()).some((each) => each.state === "waiting")) send(); }, 30_000);
    if ((await all()).length) send();
    await lay();
  }

  // Lays every form up, so that it opens where there is no line.
  async function lay() {
    if (!("serviceWorker" in navigator)) return;
    const place = await navigator.serviceWorker.register("/desk/inspections/worker.js", { scope: "/desk/inspections/" });
    await navigator.serviceWorker.ready.catch(() => null);
    const links = [...document.querySelectorAll("a[data-warm]")].map((link) => link.getAttribute("href"));
    if (!links.length) return;
    const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], header img")].map((one) => one.href ?? one.src);
    navigator.serviceWorker.addEventListener("message", (event) => {
      if (event.data?.kind !== "warmed") return;
      const ready = document.getElementById("ready");
      const words = event.data.laid === event.data.of ? "检查表已经存进手机，没有网也能用。" : "有的检查表没有存进手机，请在有网的地方再打开一次。";
      if (ready) ready.textContent = words;
    });
    const worker = place.active ?? place.waiting ?? place.installing;
    worker?.postMessage({ kind: "warm", pages: [START, ...links], files: files.map((file) => new URL(file, location).pathname) });
  }

  begin().catch((fault) => { if (told) tell(`离线功能没有打开：${fault.message}。有网时可以照常提交。`); });
})();
