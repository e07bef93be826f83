// The whole line of the rulebook: a question becomes an article in a draft, two hundred people respond to it, each of
// their words gets an answer, the next version is amended by three of which two do not go together, and the adopted
// text leads back to the question. Three people with a question go it side by side: with scripts in Dutch, without
// scripts in English, and by the keyboard only. The consultation is one, as it would be.
import { expect, journey, moveClock } from '../lib/browser.mjs';
import * as amending from '../lib/rulebook/amending.mjs';
import * as consulting from '../lib/rulebook/consulting.mjs';
import * as drafting from '../lib/rulebook/drafting.mjs';
import { Way } from '../lib/rulebook/person.mjs';
import { invented, respondAll } from '../lib/rulebook/respondents.mjs';

const RESPONDENTS = 200;

/** What is asked, written, said and amended on each of the three ways. */
const LINES = [
  {
    language: 'nl',
    javaScript: true,
    question: 'Wanneer hoort de buurt dat er een teller komt?',
    heading: 'Melding van een teller',
    first: [
      'De eigenaar meldt een teller binnen een week nadat die begint.',
      'De melding staat in het register.',
    ],
    statement: 'Een teller hoort gemeld te zijn voordat hij begint.',
    comment: 'Na een week is het te laat. Meld het vooraf.',
    group: 'Vooraf melden helpt de buurt',
    groupAnswer: 'Vooraf melden wordt de regel. Vier weken is genoeg.',
    answer: 'Het artikel zegt nu: vooraf.',
    refusal: 'Dit hoort in de handreiking over melden.',
    second: 'De eigenaar meldt een teller uiterlijk vier weken voordat die begint.',
    amendments: [
      { title: 'Zes weken vooraf', at: 0, from: 'vier', words: 'zes' },
      { title: 'Twee weken vooraf', at: 0, from: 'vier', words: 'twee' },
      { title: 'Meldingen zijn openbaar', at: 1, from: 'register', words: 'openbaar' },
    ],
    adopted: [
      'De eigenaar meldt een teller uiterlijk zes weken voordat die begint.',
      'De melding staat in het openbaar.',
    ],
  },
  {
    language: 'en',
    javaScript: false,
    question: 'Hoe ziet een bezoeker dat er wordt geteld?',
    heading: 'Bord bij een teller',
    first: ['Bij elke teller hangt een bord.', 'Het bord noemt de naam van de eigenaar.'],
    statement: 'Een bord met een naam is genoeg.',
    comment: 'Zet er ook een adres bij.',
    group: 'Een naam alleen zegt weinig',
    groupAnswer: 'Een adres komt erbij. De rest past niet op een bord.',
    answer: 'Het bord heeft nu een adres.',
    refusal: 'Dat staat al in het register.',
    second: 'Bij elke teller hangt een leesbaar bord met een webadres.',
    amendments: [
      { title: 'Een telefoonnummer op het bord', at: 0, from: 'webadres', words: 'telefoonnummer' },
      { title: 'Een code op het bord', at: 0, from: 'webadres', words: 'code' },
      { title: 'Ook de beheerder op het bord', at: 1, from: 'eigenaar', words: 'beheerder' },
    ],
    adopted: [
      'Bij elke teller hangt een leesbaar bord met een telefoonnummer.',
      'Het bord noemt de naam van de beheerder.',
    ],
  },
  {
    language: 'nl',
    javaScript: true,
    keyboard: true,
    question: 'Hoe lang mogen wij tellingen bewaren?',
    heading: 'Bewaren van tellingen',
    first: ['De eigenaar bewaart een telling niet langer dan nodig.', 'Een inwoner kan tellingen gratis opvragen.'],
    statement: 'Een jaar bewaren is lang genoeg.',
    comment: 'Niet langer dan nodig is geen termijn.',
    group: 'Noem een termijn',
    groupAnswer: 'De termijn is een jaar. Langer mag met een reden.',
    answer: 'Het artikel noemt nu een jaar.',
    refusal: 'Een kortere termijn maakt vergelijken onmogelijk.',
    second: 'De eigenaar bewaart een telling hoogstens twaalf maanden.',
    amendments: [
      { title: 'Zes maanden bewaren', at: 0, from: 'twaalf', words: 'zes' },
      { title: 'Achttien maanden bewaren', at: 0, from: 'twaalf', words: 'achttien' },
      { title: 'Iedereen kan opvragen', at: 1, from: 'inwoner', words: 'bezoeker' },
    ],
    adopted: [
      'De eigenaar bewaart een telling hoogstens zes maanden.',
      'Een bezoeker kan tellingen gratis opvragen.',
    ],
  },
];

/** Who submits the three, what the board advises, and what becomes of them. */
const SUBMITTERS = ['Harm Nijboer', 'Yusuf Aydemir', 'Fatima El Khatabi'];
const ADVICE = ['adopt', 'reject', 'follows'];
const OUTCOMES = ['adopted', 'rejected', 'adopted'];
/** Members who respond in the name of their organisation, one on each way. */
const MEMBERS = [['Sanne de Boer', 'municipality'], ['Bas Verhagen', 'company'], ['Noor Wijnstra', 'science']];

/** A day from now, as `YYYY-MM-DD`; the clock of the demo stands where ours does until it is moved. */
const inDays = (days) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' });

await journey('rulebook', async (visitors) => {
  const ways = LINES.map((line) => new Way(visitors, line));
  const each = async (step) => {
    for (const [at, line] of LINES.entries()) await step(ways[at], line, at);
  };
  const clock = await visitors.open();

  // Three questions become three articles of one draft.
  await drafting.beginText(ways[0]);
  const questions = [];
  const nodes = [];
  await each(async (way, line, at) => {
    questions[at] = await drafting.ask(way, line);
    nodes[at] = await drafting.draft(way, line, questions[at]);
  });

  // A consultation of two days. Six of the two hundred respond in a browser, the others by the same forms without one.
  const [opens, closes] = [{ day: inDays(1), time: '09:00' }, { day: inDays(2), time: '17:00' }];
  const consultation = await consulting.begin(ways[0], LINES, { opens, closes });
  const guests = invented(RESPONDENTS - 2 * LINES.length, LINES);
  const residents = LINES.map((line, at) => ({
    email: `bewoner-${at}@straat.example`,
    kind: 'resident',
    points: [4, 2, 5],
    why: { at, text: `Dit merk ik elke dag in mijn straat, huis ${at}.` },
    comment: { at, text: line.comment },
  }));
  const members = MEMBERS.map(([name, kind], at) => ({ name, kind, points: [5, 1 + at, 3] }));
  const people = [...guests, ...residents, ...members];
  expect(people.length === RESPONDENTS, `${people.length} people respond`);
  await moveClock(clock, opens.day, '09:05');
  await each(async (way, line, at) => {
    await consulting.resident(way, line, nodes[at], residents[at]);
    await consulting.member(way, consultation, { name: members[at].name, said: members[at] });
  });
  await respondAll(clock, consultation, nodes.map((node) => node.article), guests, { day: opens.day, hour: 11 });
  await moveClock(clock, closes.day, '17:01');
  await each((way) => consulting.results(way, consultation, LINES, people));

  // Each word gets an answer; before the last one the consultation cannot be completed.
  const said = people.flatMap((one) => [one.why, one.comment]).filter(Boolean);
  await each(async (way, line, at) => {
    const left = said.filter((one) => one.at >= at).length;
    const nl = way.language === 'nl';
    const waiting = nl ? `${left} reacties hebben nog geen antwoord.` : `${left} responses have no answer yet.`;
    await consulting.completingIsRefused(way, consultation, waiting);
    await consulting.answer(way, consultation, line, at, people);
  });
  await consulting.complete(ways[2], consultation);
  await each((way, line, at) => consulting.answers(way, consultation, line, at, people));

  // The next version keeps what was promised, and lies before the assembly.
  await drafting.nextVersion(ways[1]);
  await each((way, line, at) => drafting.rewrite(way, line, nodes[at]));
  await drafting.propose(ways[2], { day: inDays(4), time: '17:00' });
  await each((way, line, at) => drafting.commentsCameAlong(way, line, nodes[at]));

  // Three amendments on each article.
  const amendments = LINES.map(() => []);
  await each(async (way, line, at) => {
    const text = [line.second, line.first[1]];
    for (const [nth, { title, at: member, from, words }] of line.amendments.entries()) {
      const changed = { node: nodes[at].members[member], text: text[member].replace(from, words), from, words };
      const reason = `Beter: ${words}`;
      const url = await amending.amend(way, SUBMITTERS[nth], { title, ...changed, reason });
      const called = await amending.called(way, url);
      amendments[at].push({ url, title, words, called, outcome: OUTCOMES[nth], article: nodes[at].article });
    }
    await amending.onlyTheClerkAdvises(way, amendments[at][0].url);
    for (const [nth, { url, title }] of amendments[at].entries()) {
      const follows = ADVICE[nth] === 'follows' ? amendments[at][0].title : undefined;
      const text = `Het bestuur heeft over “${title}” gesproken.`;
      await amending.advise(way, url, { kind: ADVICE[nth], follows, text });
    }
    await amending.conflicts(way, amendments[at]);
    await amending.whatIf(way, line, amendments[at]);
  });

  // After the deadline: deciding, the adopted text, and the way back.
  await moveClock(clock, inDays(4), '17:01');
  await each((way, line, at) => amending.decide(way, amendments[at]));
  const version = await amending.adopt(ways[1]);
  await each(async (way, line, at) => {
    await amending.adopted(way, version, line, amendments[at]);
    await amending.trace(way, version, line, amendments[at]);
  });
});
