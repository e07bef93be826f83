// Somebody makes a key for a program; the program reads, brings a question and replies; everybody sees it. When the
// key is ended, the program can no longer write. Lists are downloaded as tables.
import { becomePersona, expect, fill, isSound, journey, press, shows, visit } from '../lib/browser.mjs';

const base = process.env.SAMENSPEL_BASE_URL;

await journey('programs', async (visitors) => {
  for (const javaScript of [true, false]) {
    const sanne = await visitors.open({ javaScript });
    const sound = async (page) => (javaScript ? isSound(page, 'nl') : undefined);
    await visit(sanne, '/api');
    await sound(sanne);
    await becomePersona(sanne, 'Sanne de Boer');
    await visit(sanne, '/mijn/sleutels');
    await sound(sanne);

    // Without a name: explained, and the rest is still there.
    await press(sanne, 'Maak de sleutel', { status: 422 });
    await shows(sanne, 'Vul een naam in');
    await sound(sanne);
    await fill(sanne, 'Naam van de sleutel', 'Koppeling met ons zaaksysteem');
    await sanne.getByLabel('Bijdragen plaatsen en wijzigen', { exact: true }).check();
    await sanne.getByLabel('Reageren', { exact: true }).check();
    await press(sanne, 'Maak de sleutel');
    await shows(sanne, 'Uw nieuwe sleutel');
    await sound(sanne);
    const key = (await sanne.locator('#sleutel').innerText()).trim();

    const program = async (method, path, body) => {
      const answer = await fetch(path.startsWith('http') ? path : `${base}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
      return { status: answer.status, location: answer.headers.get('location'), json: await answer.json() };
    };
    const themes = await program('GET', '/themas');
    expect(themes.status === 200, `the themes answered ${themes.status}`);
    const title = `Wie koppelt ${javaScript ? 'fietstellingen' : 'voetgangerstellingen'} aan het zaaksysteem?`;
    const inhoud = { titel: title, themas: [themes.json.resultaten[0].kenmerk], zichtbaarheid: 'iedereen' };
    const wrong = await program('POST', '/bijdragen', { soort: 'vraag', publiceren: true, inhoud });
    expect(wrong.status === 400, `a question without text answered ${wrong.status}`);
    expect(wrong.json.errors[0].field === 'inhoud.teksten.context', `it was ${JSON.stringify(wrong.json)}`);
    inhoud.teksten = { context: 'Wij typen ze nu **over**.' };
    const made = await program('POST', '/bijdragen', { soort: 'vraag', publiceren: true, inhoud });
    expect(made.status === 201, `a question answered ${made.status}: ${JSON.stringify(made.json)}`);
    const read = await program('GET', `/bijdragen/${made.json.id}`);
    expect(read.json.inhoud.titel === title, 'the question reads otherwise than it was sent');
    const reply = await program('POST', `/bijdragen/${made.json.id}/reacties`, { tekst: 'Gemeld door ons systeem.' });
    expect(reply.status === 201, `a reply answered ${reply.status}`);

    const guest = await visitors.open({ javaScript });
    await visit(guest, `/bijdragen/${made.json.id}`);
    await shows(guest, title);
    await shows(guest, 'Gemeld door ons systeem.');
    await visit(guest, '/bijdragen?soort=vraag');
    const table = await guest.locator('main a', { hasText: 'Download als CSV' }).getAttribute('href');
    const csv = await (await fetch(base + table)).text();
    expect(csv.includes(title), `${table} lacks the new question`);

    await visit(sanne, '/mijn/sleutels');
    await shows(sanne, 'Laatst gebruikt op');
    await sound(sanne);
    await press(sanne, 'Beëindig deze sleutel Koppeling met ons zaaksysteem');
    const ended = await program('GET', '/themas');
    expect(ended.status === 401, `a key that was ended answered ${ended.status}`);
  }
});
