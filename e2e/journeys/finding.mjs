// A visitor types a word with an error into the search of the head: the compounds with that word are found, and the page
// says what it looked for instead. The kinds beside the list narrow it, the list of contributions narrows further, and
// nothing found is a page that helps on. With scripts and without, in both languages; what is typed is sent with Enter.
import { expect, isSound, journey, shows, visit } from '../lib/browser.mjs';

/** The words that are marked in what was found. */
async function marked(page) {
  return (await page.locator('main .items mark').allInnerTexts()).map((word) => word.toLowerCase());
}

/** Types into the search of the head, which a narrow screen keeps in its menu, and sends it with Enter. */
async function search(page, words) {
  const box = page.locator('header input[name="zoek"]:visible').first();
  await box.focus();
  await page.keyboard.type(words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

await journey('finding', async (visitors) => {
  const kinds = [
    {
      language: 'nl', javaScript: true,
      instead: 'U ziet nu wat er is over', kind: 'Spelregels', without: 'Zonder filters zijn er',
    },
    {
      language: 'en', javaScript: false,
      instead: 'You now see what there is about', kind: 'Rules', without: 'Without filters there are',
    },
  ];
  for (const { language, javaScript, instead, kind, without } of kinds) {
    const page = await visitors.open({ language, javaScript });
    const sound = async () => (javaScript ? isSound(page, language) : undefined);

    // One letter too many and two the wrong way round: a word, its compound, and an unknown word in it.
    await visit(page, '/');
    await search(page, 'senosr');
    await shows(page, instead);
    await shows(page, '‘sensor’');
    const words = await marked(page);
    for (const word of ['sensor', 'sensoren', 'sensorenregister', 'telsensoren']) {
      expect(words.includes(word), `${page.url()} does not find "${word}", only ${[...new Set(words)].join(', ')}`);
    }
    await sound();

    // The other way: a compound with an error finds what is said with its parts apart.
    await search(page, 'camratoezicht');
    await shows(page, '‘cameratoezicht’');
    const parts = await marked(page);
    expect(parts.includes("camera's") && parts.includes('camera'), `"camratoezicht" finds only ${parts.join(', ')}`);
    await sound();

    // By kind: only that kind is left, as many as was said.
    await visit(page, '/zoeken?zoek=senosr');
    const choice = page.locator('main .filters a', { hasText: kind }).first();
    const count = Number(await choice.locator('.count').innerText());
    await Promise.all([page.waitForNavigation(), choice.click()]);
    expect((await page.locator('main .items > li').count()) === Math.min(count, 20), 'the count beside the kind is another');
    expect((await page.locator('main .items .kind:not(.kind--rule)').count()) === 0, 'another kind is among the rules');
    await sound();

    // Filters that leave nothing say how much there is without them, and one link takes them away.
    await visit(page, '/zoeken?zoek=senosr&soort=consultatie&jaar=2001');
    await shows(page, without);
    await sound();
    const all = page.locator('main .empty a').first();
    await Promise.all([page.waitForNavigation(), all.click()]);
    expect((await page.locator('main .items > li').count()) > 0, 'without filters nothing is found either');

    // In the list of contributions the filters say how many there are.
    await visit(page, '/bijdragen?zoek=senosr&soort=vraag');
    await shows(page, '‘sensor’');
    expect((await page.locator('main .items mark').count()) > 0, 'no word is marked in the list of contributions');
    await sound();

    // Nothing is like this.
    await visit(page, '/zoeken?zoek=xyzzyplugh');
    expect((await page.locator('main .items > li').count()) === 0, 'something is found for no word at all');
    expect((await page.locator('main a[href^="/bijdragen/nieuw"]').count()) > 0, 'who finds nothing is not helped on');
    await sound();
  }
});
