// An administrator names the e-mail domain of the organisation. Somebody new with such an address asks to take part,
// in English, and is let in; a second one is refused with a reason.
import { becomePersona, fill, isSound, journey, mailTo, ownOrganisation, press, shows, signInByMail, visit } from '../lib/browser.mjs';

await journey('join', async (visitors) => {
  const marieke = await visitors.open();
  await becomePersona(marieke, 'Marieke Olthof');
  const ommen = await ownOrganisation(marieke);
  await visit(marieke, `${ommen}/beheer/gegevens`);
  await isSound(marieke, 'nl');
  await marieke.locator('#f-domains').fill('ommen.example\ngeen domein');
  await press(marieke, 'Opslaan', { status: 422 });
  await isSound(marieke, 'nl');
  await marieke.locator('#f-domains').fill('ommen.example');
  await press(marieke, 'Opslaan');

  const stranger = await visitors.open({ language: 'en' });
  await signInByMail(stranger, 'somebody@elsewhere.example', 'Some Body');
  await visit(stranger, `${ommen}/meedoen`);
  await isSound(stranger, 'en');

  const people = [];
  for (const [name, address] of [['Kim de Vries', 'kim@ommen.example'], ['Bo Jansen', 'bo@ommen.example']]) {
    const page = await visitors.open({ language: 'en' });
    await signInByMail(page, address, name);
    await shows(page, 'Ommen');
    await isSound(page, 'en');
    await visit(page, `${ommen}/meedoen`);
    await isSound(page, 'en');
    await page.locator('#f-motivation').fill('I work here.');
    await press(page, 'Ask to take part');
    await shows(page, 'Your request was sent');
    await isSound(page, 'en');
    people.push(page);
  }

  await visit(marieke, `${ommen}/beheer`);
  await shows(marieke, 'Kim de Vries');
  await isSound(marieke, 'nl');
  await press(marieke, 'Accepteer Kim de Vries');
  await shows(marieke, 'Het verzoek is geaccepteerd');
  await marieke.getByRole('link', { name: 'Weiger Bo Jansen' }).click();
  await marieke.waitForURL('**/weigeren');
  await isSound(marieke, 'nl');
  await fill(marieke, 'Waarom weigert u dit verzoek?', 'U werkt hier niet meer.');
  await press(marieke, 'Weiger dit verzoek');
  await shows(marieke, 'Het verzoek is geweigerd');

  await visit(people[0], '/bijdragen/nieuw/vraag');
  await visit(people[1], '/bijdragen/nieuw');
  await isSound(people[1], 'en');
  const tells = async () => (await mailTo(people[1], 'bo@ommen.example')).text.includes('U werkt hier niet meer.');
  let told = await tells();
  for (let attempt = 0; attempt < 20 && !told; attempt += 1) {
    await people[1].waitForTimeout(500);
    told = await tells();
  }
  if (!told) throw new Error('the reason is not in the mail');
});
