// Yusuf changes his address, downloads what is kept about him, and erases his account. What he wrote stays, under the
// name of his organisation.
import { readFileSync } from 'node:fs';
import { becomePersona, expect, isSound, journey, mailTo, press, shows, visit } from '../lib/browser.mjs';

await journey('my data', async (visitors) => {
  const yusuf = await visitors.open();
  await becomePersona(yusuf, 'Yusuf Aydemir');
  await visit(yusuf, '/mijn/bijdragen');
  const path = await yusuf.locator('.items a[href^="/bijdragen/"]').first().getAttribute('href');
  await visit(yusuf, path);
  await shows(yusuf, 'Yusuf Aydemir');

  await visit(yusuf, '/mijn/adres');
  await isSound(yusuf, 'nl');
  await press(yusuf, 'Stuur een link naar dit adres', { status: 422 });
  await isSound(yusuf, 'nl');
  await yusuf.locator('#f-email').fill('yusuf@elders.example');
  await press(yusuf, 'Stuur een link naar dit adres');
  await isSound(yusuf, 'nl');
  await visit(yusuf, (await mailTo(yusuf, 'yusuf@elders.example', '/mijn/adres/link/')).path);
  await isSound(yusuf, 'nl');
  await press(yusuf, 'Gebruik dit adres');
  await shows(yusuf, 'Uw e-mailadres is bewaard');
  await isSound(yusuf, 'nl');

  const [download] = await Promise.all([
    yusuf.waitForEvent('download'),
    yusuf.getByRole('link', { name: 'Download mijn gegevens' }).click(),
  ]);
  const data = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(data.account.account.email === 'yusuf@elders.example', 'the download has another address');

  await visit(yusuf, '/mijn/account-verwijderen');
  await isSound(yusuf, 'nl');
  await press(yusuf, 'Verwijder mijn account', { status: 422 });
  await isSound(yusuf, 'nl');
  await yusuf.getByLabel('Ja, verwijder mijn account').check();
  await press(yusuf, 'Verwijder mijn account');
  await shows(yusuf, 'Uw account is verwijderd');
  await isSound(yusuf, 'nl');
  await visit(yusuf, '/mijn');
  expect(new URL(yusuf.url()).pathname === '/inloggen', 'there is still a session');

  const guest = await visitors.open();
  await visit(guest, path);
  const text = await guest.locator('main').innerText();
  expect(text.includes('Eindhoven'), 'the organisation is gone');
  expect(!text.includes('Yusuf'), 'the name is still there');
  await isSound(guest, 'nl');
});
