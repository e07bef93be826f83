// Marieke invites somebody by mail; they make an account with the link, see which role they get, and accept. The
// invitation works once, and only for that address.
import { becomePersona, expect, isSound, journey, mailTo, ownOrganisation, press, shows, signInByMail, visit } from '../lib/browser.mjs';

const ADDRESS = 'nieuw@ommen.example';

await journey('invitation', async (visitors) => {
  const marieke = await visitors.open();
  await becomePersona(marieke, 'Marieke Olthof');
  const ommen = await ownOrganisation(marieke);
  await visit(marieke, `${ommen}/beheer/uitnodigen`);
  await isSound(marieke, 'nl');
  await press(marieke, 'Verstuur de uitnodiging', { status: 422 });
  await isSound(marieke, 'nl');
  await marieke.locator('#f-email').fill(ADDRESS);
  await marieke.locator('input[value="editor"]').check();
  await press(marieke, 'Verstuur de uitnodiging');
  await shows(marieke, 'De uitnodiging is verstuurd');
  await shows(marieke, ADDRESS);
  await isSound(marieke, 'nl');

  // The invited person reads the mail, and is told to sign in first.
  const guest = await visitors.open();
  const invitation = (await mailTo(guest, ADDRESS, '/uitnodiging/')).path;
  await visit(guest, invitation);
  await shows(guest, 'Log eerst in met het e-mailadres');
  await isSound(guest, 'nl');

  // Somebody else who is signed in cannot take it.
  const harm = await visitors.open();
  await becomePersona(harm, 'Harm Nijboer');
  await visit(harm, invitation);
  await shows(harm, 'Deze uitnodiging is naar een ander e-mailadres gestuurd');
  await isSound(harm, 'nl');

  await signInByMail(guest, ADDRESS, 'Nienke Nieuw');
  await visit(guest, invitation);
  await shows(guest, 'redacteur');
  await isSound(guest, 'nl');
  await press(guest, 'Neem de uitnodiging aan');
  await shows(guest, 'U doet nu mee namens deze organisatie');
  await visit(guest, invitation, { status: 404 });
  await shows(guest, 'Deze uitnodiging werkt niet meer');
  await visit(guest, '/bijdragen/nieuw/voorbeeld');

  await visit(marieke, `${ommen}/beheer`);
  await shows(marieke, 'Nienke Nieuw');
  const open = await marieke.locator('form[action*="/uitnodigingen/"]').count();
  expect(open === 0, 'the invitation is still open after it was accepted');
});
