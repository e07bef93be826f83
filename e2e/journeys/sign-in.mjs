// Somebody new asks for a link, finds it in the mailbox of the demo, gives a name, sees how to take part, and signs
// out. With the keyboard only, in English.
import { expect, isSound, journey, mailTo, press, shows, visit } from '../lib/browser.mjs';

await journey('sign in', async (visitors) => {
  const page = await visitors.open({ language: 'en' });
  await visit(page, '/');

  // The first stop of the keyboard is the way past the menu, and the focus can be seen.
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  expect(first === '#inhoud', `the first stop of the keyboard is ${first}`);
  await page.keyboard.press('Enter');

  await visit(page, '/inloggen');
  await isSound(page, 'en');
  await page.locator('#f-email').focus();
  await page.keyboard.type('new@municipality.example');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await shows(page, 'Look in your mail');
  await isSound(page, 'en');

  const { mail, path } = await mailTo(page, 'new@municipality.example', '/inloggen/link/');
  await visit(page, '/demo/postvak');
  await isSound(page, 'en');
  await visit(page, mail);
  await isSound(page, 'en');
  await visit(page, path);
  await isSound(page, 'en');
  await press(page, 'Sign in');
  await isSound(page, 'en');
  await page.locator('#f-name').fill('New Person');
  await press(page, 'Make account');
  await shows(page, 'Welcome to the network');
  await isSound(page, 'en');
  await visit(page, '/mijn/sessies');
  await shows(page, 'This browser');
  await isSound(page, 'en');
  await press(page, 'Sign out', { within: 'header' });
  await visit(page, '/mijn');
  expect(new URL(page.url()).pathname === '/inloggen', 'signing out does not sign out');
});
