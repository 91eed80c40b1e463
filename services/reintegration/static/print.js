// The card is printed by the browser; the button does nothing else.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
