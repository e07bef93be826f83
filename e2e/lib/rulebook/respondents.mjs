// Two hundred people who respond to a consultation, as the front door lets them: each with an address that they confirm
// by the link in their mail. Their requests are made here, without a browser, in the hours after the opening.
import { expect, moveClock } from '../browser.mjs';

const base = process.env.SAMENSPEL_BASE_URL;
/** From one address of the internet so many responses are taken in an hour (docs/security.md). */
const PER_HOUR = 48;
const KINDS = ['resident', 'municipality', 'company', 'science', 'resident', 'other'];

/** What `count` people say: kind, a point per statement, and some of them why, or something of an article. */
export function invented(count, lines) {
  const some = (nth, every, first, text) =>
    nth % every === first ? { at: Math.floor(nth / every) % lines.length, text } : undefined;
  return Array.from({ length: count }, (_, nth) => {
    // One in nine has no opinion on one of the statements, and then has nothing to explain.
    const points = lines.map((_, at) => ((nth + at) % 9 === 8 ? 0 : 1 + ((nth * 7 + at * 3 + (nth >> 3)) % 5)));
    const why = some(nth, 10, 3, `Zo denk ik erover, nummer ${nth}.`);
    return {
      email: `inwoner-${nth}@straat.example`,
      language: nth % 4 === 0 ? 'en' : 'nl',
      kind: KINDS[nth % KINDS.length],
      points,
      why: why && points[why.at] > 0 ? why : undefined,
      comment: some(nth, 30, 5, `Mijn opmerking heeft nummer ${nth}.`),
    };
  });
}

async function send(path, { cookie = '', language = 'nl', fields = {} }) {
  const answer = await fetch(base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language, cookie, origin: base },
    body: new URLSearchParams(fields),
  });
  const said = await answer.text();
  expect(answer.status === 303, `${path} answered ${answer.status}: ${said.slice(0, 2000)}`);
  return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
}

async function respond(consultation, articles, { email, language, kind, points, why, comment }) {
  const fields = { namens: '', kind, email };
  points.forEach((point, at) => {
    fields[`stelling-${at + 1}`] = point;
    fields[`uitleg-${at + 1}`] = why?.at === at ? why.text : '';
  });
  const cookie = await send(`${consultation}/reageren`, { language, fields });
  if (!comment) return;
  const said = { place: '', body: comment.text, namens: '', kind };
  await send(`${consultation}/artikel/${articles[comment.at]}`, { cookie, language, fields: said });
}

/** The addresses of the links that were mailed to these people, once all of the mail is there. */
async function links(people) {
  const wanted = new Set(people.map((person) => person.email));
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const mailbox = await (await fetch(`${base}/demo/postvak`)).text();
    const items = mailbox.split('<h2>').slice(1);
    const mails = items.filter((item) => [...wanted].some((email) => item.includes(` ${email}<`)));
    if (mails.length >= wanted.size) {
      return Promise.all(mails.map(async (item) => {
        const mail = await (await fetch(base + item.match(/\/demo\/postvak\/[0-9a-f-]+/)[0])).text();
        return mail.match(/\/consultaties\/reactie\/[A-Za-z0-9_-]+/)[0];
      }));
    }
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('not all of the mail to respondents came');
}

/** All of them respond and confirm, some each hour. `page` is used to move the clock of the demo on. */
export async function respondAll(page, consultation, articles, people, { day, hour }) {
  for (let from = 0; from < people.length; from += PER_HOUR) {
    const some = people.slice(from, from + PER_HOUR);
    await moveClock(page, day, `${String(hour + from / PER_HOUR).padStart(2, '0')}:10`);
    await Promise.all(some.map((person) => respond(consultation, articles, person)));
    await Promise.all((await links(some)).map((link) => send(link, {})));
  }
}
