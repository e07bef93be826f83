// Files with a contribution: a photo is added and loses the place where it was taken, a program that calls itself a
// photo is refused with the reason, and a file is taken away.
import { deflateSync, crc32 } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { becomePersona, expect, isSound, journey, press, publish, shows, visit } from '../lib/browser.mjs';

const chunk = (kind, body) => {
  const content = Buffer.concat([Buffer.from(kind), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
};
const PLACE = '52.519 N 6.421 E';
const PHOTO = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010802000000', 'hex')),
  chunk('tEXt', Buffer.from(`Place\0${PLACE}`)),
  chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
  chunk('IEND', Buffer.alloc(0)),
]);

await journey('attachments', async (visitors) => {
  const sanne = await visitors.open();
  await becomePersona(sanne, 'Sanne de Boer');
  await visit(sanne, '/bijdragen/nieuw/voorbeeld');
  await sanne.locator('#f-title').fill('Een paal met een sensor');
  await sanne.locator('#f-what').fill('Zie de foto.');
  await sanne.getByLabel('Idee', { exact: true }).check();
  await sanne.getByLabel('Privacy', { exact: true }).check();
  await publish(sanne);
  const path = await sanne.locator('main a[href^="/bijdragen/"]').first().getAttribute('href');

  await visit(sanne, `${path}/bijlagen`);
  await isSound(sanne, 'nl');
  await press(sanne, 'Voeg toe', { status: 422 });
  await shows(sanne, 'Kies een bestand');
  await isSound(sanne, 'nl');
  await sanne.locator('#f-files').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('MZ a program') });
  await press(sanne, 'Voeg toe', { status: 422 });
  await shows(sanne, 'Bij ‘foto.png’ past de naam niet bij de inhoud');
  await isSound(sanne, 'nl');
  await sanne.locator('#f-files').setInputFiles({ name: 'paal.png', mimeType: 'image/png', buffer: PHOTO });
  await press(sanne, 'Voeg toe');
  await shows(sanne, 'De bijlagen zijn toegevoegd');
  await isSound(sanne, 'nl');

  // A guest sees it, and gets a file without the place.
  const guest = await visitors.open({ language: 'en' });
  await visit(guest, path);
  await isSound(guest, 'en');
  const [download] = await Promise.all([guest.waitForEvent('download'), guest.getByRole('link', { name: /paal\.png/ }).click()]);
  const bytes = readFileSync(await download.path());
  expect(PHOTO.includes(PLACE) && !bytes.includes(PLACE), 'the place is still in the photo');
  expect(bytes.includes('IDAT') && bytes.includes('IEND'), 'the picture is gone');

  await press(sanne, 'Verwijder paal.png');
  await shows(sanne, 'De bijlage is verwijderd');
  await isSound(sanne, 'nl');
  await visit(guest, path);
  const left = await guest.locator('main').innerText();
  expect(!left.includes('paal.png'), 'the file is still there');
});
