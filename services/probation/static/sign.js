// Signing with NCALayer (module kz.gov.pki.knca.basics): the PDF of the document goes to the program on this computer, its detached CMS into
// the form. Nothing else leaves the page. The words of each outcome stand in the page, in its language.
const ADDRESS = "wss://127.0.0.1:13579/";
const form = document.querySelector("[data-sign]");
const told = form?.querySelector("[data-told]");

const tell = (code) => {
  told.textContent = form.querySelector(`[data-words="${code}"]`)?.textContent ?? code;
};

const base64 = (bytes) => {
  let text = "";
  for (let place = 0; place < bytes.length; place += 32768) text += String.fromCharCode(...bytes.subarray(place, place + 32768));
  return btoa(text);
};

const ask = (data) => ({
  module: "kz.gov.pki.knca.basics",
  method: "sign",
  args: {
    allowedStorages: null,
    format: "cms",
    data,
    signingParams: { decode: true, encapsulate: false, digested: false, tsaProfile: {} },
    signerParams: { extKeyUsageOids: [], chain: [] },
    locale: form.dataset.locale,
  },
});

const signed = (data) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(ADDRESS);
    socket.addEventListener("open", () => socket.send(JSON.stringify(ask(data))));
    socket.addEventListener("error", () => reject(new Error("away")));
    socket.addEventListener("close", () => reject(new Error("away")));
    socket.addEventListener("message", (message) => {
      let answer;
      try {
        answer = JSON.parse(message.data);
      } catch {
        return; // the greeting and the heartbeat are no answers
      }
      if (typeof answer?.status !== "boolean") return;
      const result = answer.body?.result;
      const cms = Array.isArray(result) ? result[0] : result;
      if (answer.status && typeof cms === "string" && cms) resolve(cms);
      else reject(new Error(answer.status || answer.code === "USER_CANCELED" ? "cancelled" : "failed"));
      socket.close();
    });
  });

form?.querySelector("[data-begin]").addEventListener("click", async (event) => {
  event.target.disabled = true;
  tell("waiting");
  try {
    const answer = await fetch(form.dataset.pdf);
    if (!answer.ok) throw new Error("failed");
    form.elements.cms.value = await signed(base64(new Uint8Array(await answer.arrayBuffer())));
    form.submit();
  } catch (error) {
    tell(["away", "cancelled"].includes(error.message) ? error.message : "failed");
    event.target.disabled = false;
  }
});
