// From a question to an article in a draft, and from an article to its next version.
import { expect } from '../browser.mjs';

export const TITLE = 'Spelregels voor tellen op straat';
export const TEXT = '/spelregels/spelregels-voor-tellen-op-straat';

/** The editor begins a text, names who drafts it, and gives the address of its draft. */
export async function beginText(way) {
  const elif = await way.as('Elif Koster');
  await elif.open('/spelregels');
  await elif.follow('rulebook-new-title');
  await elif.write('title', TITLE);
  await elif.write('summary', 'Wat mag en moet wie op straat mensen telt.');
  await elif.choose('language', 'nl');
  await elif.press('rulebook-new-button');
  expect(elif.path() === `${TEXT}/versie/1/bewerken`, `the text stands at ${elif.path()}`);
  await elif.open(`${TEXT}/werkgroep`);
  await elif.write('email', 'yusuf@demo.example');
  await elif.press('rulebook-group-add');
  await elif.shows('Yusuf Aydemir');
}

/** Somebody asks the question of this line; gives its address. */
export async function ask(way, line) {
  const sanne = await way.as('Sanne de Boer');
  await sanne.open('/bijdragen/nieuw/vraag');
  await sanne.write('title', line.question);
  await sanne.press('exchange-new-question-submit');
  // What looks like it, if anything, is shown first.
  if (!(await sanne.at('#f-context').count())) await sanne.press('exchange-similar-go-on');
  await sanne.write('context', 'Wij willen het de inwoners kunnen uitleggen.');
  await sanne.choose('theme', 'privacy');
  await sanne.press('exchange-form-publish');
  if (await sanne.at('input[name="gezien"]').count()) await sanne.press('exchange-form-publish');
  await sanne.shows(sanne.t('exchange-placed-title'));
  return sanne.at('a[href^="/bijdragen/0"]').getAttribute('href');
}

/** Adds a node by the form that is open; gives its identifier. */
async function add(person, kind, fields) {
  await person.choose('kind', kind);
  for (const [name, text] of Object.entries(fields)) await person.write(name, text);
  await person.press('rulebook-save');
  return new URL(person.page.url()).hash.replace('#n-', '');
}

/** Somebody of the working group writes the article of this line and links it to the question. */
export async function draft(way, line, question) {
  const yusuf = await way.as('Yusuf Aydemir');
  await yusuf.open(`${TEXT}/versie/1`);
  await yusuf.follow('rulebook-draft-title');
  await yusuf.follow('rulebook-add-first');
  const reason = 'Het antwoord op een vraag uit het netwerk';
  const article = await add(yusuf, 'na-article', { heading: line.heading, reason });
  const members = [];
  for (const text of line.first) {
    await yusuf.leave(yusuf.at(`a[href$="/bewerken/${article}"]`));
    await yusuf.press('rulebook-add');
    members.push(await add(yusuf, 'in-paragraph', { text, reason }));
  }
  // From the article to its story, and there to the question.
  await yusuf.leave(yusuf.at(`#n-${article} a.rule__number`));
  await yusuf.follow('rulebook-link-title');
  await yusuf.choose('relation', 'arose-from');
  await yusuf.write('other', new URL(question, yusuf.page.url()).href);
  await yusuf.press('rulebook-link-button');
  await yusuf.shows(line.question, yusuf.t('links-relation-arose-from'));
  // Nobody else sees the draft, nor that it came from the question.
  const sanne = await way.as('Sanne de Boer');
  await sanne.open(question);
  await sanne.hides(line.heading);
  return { article, members };
}

/** The editor makes the next version, and it is written by whoever drafts: what was taken over stands in it. */
export async function nextVersion(way) {
  const elif = await way.as('Elif Koster');
  await elif.open(`${TEXT}/versie/1`);
  await elif.follow('rulebook-new-version-title');
  await elif.write('label', 'Voorstel voor de ledenvergadering');
  await elif.press('rulebook-new-version-button');
}

/** Changes what was promised to those who commented. */
export async function rewrite(way, line, { members }) {
  const yusuf = await way.as('Yusuf Aydemir');
  await yusuf.open(`${TEXT}/versie/2`);
  await yusuf.follow('rulebook-draft-title');
  await yusuf.leave(yusuf.at(`a[href$="/bewerken/${members[0]}"]`));
  await yusuf.write('text', line.second);
  await yusuf.sees('.law', line.second);
  await yusuf.write('reason', 'Overgenomen uit de consultatie');
  await yusuf.press('rulebook-save');
  await yusuf.shows(line.second, yusuf.t('rulebook-notice-saved'));
}

/** The editor lays the version before the assembly until this moment. */
export async function propose(way, { day, time }) {
  const elif = await way.as('Elif Koster');
  await elif.open(`${TEXT}/versie/2`);
  await elif.follow('rulebook-step-propose');
  await elif.write('day', day);
  await elif.write('time', time);
  await elif.press('rulebook-step-propose');
  await elif.shows(elif.t('rulebook-state-proposed'), elif.t('rulebook-notice-step'));
}

/** Nothing is lost of what people said of the first version: it goes along, and says that the text changed. */
export async function commentsCameAlong(way, line, { article }) {
  const guest = await way.guest();
  await guest.open(`${TEXT}/versie/2`);
  await guest.leave(guest.at(`#n-${article} a[href$="/reacties/${article}"]`));
  const voice = guest.at('.voice', { hasText: line.comment });
  const said = (await voice.innerText()).replace(/\s+/g, ' ');
  for (const words of [line.first[0], guest.t('rulebook-standing-changed'), line.answer]) {
    expect(said.includes(words), `the comment on version 1 reads "${said}", without "${words}"`);
  }
}
