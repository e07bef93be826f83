// Small conveniences. Every page works without them.

// Says how many words a field of one sentence holds: <input data-word-limit="15"> and an element with
// data-word-count-for="<id of the field>" and the texts in data-count and data-over, with {words} and {limit}.
for (const field of document.querySelectorAll("[data-word-limit]")) {
  const place = document.querySelector(`[data-word-count-for="${CSS.escape(field.id)}"]`);
  if (!place) continue;
  const limit = Number(field.dataset.wordLimit);
  const fill = (text, words) => text.replace("{words}", words).replace("{limit}", limit);
  let spoken;
  const count = () => {
    const words = field.value.split(/\s+/u).filter(Boolean).length;
    const over = words > limit;
    place.classList.toggle("word-count--over", over);
    // A screen reader hears the count when the typing pauses, not at every key.
    clearTimeout(spoken);
    spoken = setTimeout(() => {
      place.textContent = fill(over ? place.dataset.over : place.dataset.count, words);
    }, 400);
  };
  field.addEventListener("input", count);
  if (field.value) count();
}

// Escape closes the menu and gives the focus back to its button.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// The summary of errors gets the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();
