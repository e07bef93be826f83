// Every page that the code has a route for is opened once in each language, by somebody who may see it, and checked:
// whole, nothing that axe finds, not too wide at 320 px, no complaints of the browser. Where pages lead is read without
// drawing them. A page that nobody comes to makes this journey fail: link it, or bring about below what it needs.
import {
  becomePersona, expect, isSound, journey, mailTo, ownOrganisation, paths, press, publish, visit,
} from '../lib/browser.mjs';
import { patternOf, patterns } from '../lib/pages.mjs';

const all = patterns();

/** What pages need that do not exist by themselves. Gives where each persona begins. */
async function prepare(visitors) {
  const sanne = await visitors.open();
  await becomePersona(sanne, 'Sanne de Boer');
  const ommen = await ownOrganisation(sanne);
  await visit(sanne, '/bijdragen/nieuw/voorbeeld');
  await sanne.locator('#f-title').fill('Een bord bij elke sensor');
  await sanne.locator('#f-what').fill('Wij hingen tien borden op.');
  await sanne.getByLabel('Idee', { exact: true }).check();
  await sanne.getByLabel('Privacy', { exact: true }).check();
  await publish(sanne);
  const placed = new URL(sanne.url()).pathname;
  const own = placed.replace('/geplaatst', '');
  await visit(sanne, `${own}/wijzigen`);
  await sanne.locator('#f-what').fill('Wij hingen twaalf borden op.');
  await press(sanne, 'Bewaar');

  // A question and an example of somebody else, with a reply and a report.
  const others = {};
  for (const [kind, word] of [['question', 'vraag'], ['example', 'voorbeeld']]) {
    await visit(sanne, `/bijdragen?soort=${word}`);
    const lines = sanne.locator('.items > li', { hasNotText: 'Ommen' });
    others[kind] = await lines.locator('a[href^="/bijdragen/"]').first().getAttribute('href');
  }
  await visit(sanne, others.question);
  await sanne.getByLabel('Uw reactie').fill('Dat willen wij ook weten.');
  await press(sanne, 'Verstuur');
  await visit(sanne, `${others.question}/melden`);
  await sanne.locator('input[value="untrue"]').check();
  await press(sanne, 'Meld dit');

  await visit(sanne, '/mijn/adres');
  await sanne.locator('#f-email').fill('sanne@elders.example');
  await press(sanne, 'Stuur een link naar dit adres');

  // Somebody who asks to take part, and somebody who is invited.
  const marieke = await visitors.open();
  await becomePersona(marieke, 'Marieke Olthof');
  await visit(marieke, `${ommen}/beheer/gegevens`);
  await marieke.locator('#f-domains').fill('demo.example');
  await press(marieke, 'Opslaan');
  await visit(marieke, `${ommen}/beheer/uitnodigen`);
  await marieke.locator('#f-email').fill('nieuw@elders.example');
  await press(marieke, 'Verstuur de uitnodiging');
  await visit(marieke, `${ommen}/beheer/uitnodigen`);
  await marieke.locator('#f-email').fill('wim@demo.example');
  await press(marieke, 'Verstuur de uitnodiging');
  const amira = await visitors.open();
  await becomePersona(amira, 'Amira Vos');
  await visit(amira, `${ommen}/meedoen`);
  await press(amira, 'Vraag om mee te doen');

  // Amendments: one of one's own that was submitted, to withdraw; and one of others, to sign.
  const amended = '/spelregels/sensoren-in-de-openbare-ruimte/amendementen';
  const yusuf = await visitors.open();
  await becomePersona(yusuf, 'Yusuf Aydemir');
  await visit(yusuf, amended);
  const row = yusuf.locator('tr', { hasText: 'Antwoord binnen twee weken' });
  const amendment = await row.locator('a').first().getAttribute('href');
  const foreign = yusuf.locator('tr', { hasText: 'Een eigen artikel voor geluid' });
  const signable = await foreign.locator('a').first().getAttribute('href');

  // Consultations, one that is prepared among them, and a draft to work on.
  const elif = await visitors.open();
  await becomePersona(elif, 'Elif Koster');
  const consulted = '/spelregels/drones/versie/1';
  await visit(elif, '/consultaties');
  const listed = (await paths(elif, 'main')).filter((path) => /^\/consultaties\/[0-9a-f-]{36}$/.test(path));
  let planned;
  let open;
  for (const path of new Set(listed)) {
    await visit(elif, path);
    const offered = await paths(elif, 'main');
    if (offered.includes(`${path}/stellingen`)) planned = path;
    if (offered.includes(`${path}/verlengen`)) open = path;
  }
  expect(planned, 'the demo has a consultation that is prepared');
  expect(open, 'the demo has a consultation that is open');
  await visit(elif, `${consulted}/nieuwe-versie`);
  await elif.locator('#f-label').fill('Volgende versie');
  await press(elif, 'Maak het concept');
  const draft = new URL(elif.url()).pathname;

  const invitation = await mailTo(marieke, 'nieuw@elders.example', '/uitnodiging/');
  const address = await mailTo(sanne, 'sanne@elders.example', '/mijn/adres/link/');
  const digest = await mailTo(sanne, 'sanne@demo.example', '/afmelden/');
  const more = ['/inloggen/verstuurd', '/inloggen/opnieuw', '/inloggen/bevestigd'];
  return {
    sanne,
    address: address.path,
    starts: [
      [undefined, [
        '/', '/inloggen', '/inloggen/verstuurd', '/demo/postvak', invitation.mail, invitation.path,
        digest.path, '/zoeken', '/zoeken?zoek=sensoren', consulted,
      ]],
      ['Amira Vos', ['/mijn', '/mijn/welkom', `${ommen}/meedoen`, '/bijdragen/nieuw']],
      ['Sanne de Boer', [
        '/mijn', '/mijn/bijdragen', '/mijn/aanbieders', '/mijn/adres', '/mijn/adres/verstuurd', ...more, placed, own, `${own}/geschiedenis`,
        others.question, others.example,
      ]],
      ['Marieke Olthof', ['/beheer', `${ommen}/beheer`, `${ommen}/beheer/gegevens`]],
      ['Wim ter Braak', ['/voor-u']],
      ['Yusuf Aydemir', [amended, amendment, `${signable}/ondertekenen`]],
      ['Harm Nijboer', [amended]],
      ['Tineke Hofland', [amended, '/spelregels/deelvervoer/amendementen']],
      ['Elif Koster', ['/beheer', others.example, consulted, planned, open, `${planned}/stellingen`, draft]],
      ['Ruben Slagter', ['/beheer', '/beheer/meldingen']],
      ['Joris Maas', ['/beheer', '/beheer/mensen', '/beheer/organisaties/nieuw']],
    ],
  };
}

/** The paths that a page leads to, read without drawing it: its links, and buttons that lead on to a page below it. */
async function onward(page, path) {
  const answer = await page.request.get(path);
  expect(answer.status() === 200, `${path} answered ${answer.status()}, not 200`);
  const text = await answer.text();
  const found = (pattern) => [...text.matchAll(pattern)].map((match) => match[1].replace(/&(amp|#38);/g, '&'));
  const links = found(/<a\s[^>]*?href="([^"]+)"/g).map((href) => new URL(href, answer.url()));
  const here = links.filter((link) => link.origin === new URL(answer.url()).origin);
  // These keep what was typed and ask for more on a page of their own.
  const buttons = found(/<button\s[^>]*?name="actie" value="(splitsen|verwijderen)"/g);
  return [...new Set([...here.map((link) => link.pathname + link.search), ...buttons.map((to) => `${path}/${to}`)])];
}

await journey('every page', async (visitors) => {
  const { sanne, address, starts } = await prepare(visitors);
  const seen = new Set();
  const key = (pattern, language) => `${language} ${pattern}`;
  const note = async (page, pattern, language) => {
    if (seen.has(key(pattern, language))) return;
    seen.add(key(pattern, language));
    await isSound(page, language);
  };
  const open = async (persona, language) => {
    const page = await visitors.open({ language });
    if (persona) await becomePersona(page, persona);
    return page;
  };

  for (const [persona, start] of starts) {
    const page = await open(persona, 'nl');
    // One page of each pattern for each persona, and all that it begins with; those that nobody saw yet in the browser.
    const opened = new Set();
    const first = new Map();
    const queue = [...start];
    while (queue.length > 0) {
      const path = queue.shift();
      const pattern = patternOf(path, all);
      if (!pattern || (opened.has(pattern) && !start.includes(path))) continue;
      opened.add(pattern);
      try {
        // The mailbox of the demo holds links that are meant for others.
        const links = pattern.startsWith('/demo/') ? [] : await onward(page, path);
        queue.push(...links.filter((link) => !opened.has(patternOf(link, all))));
        if (seen.has(key(pattern, 'nl'))) continue;
        first.set(pattern, path);
        await visit(page, path);
        await note(page, pattern, 'nl');
      } catch (error) {
        throw new Error(`${persona ?? 'a guest'}: ${error.message}`);
      }
    }
    await page.context().close();
    if (first.size === 0) continue;

    const english = await open(persona, 'en');
    for (const [pattern, path] of first) {
      await visit(english, path);
      await note(english, pattern, 'en');
    }
    await english.context().close();
  }

  for (const language of ['nl', 'en']) {
    // Pages that belong to one browser: that of who asked for a link.
    const guest = await visitors.open({ language });
    await visit(guest, '/inloggen');
    await guest.locator('#f-email').fill(`gast-${language}@elders.example`);
    await Promise.all([guest.waitForNavigation(), guest.locator('main form button').first().click()]);
    await visit(guest, (await mailTo(guest, `gast-${language}@elders.example`, '/inloggen/link/')).path);
    await note(guest, '/inloggen/link/{secret}', language);
    await sanne.context().addCookies([{ name: 'taal', value: language, url: process.env.SAMENSPEL_BASE_URL }]);
    await visit(sanne, address);
    await note(sanne, '/mijn/adres/link/{secret}', language);

    // Faults are pages too.
    for (const [path, status] of [['/bestaat-niet', 404], ['/beheer/mensen', 403], ['/inloggen/link/onzin', 410]]) {
      await visit(sanne, path, { status });
      await isSound(sanne, language);
    }
  }

  const missing = ['nl', 'en'].flatMap((language) =>
    all.filter((pattern) => !seen.has(key(pattern, language))).map((pattern) => key(pattern, language)));
  expect(missing.length === 0, `nobody came to these pages:\n  ${missing.join('\n  ')}`);
  console.log(`every page: ${all.length} pages in two languages`);
});
