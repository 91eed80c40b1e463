// Forms as data: a question that is not asked after the answers so far is hidden; a draft saves itself while it is written.
const AFTER = 1200, AGAIN = 10000, TRIES = 3;

for (const form of document.querySelectorAll("form[data-questions]")) {
  const answered = (name) => new FormData(form).getAll(name);
  const update = () => {
    for (const question of form.querySelectorAll("[data-shown-if]")) {
      const above = form.querySelector(`[name="${question.dataset.shownIf}"]`)?.closest(".question");
      const wanted = question.dataset.shownValues.split(" ");
      question.hidden = Boolean(above?.hidden) || !answered(question.dataset.shownIf).some((each) => wanted.includes(each));
    }
  };
  form.addEventListener("change", update);
  update();
}

const form = document.querySelector("form[data-autosave]");
const state = document.querySelector("[data-save-state]");
if (form && state) autosave();

function autosave() {
  let timer = null, running = null, changed = false, stopped = false, tries = 0;
  const show = (kind, text) => { state.dataset.saveState = kind; state.textContent = text; };

  async function send() {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", keepalive: true });
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    if (answer.ok && said) {
      for (const field of document.querySelectorAll("input[name=version]")) field.value = said.version;
      tries = 0;
      show("saved", said.told);
    } else {
      stopped = true; // pressing the button shows both, or leads through the sign-in page with what was typed
      show("failed", answer.status === 409 && said?.told ? said.told : state.dataset.refused);
    }
  }

  async function save() {
    clearTimeout(timer);
    if (stopped) return;
    if (running) { await running; if (!changed) return; }
    changed = false;
    show("saving", state.dataset.saving);
    running = send().catch(() => {
      changed = true;
      tries += 1;
      if (state.dataset.retrying && tries < TRIES) show("retrying", state.dataset.retrying);
      else show("failed", state.dataset.failed);
      timer = setTimeout(save, AGAIN);
    });
    await running;
    running = null;
  }

  form.addEventListener("input", () => { changed = true; clearTimeout(timer); timer = setTimeout(save, AFTER); });
  addEventListener("online", () => { if (changed) save(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && changed) save(); });
  addEventListener("beforeunload", (event) => { if (changed && tries) event.preventDefault(); }); // not saved: ask before the words are lost
  form.addEventListener("submit", (event) => {
    tries = 0;
    clearTimeout(timer);
    if (!running) { stopped = true; return; }
    event.preventDefault(); // what is under way has to end first: it gives the draft its next version
    event.stopImmediatePropagation();
    const pressed = event.submitter;
    running.finally(() => { stopped = true; running = null; form.requestSubmit(pressed); });
  }, true);
  show("idle", `${state.textContent} ${state.dataset.idle}`);
}
