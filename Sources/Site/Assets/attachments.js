// Files may be dropped on the editor's attachment section; each shows how far it has been sent. Without a script the
// plain fields do the same.
"use strict";
for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file][name=files]");
  const form = input?.form;
  if (!form) continue;
  const list = document.createElement("ul");
  list.className = "chosen";
  list.setAttribute("aria-live", "polite");
  input.after(list);
  const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
  const inputs = () => [...form.querySelectorAll("input[type=file]")];
  const chosen = () => inputs().filter((each) => each.name).flatMap((each) => [...each.files]);

  const tell = () => {
    list.replaceChildren(...chosen().map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}（${size(file.size)}），保存时上传`;
      return line;
    }));
  };
  form.addEventListener("change", (event) => { if (event.target.type === "file") tell(); });
  area.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    area.classList.add("is-over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("is-over"));
  area.addEventListener("drop", (event) => {
    area.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  });

  // The parts of a form are sent in their order, so what has gone says how far each file is.
  const bars = () => {
    let before = 0;
    return chosen().map((file, index) => {
      const bar = document.createElement("progress");
      bar.max = Math.max(1, file.size);
      bar.value = 0;
      bar.setAttribute("aria-label", `${file.name}上传进度`);
      list.children[index].append(bar);
      const start = before;
      before += file.size;
      return (sent) => { bar.value = Math.min(bar.max, Math.max(0, sent - start)); };
    });
  };
  const failed = (sentence) => {
    tell();
    const line = document.createElement("li");
    line.className = "wrong";
    line.setAttribute("role", "alert");
    line.textContent = sentence;
    list.prepend(line);
    delete form.dataset.sent;
    form.dispatchEvent(new CustomEvent("yudeng:unsent"));
  };
  const show = (request) => {
    if (request.responseURL && new URL(request.responseURL).pathname !== new URL(form.action).pathname) {
      location.assign(request.responseURL);
      return;
    }
    document.open();
    document.write(request.responseText);
    document.close();
  };
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !chosen().length) return;
    event.preventDefault();
    tell();
    const steps = bars();
    const total = chosen().reduce((sum, file) => sum + file.size, 0);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (sent) => {
      for (const step of steps) step(sent.total ? sent.loaded - (sent.total - total) : 0);
    });
    request.addEventListener("load", () => show(request));
    request.addEventListener("error", () => failed("网络断了，文件没有传上去。内容都还在，请再保存一次。"));
    request.open("POST", form.action);
    request.send(new FormData(form, event.submitter));
  });
}
