// Small conveniences. Every page works without them.

// What is called often, done once there was a pause of so many milliseconds.
const afterPause = (milliseconds, act) => {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, milliseconds);
  };
};

const pageOf = (text) => new DOMParser().parseFromString(text, "text/html");

// Says how many words a field of one sentence holds: <input data-word-limit="15"> and an element with
// data-word-count-for="<id of the field>" and the texts in data-count and data-over, with {words} and {limit}.
for (const field of document.querySelectorAll("[data-word-limit]")) {
  const place = document.querySelector(`[data-word-count-for="${CSS.escape(field.id)}"]`);
  if (!place) continue;
  const limit = Number(field.dataset.wordLimit);
  const fill = (text, words) => text.replace("{words}", words).replace("{limit}", limit);
  const words = () => field.value.split(/\s+/u).filter(Boolean).length;
  // A screen reader hears the count when the typing pauses, not at every key.
  const say = afterPause(400, () => {
    place.textContent = fill(words() > limit ? place.dataset.over : place.dataset.count, words());
  });
  const count = () => {
    place.classList.toggle("word-count--over", words() > limit);
    say();
  };
  field.addEventListener("input", count);
  if (field.value) count();
}

// Shows what looks like a title while it is being typed: <form data-similar="address of a piece of a page">. Without
// this script the same is shown as a step before sending.
for (const form of document.querySelectorAll("[data-similar]")) {
  const field = form.querySelector('[name="title"]');
  if (!field) continue;
  const place = document.createElement("div");
  place.setAttribute("role", "status");
  place.className = "similar";
  field.parentElement.after(place);
  let asked = "";
  const ask = async () => {
    const title = field.value.trim();
    if (title === asked) return;
    asked = title;
    if (title.length < 8) return place.replaceChildren();
    try {
      const answer = await fetch(`${form.dataset.similar}?titel=${encodeURIComponent(title)}`);
      if (!answer.ok || answer.redirected) return;
      const page = pageOf(await answer.text());
      if (asked !== title) return;
      place.replaceChildren(...page.body.childNodes);
      // Seen here, it need not be shown once more before publishing under this title.
      if (place.childElementCount > 0) {
        let seen = form.querySelector('[name="gezien"]');
        if (!seen) form.append((seen = Object.assign(document.createElement("input"), { type: "hidden", name: "gezien" })));
        seen.value = title;
      }
    } catch {
      // No connection: the step before sending shows it.
    }
  };
  field.addEventListener("input", afterPause(600, ask));
  // Who comes back from something that looks like it finds the title there, and the list again.
  addEventListener("pageshow", ask);
}

// What the button "voorbeeld" of a form would show, some time after an event in it.
const foresee = (form, event, show) => {
  let asked;
  const ask = async () => {
    const typed = new URLSearchParams(new FormData(form));
    typed.set("actie", "voorbeeld");
    asked = typed;
    try {
      const answer = await fetch(form.action, { method: "POST", body: typed });
      if (answer.redirected) return;
      const page = pageOf(await answer.text());
      if (asked === typed) show(page);
    } catch {
      // No connection: the button still shows it.
    }
  };
  form.addEventListener(event, afterPause(800, ask));
};

// How many people something reaches: <p data-reach>.
for (const place of document.querySelectorAll("[data-reach]")) {
  foresee(place.closest("form"), "change", (page) => {
    place.replaceChildren(...(page.querySelector("[data-reach]") ?? place).childNodes);
  });
}

// How a text will read, below its field: <form data-preview="said once, when it is there">.
for (const form of document.querySelectorAll("[data-preview]")) {
  const field = form.querySelector('[name="text"]');
  if (!field) continue;
  // A screen reader hears that there is a preview, and not the whole of it at each pause.
  const said = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  said.setAttribute("role", "status");
  form.append(said);
  foresee(form, "input", (page) => {
    const preview = page.getElementById("voorbeeld");
    const shown = document.getElementById("voorbeeld");
    if (!preview || shown?.contains(document.activeElement)) return;
    if (shown) shown.replaceWith(preview);
    else field.parentElement.after(preview);
    said.textContent = form.dataset.preview;
  });
}

// Lets one comment on words that are selected in the text above: <form data-select-words="says {words}"
// data-select-hint="…">. They become a choice among those of "place"; without this script the sentences are there.
for (const form of document.querySelectorAll("[data-select-words]")) {
  const law = document.querySelector(".law");
  const whole = form.querySelector('[name="place"]');
  if (!law || !whole) continue;
  law.before(Object.assign(document.createElement("p"), { textContent: form.dataset.selectHint }));
  // The words of the paragraphs of a text that lie in a range, each on a line.
  const cut = (text, range) => {
    const within = [...text.querySelectorAll("p")].filter((p) => range.intersectsNode(p));
    const words = within.map((p) => {
      const part = document.createRange();
      part.selectNodeContents(p);
      if (part.comparePoint(range.startContainer, range.startOffset) === 0) part.setStart(range.startContainer, range.startOffset);
      if (part.comparePoint(range.endContainer, range.endOffset) === 0) part.setEnd(range.endContainer, range.endOffset);
      return part.toString();
    });
    return words.join("\n");
  };
  const choose = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = range.startContainer.parentElement ?? law;
    const text = law.contains(start) && start.closest(".rule__text > div, .rule__note");
    const node = text && text.closest('[id^="n-"]')?.id.slice(2);
    if (!node) return;
    const [all, before] = [document.createRange(), document.createRange()];
    all.selectNodeContents(text);
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const marked = cut(text, range);
    const words = marked.trim();
    const at = cut(text, before).length + marked.length - marked.trimStart().length;
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    let nth = 0;
    const said = cut(text, all);
    for (let found = said.indexOf(words); found >= 0 && found < at; found = said.indexOf(words, found + words.length)) {
      nth += 1;
    }
    let field = form.querySelector('[name="place"][value^="citaat/"]');
    if (!field) {
      const choice = whole.parentElement.cloneNode(true);
      field = choice.querySelector("input");
      field.id = "f-place-words";
      choice.querySelector("label").htmlFor = field.id;
      whole.parentElement.after(choice);
    }
    const part = text.matches(".rule__note") ? "toelichting" : "tekst";
    field.setAttribute("value", `citaat/${node}/${part}/${nth}/${words}`);
    field.labels[0].textContent = form.dataset.selectWords.replace("{words}", () => words);
    field.checked = true;
  };
  document.addEventListener("selectionchange", afterPause(300, choose));
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
