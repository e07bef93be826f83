// Somebody starts a question, sees two like it, opens one, says "we too", follows it, and asks the question after all.
// Both are answered; both stand under "Voor u" and in one digest, which is stopped with one click, by hand and by a
// program. Once with scripts, once without.
import { becomePersona, expect, fill, isSound, journey, press, publish, shows, visit } from '../lib/browser.mjs';

/** Presses the button that asks for a digest now, and waits until the mail with this subject is in the mailbox. */
async function digest(page, subject) {
  await visit(page, '/demo/postvak');
  await press(page, 'Stuur mij nu mijn overzicht');
  for (let tries = 0; tries < 40; tries += 1) {
    await visit(page, '/demo/postvak');
    const mail = page.locator('main h2 a', { hasText: subject });
    if ((await mail.count()) > 0) return mail.first().getAttribute('href');
    await page.waitForTimeout(500);
  }
  throw new Error(`no digest "${subject}" came`);
}

/** Waits until the head of the page says that something is new. */
async function isTold(page) {
  for (let tries = 0; tries < 40; tries += 1) {
    await visit(page, '/over');
    if ((await page.locator('.site-header__tools .waiting').count()) > 0) return;
    await page.waitForTimeout(500);
  }
  throw new Error('nothing new is shown in the head of the page');
}

await journey('staying-in-touch', async (visitors) => {
  for (const javaScript of [true, false]) {
    const yusuf = await visitors.open({ javaScript });
    await becomePersona(yusuf, 'Yusuf Aydemir');
    const sound = async (page) => (javaScript ? isSound(page, 'nl') : undefined);
    // What the demo told him before is seen.
    await visit(yusuf, '/voor-u');
    await sound(yusuf);
    if ((await yusuf.getByRole('button', { name: 'Alles gelezen' }).count()) > 0) await press(yusuf, 'Alles gelezen');
    await sound(yusuf);

    // Two like it; he opens one, says "we too" and follows it.
    const what = javaScript ? 'fietsers' : 'wandelaars';
    const question = `Hoe tellen wij ${what} in de winkelstraat zonder camera?`;
    await visit(yusuf, '/bijdragen/nieuw/vraag');
    await fill(yusuf, 'Uw vraag in één zin', question);
    await press(yusuf, 'Verder');
    await shows(yusuf, 'Lijkt dit op wat u schrijft?');
    const alike = yusuf.locator('main .items h2 a, main .items h3 a');
    expect((await alike.count()) >= 2, 'fewer than two contributions like it are shown');
    const like = 'Hoe tellen wij bezoekers in de winkelstraat zonder telefoons te volgen?';
    const path = await alike.filter({ hasText: like }).first().getAttribute('href');
    await visit(yusuf, path);
    if (javaScript) {
      await visit(yusuf, `${path}/wij-ook`);
      await press(yusuf, 'Wij ook');
      await press(yusuf, 'Volgen');
      await sound(yusuf);
    }
    await visit(yusuf, '/mijn/gevolgd');
    await shows(yusuf, like);
    await sound(yusuf);

    // He asks his own after all; the form says whom it reaches.
    await visit(yusuf, '/bijdragen/nieuw/vraag');
    await fill(yusuf, 'Uw vraag in één zin', question);
    await press(yusuf, 'Verder');
    await press(yusuf, 'Stel mijn vraag');
    await shows(yusuf, 'Kies thema’s. Wie een thema volgt, leest dit in het overzicht.');
    await yusuf.getByLabel('Privacy', { exact: true }).check();
    await press(yusuf, 'Bekijk hoe het wordt');
    await shows(yusuf, 'Dit komt in het overzicht van 2 mensen.');
    await sound(yusuf);
    await fill(yusuf, 'Wat speelt er?', 'Het gaat om de drukte op zaterdag.');
    await publish(yusuf);
    const own = await yusuf.locator('main a[href^="/bijdragen/"]').first().getAttribute('href');

    // Somebody else answers both. Who asked the first hears of "we too" as well.
    const harm = await visitors.open({ javaScript });
    await becomePersona(harm, 'Harm Nijboer');
    for (const [at, text] of [[path, 'Wij tellen met een mat.'], [own, 'Vraag het de winkeliers.']]) {
      await visit(harm, at);
      await shows(harm, 'Uw reactie komt in het overzicht van');
      await fill(harm, 'Uw reactie', `${text} (${what})`);
      await press(harm, 'Verstuur');
    }
    await isTold(yusuf);
    await visit(yusuf, '/voor-u');
    await shows(yusuf, like);
    await shows(yusuf, question);
    await shows(yusuf, `Wij tellen met een mat. (${what})`);
    await sound(yusuf);

    // One mail with both.
    const mail = await digest(yusuf, `${question} en nog 1 onderwerp`);
    await sound(yusuf);
    await visit(yusuf, mail);
    for (const text of [like, question, `Wij tellen met een mat. (${what})`, `Vraag het de winkeliers. (${what})`]) {
      await shows(yusuf, text);
    }
    await sound(yusuf);
    const stop = await yusuf.locator('main pre a[href*="/afmelden/"]').getAttribute('href');
    await visit(yusuf, `${mail}/html`);
    await shows(yusuf, question);
    if (javaScript) await isSound(yusuf, 'nl');

    // Opening one of the two leaves the other.
    await visit(yusuf, own);
    await isTold(yusuf);
    await visit(yusuf, path);
    expect((await yusuf.locator('.site-header__tools .waiting').count()) === 0, 'what was opened still counts as new');

    // By a program: one POST without cookies or any sign of a browser. By hand: a page with one button.
    const program = await fetch(stop, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(program.status === 200, `one click answered ${program.status}`);
    const reader = await visitors.open({ javaScript });
    await visit(reader, new URL(stop).pathname);
    await shows(reader, 'U krijgt geen overzicht meer');
    await sound(reader);
    await press(reader, 'Stuur mij het overzicht toch');
    await shows(reader, 'U krijgt het overzicht weer');
    await visit(reader, new URL(stop).pathname);
    await sound(reader);
    await press(reader, 'Stop met het overzicht');
    await shows(reader, 'U krijgt geen overzicht meer');
    await visit(yusuf, '/mijn/overzicht');
    expect(await yusuf.getByLabel('Nooit', { exact: false }).first().isChecked(), 'the digest was not stopped');
    await sound(yusuf);
    await yusuf.getByLabel('Elke week', { exact: false }).first().check();
    await press(yusuf, 'Bewaar');
    await shows(yusuf, 'Uw keuze is bewaard.');

    // Who asked the first question is told of "we too".
    if (javaScript) {
      const sanne = await visitors.open({ language: 'en' });
      await becomePersona(sanne, 'Sanne de Boer');
      await visit(sanne, '/voor-u');
      await shows(sanne, 'organisations say: we too');
      await isSound(sanne, 'en');
    }
  }
});
