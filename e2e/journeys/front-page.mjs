// A visitor opens the front page and follows every link of the menu and the footer, in both languages: each page
// is whole, accessible, fits a narrow screen and can be read without JavaScript.
import { expect, isSound, journey, paths, visit } from '../lib/browser.mjs';

await journey('front page', async (visitors) => {
  for (const language of ['nl', 'en']) {
    const page = await visitors.open({ language });
    const plain = await visitors.open({ language, javaScript: false });

    await visit(page, '/');
    const found = [...(await paths(page, 'header')), ...(await paths(page, 'footer'))];
    // The switch of language would change what this visitor reads from here on.
    const links = [...new Set(['/', ...found])];
    expect(links.length > 3, `the front page has only ${links.length} links in its menu and footer`);

    for (const path of links) {
      const answer = await visit(page, path);
      if (!answer.headers()['content-type']?.includes('html')) continue;
      await isSound(page, language);
      await visit(plain, path);
      const text = await plain.locator('main').innerText();
      expect(text.trim(), `${path} shows nothing without JavaScript`);
    }
  }

  // The switch itself: the same page in the other language, also on the next page.
  const page = await visitors.open({ language: 'nl', javaScript: false });
  await visit(page, '/');
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/taal/en"] button').first().click()]);
  expect(new URL(page.url()).pathname === '/', 'the switch of language leads away from the page');
  expect((await page.locator('html').getAttribute('lang')) === 'en', 'the switch of language does nothing');
  await visit(page, '/');
  expect((await page.locator('html').getAttribute('lang')) === 'en', 'the choice of language is forgotten');
});
