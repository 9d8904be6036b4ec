(() => {
  const all = () => document.querySelectorAll("details");
  const button = document.getElementById("unfold");
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    all().forEach((details) => { details.open = open; });
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "Fold all details" : "Unfold all details";
  });
})();
