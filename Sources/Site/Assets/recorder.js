// Recording a voice on the page of consultation. Without scripts, or without a microphone, one chooses a file.
"use strict";
(() => {
  const field = document.querySelector('input[type="file"][name="voice"]');
  if (!field || !navigator.mediaDevices || !window.MediaRecorder) return;
  const longest = 180;
  const box = document.createElement("div");
  box.className = "recorder";
  const button = document.createElement("button");
  button.type = "button";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  const player = document.createElement("audio");
  player.controls = true;
  player.hidden = true;
  player.setAttribute("aria-label", "您刚才的录音");
  box.append(button, told, player);
  field.after(box);

  let recorder = null;
  let clock = 0;
  const idle = (words) => {
    button.textContent = "开始录音";
    told.textContent = words;
  };
  const time = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  const start = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      idle("没有打开话筒：请在浏览器里允许使用话筒，或者选一个录好的文件。");
      return;
    }
    const parts = [];
    recorder = new MediaRecorder(stream);
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
      clearInterval(clock);
      stream.getTracks().forEach((track) => track.stop());
      const type = recorder.mimeType || "audio/webm";
      const sound = new File(parts, type.includes("mp4") ? "voice.m4a" : type.includes("ogg") ? "voice.ogg" : "voice.webm", { type });
      recorder = null;
      const files = new DataTransfer();
      files.items.add(sound);
      field.files = files.files;
      player.src = URL.createObjectURL(sound);
      player.hidden = false;
      idle("录好了，可以听一遍；不满意就再录一次。");
    });
    let seconds = 0;
    recorder.start();
    button.textContent = "说完了，停止";
    told.textContent = `正在录音 0:00，最长 ${time(longest)}`;
    clock = setInterval(() => {
      seconds += 1;
      told.textContent = `正在录音 ${time(seconds)}，最长 ${time(longest)}`;
      if (seconds >= longest && recorder) recorder.stop();
    }, 1000);
  };

  button.addEventListener("click", () => (recorder ? recorder.stop() : start()));
  idle("");
})();
