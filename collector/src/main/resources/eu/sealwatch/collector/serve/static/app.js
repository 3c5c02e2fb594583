// Theme, bulk ticks, and news of changes. Pages work without all of it.
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-tick-all]")) return;
    for (const box of document.querySelectorAll('input[name="id"]')) box.checked = event.target.checked;
  });

  if (document.querySelector("[data-live]")) {
    const news = new EventSource("/live");
    let due = false;
    news.addEventListener("changed", () => {
      // not while somebody reads a menu or selects text, and not in a hidden tab
      due = true;
    });
    setInterval(() => {
      if (!due || document.hidden || String(getSelection())) return;
      due = false;
      document.body.dispatchEvent(new CustomEvent("sealwatch-changed"));
    }, 1000);
  }
})();
