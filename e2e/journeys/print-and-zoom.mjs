// Printed there is no menu and links are written out; at 400 % zoom (a window of 320 by 256) nothing is cut off;
// with forced colours everything can still be read.
import { expect, journey, noOverflow, visit } from '../lib/browser.mjs';

await journey('print and zoom', async (visitors) => {
  const page = await visitors.open();
  await visit(page, '/bijdragen');
  const path = await page.locator('.items a[href^="/bijdragen/"]').first().getAttribute('href');
  for (const where of ['/', '/bijdragen', path, '/organisaties']) {
    await visit(page, where);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['nav.main-nav', '.site-footer', '.skip']) {
      const seen = await page.locator(hidden).evaluateAll((found) => found.filter((e) => e.offsetParent !== null).length);
      expect(seen === 0, `${where}: ${hidden} is printed`);
    }
    expect(await page.locator('h1').isVisible(), `${where}: the heading is not printed`);
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    expect(await page.locator('h1').isVisible(), `${where}: nothing with forced colours`);
    await page.emulateMedia({ media: 'screen', forcedColors: 'none' });
    await page.setViewportSize({ width: 320, height: 256 });
    await noOverflow(page);
    expect(await page.locator('main').isVisible(), `${where}: nothing at 400 %`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});
