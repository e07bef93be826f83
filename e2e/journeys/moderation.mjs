// A reply is reported, a moderator removes it with a reason, everybody sees that, and it is put back.
import { becomePersona, fill, isSound, journey, press, shows, visit } from '../lib/browser.mjs';

await journey('moderation', async (visitors) => {
  const sanne = await visitors.open();
  await becomePersona(sanne, 'Sanne de Boer');
  await visit(sanne, '/bijdragen?soort=vraag');
  const path = await sanne.locator('.items a[href^="/bijdragen/"]').first().getAttribute('href');
  await visit(sanne, path);
  await fill(sanne, 'Uw reactie', 'Koop nu onze teller met korting!');
  await press(sanne, 'Verstuur');
  const reply = new URL(sanne.url()).hash.replace('#reactie-', '');
  await visit(sanne, `${path}/melden?reactie=${reply}`);
  await isSound(sanne, 'nl');
  await sanne.locator('input[value="advertising"]').check();
  await press(sanne, 'Meld dit');
  await shows(sanne, 'Een moderator kijkt ernaar');

  const ruben = await visitors.open();
  await becomePersona(ruben, 'Ruben Slagter');
  await visit(ruben, '/beheer');
  await isSound(ruben, 'nl');
  await visit(ruben, '/beheer/meldingen');
  await isSound(ruben, 'nl');
  await ruben.locator('main a[href^="/beheer/meldingen/"]').first().click();
  await ruben.waitForURL('**/beheer/meldingen/*');
  await isSound(ruben, 'nl');
  const report = new URL(ruben.url()).pathname;
  await ruben.locator('input[value="remove"]').check();
  await press(ruben, 'Beslis', { status: 422 });
  await isSound(ruben, 'nl');
  await fill(ruben, 'Waarom?', 'Reclame hoort hier niet.');
  await press(ruben, 'Beslis');

  const guest = await visitors.open();
  await visit(guest, path);
  const text = await guest.locator('main').innerText();
  if (text.includes('Koop nu onze teller')) throw new Error('the removed reply is still there');
  await visit(ruben, report);
  await press(ruben, 'Zet terug');
  await visit(guest, path);
  await shows(guest, 'Koop nu onze teller');
  await isSound(guest, 'nl');
});
