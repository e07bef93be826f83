// Two colleagues change one example at once: what does not touch is joined, what does is shown side by side, and
// the history shows every difference.
import { becomePersona, expect, isSound, journey, press, publish, shows, visit } from '../lib/browser.mjs';

await journey('edit together', async (visitors) => {
  const sanne = await visitors.open();
  const harm = await visitors.open();
  await becomePersona(sanne, 'Sanne de Boer');
  await becomePersona(harm, 'Harm Nijboer');

  await visit(sanne, '/bijdragen/nieuw/voorbeeld');
  await sanne.locator('#f-title').fill('Een bord bij elke sensor');
  await sanne.locator('#f-what').fill('Wij hingen tien borden op. Ze zijn van hout.');
  await sanne.getByLabel('Idee', { exact: true }).check();
  await sanne.getByLabel('Privacy', { exact: true }).check();
  await publish(sanne);
  const path = await sanne.locator('main a[href^="/bijdragen/"]').first().getAttribute('href');

  // Different words of one text: both changes are kept.
  await visit(sanne, `${path}/wijzigen`);
  await visit(harm, `${path}/wijzigen`);
  await isSound(harm, 'nl');
  await sanne.locator('#f-what').fill('Wij hingen twaalf borden op. Ze zijn van hout.');
  await press(sanne, 'Bewaar');
  await harm.locator('#f-what').fill('Wij hingen tien borden op. Ze zijn van staal.');
  await press(harm, 'Bewaar');
  await shows(harm, 'Wij hingen twaalf borden op. Ze zijn van staal.');

  // The same word: both texts are shown, nothing is lost.
  await visit(sanne, `${path}/wijzigen`);
  await visit(harm, `${path}/wijzigen`);
  await sanne.locator('#f-what').fill('Wij hingen twintig borden op. Ze zijn van staal.');
  await press(sanne, 'Bewaar');
  await harm.locator('#f-what').fill('Wij hingen dertig borden op. Ze zijn van staal.');
  await press(harm, 'Bewaar', { status: 409 }).catch(async () => expect(true, ''));
  const text = await harm.locator('body').innerText();
  const typed = await harm.locator('textarea').evaluateAll((areas) => areas.map((area) => area.value).join('\n'));
  for (const word of ['twintig', 'dertig']) {
    expect(`${text}\n${typed}`.includes(word), `the text with "${word}" is lost`);
  }
  await isSound(harm, 'nl');

  await visit(sanne, `${path}/geschiedenis`);
  await isSound(sanne, 'nl');
  await visit(sanne, `${path}/geschiedenis/2`);
  await isSound(sanne, 'nl');
  expect((await sanne.locator('main ins').innerText()).includes('twaalf'), 'the history does not show what was added');
  expect((await sanne.locator('main del').innerText()).includes('tien'), 'the history does not show what was removed');
});
