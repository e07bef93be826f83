// The mail server is down. Asking for a sign-in link stays calm, the mail waits, the site goes on; when the server is
// back the mail goes out by itself, and its link works.
import { createServer } from 'node:net';
import { expect, isSound, journey, press, shows, visit } from '../lib/browser.mjs';

/** A mail server on loopback that takes one mail and gives its text. */
function oneMail(port) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      let text = '';
      let inMail = false;
      const say = (line) => socket.write(`${line}\r\n`);
      say('220 loopback');
      socket.on('data', (data) => {
        for (const line of data.toString('utf8').split('\r\n')) {
          if (inMail && line === '.') {
            inMail = false;
            say('250 taken');
            server.close();
            resolve(text);
          } else if (inMail) text += `${line}\n`;
          else if (/^DATA/i.test(line)) {
            inMail = true;
            say('354 go on');
          } else if (/^QUIT/i.test(line)) {
            say('221 bye');
            socket.end();
          } else if (line) say('250 well');
        }
      });
    });
    server.on('error', reject);
    server.listen(port, '127.0.0.1');
    setTimeout(() => reject(new Error('the mail was not sent again within three minutes')), 180_000).unref();
  });
}

/** Undoes quoted-printable (RFC 2045, 6.7). */
const decoded = (mail) =>
  mail.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

await journey('mail server', async (visitors) => {
  const page = await visitors.open();
  await visit(page, '/inloggen');
  await page.locator('#f-email').fill(process.env.ADDRESS);
  await press(page, 'Stuur mij een link');
  await shows(page, 'Kijk in uw mail');
  await isSound(page, 'nl');
  // Time for the first attempt, which fails. Nothing of it is seen on the site.
  await page.waitForTimeout(3_000);
  await visit(page, '/');
  await isSound(page, 'nl');

  const mail = decoded(await oneMail(Number(process.env.SMTP_PORT)));
  const link = mail.match(/\/inloggen\/link\/\S+/)?.[0];
  expect(link, `the mail has no link:\n${mail}`);
  await visit(page, link);
  await press(page, 'Log in');
  await page.locator('#f-name').fill('Iemand van Ommen');
  await press(page, 'Maak account');
  await shows(page, 'Iemand van Ommen');
});
