// Someone who tries the demo becomes each of its personas in turn; the page that follows is sound and greets them.
import { expect, isSound, journey, visit } from '../lib/browser.mjs';

await journey('personas', async (visitors) => {
  const guest = await visitors.open();
  await visit(guest, '/demo/personas');
  await isSound(guest, 'nl');
  const count = await guest.locator('main').getByRole('button').count();
  expect(count > 3, `the demo has only ${count} personas`);

  for (let number = 0; number < count; number += 1) {
    const page = await visitors.open();
    await visit(page, '/demo/personas');
    await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button').nth(number).click()]);
    await isSound(page, 'nl');
    const signIn = await page.locator('header a[href^="/inloggen"]').count();
    expect(signIn === 0, `persona ${number + 1} is not signed in`);
  }
});
