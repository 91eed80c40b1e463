// The camera of this kiosk: the server decides by their labels which of the present cameras may be used.
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };
const open = (which) => navigator.mediaDevices.getUserMedia({ video: { ...SIZE, ...which } });
const labelOf = (stream) => stream.getVideoTracks()[0]?.label ?? "";
const close = (stream) => stream.getTracks().forEach((track) => track.stop());

/** `{ stream }`, or `{ refused: words }` if none of the cameras may be used. Throws what getUserMedia throws. */
export async function openCamera(token) {
  const stream = await open({ facingMode: "user" });
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter((each) => each.kind === "videoinput");
  const body = new URLSearchParams({ using: labelOf(stream), present: cameras.map((each) => each.label).join("\n") });
  try {
    const answer = await fetch("/kiosk/cameras", { method: "POST", body, headers: { "x-csrftoken": token, accept: "application/json" } });
    const { use, text } = await answer.json();
    if (use === labelOf(stream)) return { stream };
    close(stream);
    if (use === null || use === undefined) return { refused: text ?? "" };
    const chosen = cameras.find((each) => each.label === use);
    return { stream: await open({ deviceId: { exact: chosen.deviceId } }) };
  } catch (error) {
    close(stream);
    throw error;
  }
}
