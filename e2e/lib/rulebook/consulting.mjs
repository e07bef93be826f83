// A consultation: asking, responding in a browser, results, dispositions, the answer document.
import { expect, isSound, mailTo, visit } from '../browser.mjs';
import { TEXT } from './drafting.mjs';

export const ASKED = 'Wat vindt u van tellen op straat?';
const KINDS = ['municipality', 'company', 'science', 'resident', 'other'];

/** The editor opens the version for consultation and says what is asked, of whom and when; gives the address. */
export async function begin(way, lines, { opens, closes }) {
  const elif = await way.as('Elif Koster');
  await elif.open(`${TEXT}/versie/1`);
  await elif.follow('rulebook-step-consult');
  await elif.press('rulebook-step-consult');
  await elif.shows(elif.t('rulebook-state-consultation'));
  await elif.open(`${TEXT}/versie/1/consultatie`);
  await elif.write('title', ASKED);
  await elif.write('introduction', 'De werkgroep wil uw mening. Op elke reactie komt een antwoord.');
  await elif.write('opens-day', opens.day);
  await elif.write('opens-time', opens.time);
  await elif.write('closes-day', closes.day);
  await elif.write('closes-time', closes.time);
  await elif.choose('audience', 'everybody');
  await elif.choose('results', 'after');
  await elif.press('rulebook-consultation-new-button');
  const consultation = elif.path().replace('/stellingen', '');
  for (const line of lines) {
    await elif.write('text', line.statement);
    await elif.pick('node', line.heading);
    await elif.press('rulebook-statement-add');
    await elif.shows(line.statement);
  }
  // Nobody can be early.
  const guest = await way.guest();
  await visit(guest.page, `${consultation}/reageren`, { status: 404 });
  return consultation;
}

/** Says in the form that is open what somebody thinks of each statement. */
async function say(person, { points, why }) {
  for (const [at, point] of points.entries()) await person.choose(`stelling-${at + 1}`, String(point));
  if (why) await person.write(`uitleg-${why.at + 1}`, why.text);
}

/** A resident finds the consultation, responds, confirms by the link in the mail, and comments on a sentence. */
export async function resident(way, line, { article }, said) {
  const guest = await way.stranger();
  await guest.open('/consultaties');
  await guest.leave(guest.at('a', { hasText: ASKED }));
  const consultation = guest.path();
  await guest.follow('rulebook-respond-button');
  // Sent empty, the form says what is missing.
  await guest.press('rulebook-respond-send', { status: 422 });
  await guest.shows(guest.t('rulebook-error-respondent-kind'), guest.t('rulebook-error-respondent-email'));
  await say(guest, said);
  await guest.choose('kind', said.kind);
  await guest.write('email', said.email);
  await guest.press('rulebook-respond-send');
  await guest.shows(guest.t('rulebook-sent-title'));
  await guest.open((await mailTo(guest.page, said.email, '/consultaties/reactie/')).path);
  await guest.shows(said.why.text);
  await guest.press('rulebook-link-mail-confirm');
  await guest.shows(guest.t('rulebook-notice-confirmed'));
  await guest.follow('rulebook-respond-comment');
  await guest.leave(guest.at(`#n-${article} a[href="${consultation}/artikel/${article}"]`));
  if (way.javaScript) await selectWords(guest, line.first[0]);
  const sentence = guest.at('.choice', { hasText: line.first[0] }).locator('input');
  await guest.hands.tick(sentence);
  await guest.write('body', line.comment);
  await guest.press('rulebook-comment-send');
  await guest.shows(guest.t('rulebook-notice-commented'));
  await guest.page.context().close();
}

/** With a script, words that are selected in the text become what the comment is about. */
async function selectWords(guest, sentence) {
  const wanted = sentence.split(' ').slice(1, 4).join(' ');
  await guest.at('.law .rule__text p', { hasText: sentence }).evaluate((p, words) => {
    const letters = p.firstChild;
    const from = letters.data.indexOf(words);
    document.getSelection().setBaseAndExtent(letters, from, letters, from + words.length);
  }, wanted);
  const choice = guest.at('.choice', { hasText: guest.t('rulebook-comment-words', { words: wanted }) });
  await choice.waitFor();
  expect(await choice.locator('input').isChecked(), `"${wanted}" is not chosen`);
  expect((await choice.locator('input').getAttribute('value')).endsWith(`/tekst/0/${wanted}`), 'other words are sent');
  if (!guest.way.keyboard) await isSound(guest.page, guest.way.language);
}

/** Somebody responds in the name of an organisation: at once, without a mail. */
export async function member(way, consultation, { name, said }) {
  const person = await way.as(name);
  await person.open(consultation);
  await person.follow('rulebook-respond-button');
  await say(person, said);
  await person.press('rulebook-respond-send');
  await person.shows(person.t('rulebook-notice-responded'));
}

/** How often each point was chosen for a statement, of some kind or of all. */
function counted(people, at, kind) {
  const those = people.filter((one) => one.points[at] > 0 && (!kind || one.kind === kind));
  return [1, 2, 3, 4, 5].map((point) => those.filter((one) => one.points[at] === point).length);
}

/** The rows that the results of a statement must have: who, five counts, how many. */
function expectedRows(t, people, at) {
  const row = (label, counts) => [label, ...counts, counts.reduce((sum, one) => sum + one, 0)].map(String);
  const kinds = KINDS.filter((kind) => people.some((one) => one.kind === kind && one.points[at] > 0));
  return [
    row(t('rulebook-results-all'), counted(people, at)),
    ...kinds.map((kind) => row(t(`rulebook-respondents-${kind}`), counted(people, at, kind))),
  ];
}

/** A table that was downloaded, as rows of cells without the first. No cell of ours holds a quote or a semicolon. */
async function table(person, key) {
  const link = person.page.getByRole('link', { name: person.t(key), exact: true });
  const headers = { 'accept-language': person.way.language };
  const answer = await person.page.request.get(await link.getAttribute('href'), { headers });
  expect(answer.status() === 200, `${answer.url()} answered ${answer.status()}`);
  return (await answer.text()).trim().split('\r\n').slice(1).map((row) => row.split(';'));
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Everybody sees the results after closing: each response counts once, per statement and kind, in page and table. */
export async function results(way, consultation, lines, people) {
  const guest = await way.guest();
  await guest.open(consultation);
  await guest.shows(guest.t('rulebook-consultation-closed'));
  await visit(guest.page, `${consultation}/reageren`, { status: 409 });
  await guest.open(consultation);
  await guest.follow('rulebook-results-title');
  const facts = (await guest.at('dl.facts').innerText()).split('\n').map((line) => line.trim()).filter(Boolean);
  expect(same(facts.slice(0, 2), [guest.t('rulebook-results-all'), String(people.length)]), `respondents: ${facts}`);
  const rows = await table(guest, 'rulebook-results-csv');
  for (const [at, line] of lines.entries()) {
    const wanted = expectedRows(guest.t, people, at);
    const section = guest.at(`#stelling-${at + 1}`);
    expect((await section.innerText()).includes(line.statement), `statement ${at + 1} is another`);
    const shown = await section.locator('tbody tr').evaluateAll((all) =>
      all.map((row) => [...row.cells].slice(0, 7).map((cell) => cell.textContent.trim())));
    expect(same(shown, wanted), `statement ${at + 1} shows ${JSON.stringify(shown)}, not ${JSON.stringify(wanted)}`);
    const downloaded = rows.filter((row) => row[0] === String(at + 1)).map((row) => row.slice(2, 9));
    const [has, should] = [downloaded, wanted].map((one) => JSON.stringify(one));
    expect(has === should, `statement ${at + 1} has ${has} in the table, not ${should}`);
  }
  const words = (await table(guest, 'rulebook-voices-csv')).map((row) => row[4]).sort();
  const said = people.flatMap((one) => [one.why?.text, one.comment?.text]).filter(Boolean).sort();
  expect(same(words, said), `the table of words has ${words.length} rows, not ${said.length}`);
  const everything = await guest.page.content();
  expect(!everything.includes('@straat.example'), 'the results show an address');
}

/** Ticks what is to be answered: the rows with these words. */
async function tickVoices(person, words) {
  for (const one of words) {
    const row = person.at('.voice--choice', { hasText: one });
    await person.hands.tick(row.locator('input[type="checkbox"]'));
  }
}

/** What people said on this line is answered: the explanations as one group, the comments apart. */
export async function answer(way, consultation, line, at, people) {
  const elif = await way.as('Elif Koster');
  const of = (sort) => people.map((one) => one[sort]).filter((said) => said?.at === at).map((said) => said.text);
  await elif.open(consultation);
  await elif.follow('rulebook-answer-heading');
  await elif.follow('rulebook-answer-statement', { number: at + 1 });
  await tickVoices(elif, of('why'));
  await elif.choose('doen', 'groep');
  await elif.write('titel', line.group);
  await elif.press('rulebook-answer-button');
  await elif.write('titel', line.group);
  await elif.choose('uitkomst', 'partly');
  await elif.write('reden', line.groupAnswer);
  await elif.press('rulebook-save');

  await elif.open(`${consultation}/beantwoorden`);
  await elif.follow('rulebook-answer-comments');
  const others = of('comment').filter((text) => text !== line.comment);
  for (const [words, outcome, reason] of [[[line.comment], 'taken-over', line.answer], [others, 'not', line.refusal]]) {
    await tickVoices(elif, words);
    await elif.choose('doen', 'antwoord');
    await elif.choose('uitkomst', outcome);
    await elif.write('reden', reason);
    await elif.press('rulebook-answer-button');
  }
}

/** As long as something waits, completing is refused, on the page and when the form is sent all the same. */
export async function completingIsRefused(way, consultation, waiting) {
  const elif = await way.as('Elif Koster');
  await elif.open(consultation);
  await elif.follow('rulebook-complete-title');
  await elif.shows(elif.t('rulebook-complete-missing-title'), waiting);
  expect((await elif.at(`form[action="${consultation}/afronden"]`).count()) === 0, 'completing is offered');
  const sent = await elif.page.request.post(`${consultation}/afronden`, { form: {}, maxRedirects: 0 });
  expect(sent.status() === 422, `completing with ${waiting} unanswered led to ${sent.status()}`);
  const guest = await way.guest();
  await visit(guest.page, `${consultation}/nota`, { status: 409 });
}

export async function complete(way, consultation) {
  const elif = await way.as('Elif Koster');
  await elif.open(consultation);
  await elif.follow('rulebook-complete-title');
  await elif.press('rulebook-complete-button');
  await elif.shows(elif.t('rulebook-notice-completed'));
}

/** The answer document holds what people said on this line, each with its answer. */
export async function answers(way, consultation, line, at, people) {
  const guest = await way.guest();
  await guest.open(consultation);
  await guest.follow('rulebook-nota-title');
  const t = guest.t;
  const told = new Map();
  for (const one of people) {
    if (one.why?.at === at) told.set(one.why.text, [t('rulebook-outcome-partly'), line.group]);
    if (one.comment?.at === at) told.set(one.comment.text, [t('rulebook-outcome-not'), line.refusal]);
  }
  told.set(line.comment, [t('rulebook-outcome-taken-over'), line.answer]);
  for (const [words, answer] of told) {
    const voice = guest.at('li.voice', { hasText: words });
    const given = await voice.locator('.voice__answer').innerText();
    for (const part of answer) expect(given.includes(part), `"${words}" is answered with "${given}", not "${part}"`);
  }
  const group = await guest.at('.nota__group', { hasText: line.group }).innerText();
  for (const part of [t('rulebook-outcome-partly'), line.groupAnswer]) {
    expect(group.includes(part), `the group reads "${group}", without "${part}"`);
  }
}
