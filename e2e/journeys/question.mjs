// A policy officer brings a question, another municipality says "we too" and answers, the answer is accepted, and
// what was learned is shared as an example that is linked to the question. Once with scripts, once without.
import { becomePersona, expect, fill, isSound, journey, press, publish, shows, visit } from '../lib/browser.mjs';

await journey('question', async (visitors) => {
  for (const javaScript of [true, false]) {
    const sanne = await visitors.open({ javaScript });
    await becomePersona(sanne, 'Sanne de Boer');
    const sound = async (page) => (javaScript ? isSound(page, 'nl') : undefined);

    // Too long: explained, and what was typed is still there.
    await visit(sanne, '/bijdragen/nieuw/vraag');
    await sound(sanne);
    const long = 'Mag een winkelier in onze gemeente de bezoekers van de straat tellen met wifi of toch liever niet?';
    await fill(sanne, 'Uw vraag in één zin', long);
    await press(sanne, 'Verder', { status: 422 });
    await sound(sanne);
    expect((await sanne.locator('#f-title').inputValue()) === long, 'the long question was lost');

    // What looks like it is shown first; then the rest.
    const question = `Hoe tellen wij ${javaScript ? 'fietsers' : 'wandelaars'} in de winkelstraat zonder camera?`;
    await sanne.locator('#f-title').fill(question);
    await press(sanne, 'Verder');
    await sound(sanne);
    await shows(sanne, 'Lijkt dit op wat u schrijft?');
    await press(sanne, 'Stel mijn vraag');
    await sound(sanne);
    await fill(sanne, 'Wat speelt er?', 'De winkeliers willen **cijfers**.\n\n- per dag\n- per uur');
    await shows(sanne, 'Kies thema’s. Wie een thema volgt, leest dit in het overzicht.');
    await sanne.getByLabel('Privacy', { exact: true }).check();
    // How many people it reaches is counted again; without scripts by the button.
    const reach = 'Dit komt in het overzicht van';
    if (javaScript) await sanne.locator('[data-reach]', { hasText: reach }).waitFor();
    await press(sanne, 'Bekijk hoe het wordt');
    await shows(sanne, reach);
    await sound(sanne);
    expect((await sanne.locator('main strong', { hasText: 'cijfers' }).count()) > 0, 'the preview shows no marks');
    await publish(sanne);
    await shows(sanne, 'Uw bijdrage staat erop');
    await shows(sanne, reach);
    await sound(sanne);
    const path = await sanne.locator('main a[href^="/bijdragen/"]').first().getAttribute('href');

    // Somebody of another municipality answers and says "we too".
    const yusuf = await visitors.open({ javaScript });
    await becomePersona(yusuf, 'Yusuf Aydemir');
    await visit(yusuf, path);
    await sound(yusuf);
    await fill(yusuf, 'Uw reactie', 'Wij tellen met een lus in de weg.');
    await press(yusuf, 'Verstuur');
    await shows(yusuf, 'Wij tellen met een lus in de weg.');
    await visit(yusuf, `${path}/wij-ook`);
    await sound(yusuf);
    await press(yusuf, 'Wij ook');
    await shows(yusuf, '1 organisatie heeft dit ook');
    await shows(yusuf, 'Eindhoven (238.326 inwoners)');
    await sound(yusuf);

    // The answer is accepted; a guest sees it.
    await visit(sanne, path);
    await press(sanne, 'Dit is het antwoord');
    const guest = await visitors.open({ javaScript, language: 'en' });
    await visit(guest, path);
    await shows(guest, 'The answer');
    if (javaScript) await isSound(guest, 'en');

    // An example, linked to the question: the thread is walked both ways.
    await visit(sanne, '/bijdragen/nieuw/voorbeeld');
    await sanne.locator('#f-title').fill(`Tellen met een lus ${javaScript}`);
    await sanne.locator('#f-what').fill('Wij legden een lus in de straat.');
    await sanne.getByLabel('In gebruik', { exact: true }).check();
    await sanne.getByLabel('Privacy', { exact: true }).check();
    await publish(sanne);
    const example = await sanne.locator('main a[href^="/bijdragen/"]').first().getAttribute('href');
    await visit(sanne, `${example}/verbinden`);
    await sound(sanne);
    await sanne.locator('input[name="relation"][value="answers"]').check();
    await sanne.locator('#f-other').fill(new URL(path, sanne.url()).href);
    await press(sanne, 'Verbind');
    await sound(sanne);
    await visit(guest, path);
    await guest.locator(`.thread a[href="${example}"]`).click();
    await guest.waitForURL(`**${example}`);
    expect((await guest.locator(`.thread a[href="${path}"]`).count()) === 1, 'the thread does not lead back');
  }
});
