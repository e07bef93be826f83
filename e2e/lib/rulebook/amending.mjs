// Amendments: three of a line, of which two want other words in one place; advice, what if, deciding, the adopted text.
import { expect, visit } from '../browser.mjs';
import { TEXT } from './drafting.mjs';

const LIST = `${TEXT}/amendementen`;
const ADOPTED = 'Vastgesteld door de ledenvergadering';

/** Somebody who speaks for a municipality changes one member of the article and submits that; gives its address. */
export async function amend(way, name, { title, node, text, from, words, reason }) {
  const person = await way.as(name);
  await person.open(LIST);
  await person.follow('rulebook-amendment-new');
  await person.write('title', title);
  await person.write('explanation', 'Dat past beter bij hoe wij werken.');
  await person.press('rulebook-amendment-begin');
  const url = person.path().replace('/bewerken', '');
  await person.leave(person.at(`a[href="${url}/bewerken/${node}"]`));
  await person.write('text', text);
  await person.sees('del', from);
  await person.sees('ins', words);
  await person.write('reason', reason);
  await person.press('rulebook-save');
  // What it says is seen before it is submitted, and nobody else sees it until then.
  for (const [mark, word] of [['del', from], ['ins', words]]) {
    const marked = (await person.at(`#n-${node}`).locator(mark).allInnerTexts()).join('|').trim();
    expect(marked === word, `${title}: ${mark} marks "${marked}", not "${word}"`);
  }
  const guest = await way.guest();
  await visit(guest.page, url, { status: 404 });
  await person.follow('rulebook-amendment-submit');
  await person.shows(reason);
  await person.press('rulebook-amendment-submit');
  await person.shows(person.t('rulebook-amendment-state-submitted'), title);
  return url;
}

/** The name of an amendment, by its heading: "Amendement 4". */
export async function called(way, url) {
  const guest = await way.guest();
  await guest.open(url);
  return (await guest.at('h1').innerText()).split(':')[0];
}

/** The clerk writes down what the board advises; the fate of one can follow that of another. */
export async function advise(way, url, { kind, follows, text }) {
  const tineke = await way.as('Tineke Hofland');
  await tineke.open(url);
  await tineke.follow('rulebook-advice');
  await tineke.choose('kind', kind);
  if (follows) await tineke.pick('follows', follows);
  await tineke.write('text', text);
  await tineke.press('rulebook-save');
  await tineke.shows(text);
}

/** Nobody but the clerk and the editors advises, and nobody decides before the deadline. */
export async function onlyTheClerkAdvises(way, url) {
  const fatima = await way.as('Fatima El Khatabi');
  await visit(fatima.page, `${url}/preadvies`, { status: 403 });
  const tineke = await way.as('Tineke Hofland');
  await visit(tineke.page, `${url}/besluit`, { status: 409 });
}

/** The table names the two that meet, once, and the third nowhere. */
export async function conflicts(way, [one, other, third]) {
  const guest = await way.guest();
  await guest.open(LIST);
  await guest.follow('rulebook-conflicts');
  const rows = guest.page.locator('main table tbody tr');
  const pair = rows.filter({ hasText: one.title }).filter({ hasText: other.title });
  expect((await pair.count()) === 1, `"${one.title}" and "${other.title}" meet ${await pair.count()} times`);
  expect((await rows.filter({ hasText: one.title }).count()) === 1, `"${one.title}" meets something else too`);
  expect((await pair.locator('.conflict--hard').count()) === 1, 'the two do not count as a conflict');
  expect((await rows.filter({ hasText: third.title }).count()) === 0, `"${third.title}" meets something`);
  // What happens to either is told, both ways round.
  const after = await pair.innerText();
  for (const [first, then] of [[one, other], [other, one]]) {
    const told = guest.t('rulebook-standing-falls', { first: first.called, then: then.called });
    expect(after.includes(told), `the table does not say "${told}"`);
  }
}

/** What the members of an article say on the page, in order. */
async function members(person, heading) {
  const article = person.at('.law .rule--article', { hasText: heading });
  const all = await article.locator('.rule--paragraph .rule__text > div').allInnerTexts();
  return all.map((words) => words.replace(/\s+/g, ' ').trim());
}

/** The words on the page that come from an amendment, with what is said of where they come from. */
async function origins(person, heading) {
  const marks = person.at('.law .rule--article', { hasText: heading }).locator('a.origin');
  return marks.evaluateAll((all) => all.map((one) => [one.textContent, one.title]));
}

function expectText(found, wanted, what) {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  expect(is === should, `${what}: ${is}, not ${should}`);
}

/** Each changed word tells from which amendment it comes, and no other word does. */
async function expectOrigins(person, line, chosen) {
  const found = await origins(person, line.heading);
  const wanted = chosen.filter((one) => one.words).map((one) => [one.words, one.called]);
  const named = (title) => wanted.find(([, name]) => title.startsWith(`${name} `))?.[1];
  const said = found.map(([words, title]) => [words.trim(), named(title)]);
  expectText(said, wanted, `where the words of ${line.heading} come from (${JSON.stringify(found)})`);
}

/** The text as if the first and the third were adopted; and what is lost when two are that do not go together. */
export async function whatIf(way, line, [one, other, third]) {
  const guest = await way.guest();
  const show = async (chosen, not) => {
    await guest.open(LIST);
    await guest.follow('rulebook-what-if');
    for (const { title } of chosen) await guest.hands.tick(guest.at('.choice', { hasText: title }).locator('input'));
    await guest.press('rulebook-what-if-button');
    await guest.shows(...(not ? [guest.t('rulebook-what-if-lost'), not.called] : [guest.t('rulebook-what-if-all')]));
  };
  await show([one, third]);
  expectText(await members(guest, line.heading), line.adopted, 'the text as if adopted');
  await expectOrigins(guest, line, [one, third]);
  await show([one, other], other);
  expectText(await members(guest, line.heading), [line.adopted[0], line.first[1]], 'the text of two that meet');
}

/** After the deadline nothing can be submitted, and the clerk writes down what was decided. */
export async function decide(way, all) {
  const yusuf = await way.as('Yusuf Aydemir');
  await visit(yusuf.page, `${LIST}/nieuw`, { status: 409 });
  const tineke = await way.as('Tineke Hofland');
  for (const { url, outcome } of all) {
    await tineke.open(LIST);
    await tineke.leave(tineke.at(`a[href="${url}/besluit"]`));
    await tineke.choose('outcome', outcome);
    await tineke.press('rulebook-save');
    await tineke.shows(tineke.t('rulebook-notice-decided'));
  }
}

/** The clerk has the adopted version made; gives its address. */
export async function adopt(way) {
  const tineke = await way.as('Tineke Hofland');
  await tineke.open(LIST);
  await tineke.follow('rulebook-adopt');
  await tineke.write('label', ADOPTED);
  await tineke.press('rulebook-adopt');
  await tineke.shows(tineke.t('rulebook-notice-adopted'), tineke.t('rulebook-state-adopted'));
  return tineke.path();
}

/** The adopted text is the one that was shown as if adopted. */
export async function adopted(way, version, line, [one, , third]) {
  const guest = await way.guest();
  await guest.open(version);
  expectText(await members(guest, line.heading), line.adopted, 'the adopted text');
  await expectOrigins(guest, line, [one, third]);
}

/** From a word of the adopted text back to the question it began with, and forth again: by links only. */
export async function trace(way, version, line, [one]) {
  const guest = await way.guest();
  await guest.open(version);
  const article = guest.at('.law .rule--article', { hasText: line.heading });
  await guest.leave(article.locator('a.origin', { hasText: one.words }));
  await guest.shows(one.title, guest.t('rulebook-amendment-state-adopted'));
  // From the amendment to the article, by what it is about.
  await guest.leave(guest.at(`a[href$="/artikel/${one.article}"]`));
  await guest.shows(line.heading, line.comment, one.title);
  const [story, stops] = [guest.path(), await guest.at('.thread').innerText()];
  for (const stop of [line.question, 'Voorstel voor de ledenvergadering', ADOPTED, one.called]) {
    expect(stops.includes(stop), `the thread of ${line.heading} lacks "${stop}"`);
  }
  await guest.leave(guest.at('.thread a', { hasText: line.question }));
  expect((await guest.at('h1').innerText()).includes(line.question), 'the thread does not lead to the question');
  // Forth: the question leads to the article, and the article to the version that was adopted.
  await guest.leave(guest.at('.thread a', { hasText: line.heading }));
  expect(guest.path() === story, `the question leads to ${guest.path()}`);
  await guest.leave(guest.at('.thread a', { hasText: ADOPTED }));
  expect(guest.path() === version, `the article leads to ${guest.path()}`);
  // And from a member of the article, that has a story of its own, up to the article.
  await guest.leave(article.locator('a.rule__margin').first());
  await guest.leave(guest.page.locator('.utrecht-breadcrumb-nav a', { hasText: line.heading }).first());
  expect(guest.path() === story, `the member leads up to ${guest.path()}`);
}
