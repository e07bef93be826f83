// What the journeys share: a browser, visitors of several kinds, and the checks that every page must pass.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const base = process.env.SAMENSPEL_BASE_URL;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The standard we promise (WCAG 2.2 AA, docs/accessibility.md) and what axe's makers advise besides.
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// No sandbox: a container's root user cannot make one. No imitation of a graphics card: it costs more than it draws. The
// others keep Chromium from calling home.
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-software-rasterizer',
];

/** Runs a journey: gives it a browser, closes it afterwards, and ends with an error when the journey fails. */
export async function journey(name, steps) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: FLAGS,
  });
  try {
    await steps(new Visitors(browser));
    console.log(`${name}: done`);
  } catch (error) {
    console.error(`${name}: ${error.stack ?? error}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

/** Opens pages for visitors of several kinds. Each visitor has cookies of their own. */
class Visitors {
  constructor(browser) {
    this.browser = browser;
  }

  /**
   * A page of a new visitor.
   * language: 'nl' or 'en', as their browser asks; width in CSS pixels; javaScript: false switches scripts off.
   */
  async open({ language = 'nl', width = 1280, javaScript = true } = {}) {
    const context = await this.browser.newContext({
      baseURL: base,
      locale: language === 'en' ? 'en-GB' : 'nl-NL',
      viewport: { width, height: 900 },
      javaScriptEnabled: javaScript,
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.complaints = [];
    // The browser itself logs the status of a page; `visit` judges that.
    page.on('console', (message) => {
      const ofStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (message.type() === 'error' && !ofStatus) page.complaints.push(message.text());
    });
    page.on('pageerror', (error) => page.complaints.push(`exception: ${error}`));
    return page;
  }
}

/** Fails with a sentence when something is not as it should be. */
export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

/** Goes to a path of the site. Fails when the answer is not `status` or the browser had something to complain of. */
export async function visit(page, path, { status = 200 } = {}) {
  page.complaints.length = 0;
  const answer = await page.goto(path, { waitUntil: 'load' });
  expect(answer.status() === status, `${path} answered ${answer.status()}, not ${status}`);
  noComplaints(page);
  return answer;
}

/** Fails when the browser logged an error on this page: a script that broke, something the policy blocked. */
export function noComplaints(page) {
  expect(page.complaints.length === 0, `${page.url()}: the browser says: ${page.complaints.join('; ')}`);
}

/** Fails with a readable list when axe finds something. The content security policy stays in force. */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression) => {
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    expect(!answer.exceptionDetails, `axe: ${answer.exceptionDetails?.exception?.description}`);
    return answer.result.value;
  };
  await evaluate(axeSource);
  // What is right need not be told.
  const options = JSON.stringify({ runOnly: AXE_RULES, resultTypes: ['violations'] });
  const found = await evaluate(`axe.run(document, ${options}).then((result) =>
    result.violations.map((rule) => rule.impact + ' ' + rule.id + ': ' + rule.help + '\\n    ' +
      rule.nodes.map((node) => node.target.join(' ')).join('\\n    ')))`);
  await session.detach();
  expect(found.length === 0, `${page.url()}: axe finds\n  ${found.join('\n  ')}`);
}

/** Fails when the page scrolls sideways at 320 CSS pixels (WCAG 2.2, 1.4.10). Puts the width back. */
export async function noOverflow(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const { over, widest } = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const right = (element) => element.getBoundingClientRect().right;
    const wide = [...document.body.querySelectorAll('*')].filter((element) => right(element) > edge + 1);
    const name = (element) => element.tagName.toLowerCase() + (element.className ? `.${element.className}` : '');
    return { over: document.documentElement.scrollWidth - edge, widest: wide.slice(0, 5).map(name) };
  });
  await page.setViewportSize(before);
  expect(over <= 1, `${page.url()}: ${over} px too wide at 320 px: ${widest.join(', ')}`);
}

/** Fails when a page lacks what every page has: a title, one h1, one main, the language, no unfinished text. */
export async function isWhole(page, language) {
  const found = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    h1: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length,
    text: document.body.innerText,
  }));
  const where = page.url();
  expect(found.title, `${where} has no title`);
  expect(found.language === language, `${where} says its language is "${found.language}", not "${language}"`);
  expect(found.h1 === 1, `${where} has ${found.h1} elements h1`);
  expect(found.main === 1, `${where} has ${found.main} elements main`);
  const raw = found.text.match(/\b(undefined|NaN|\{\{|\}\}|Some\(|(web|app|people|exchange|rulebook|inbox|links)-[a-z]+(-[a-z]+)+)\b/);
  expect(!raw, `${where} shows unfinished text: ${raw?.[0]}`);
}

/** All that must be so on a page as it stands. */
export async function isSound(page, language) {
  await isWhole(page, language);
  await axe(page);
  await noOverflow(page);
  noComplaints(page);
}

/** The paths on this site that links inside `selector` lead to, without duplicates. */
export async function paths(page, selector) {
  const found = await page.locator(`${selector} a[href]`).evaluateAll((links) => links.map((link) => link.href));
  const here = found.map((link) => new URL(link)).filter((link) => link.origin === new URL(base).origin);
  return [...new Set(here.map((link) => link.pathname + link.search))];
}

/** Becomes the persona of the demo whose button has this name in it. */
export async function becomePersona(page, name) {
  await visit(page, '/demo/personas');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()]);
  noComplaints(page);
}

/** Presses the button with this name and waits for the page that follows, which must have a status below 400. */
export async function press(page, name, { within = 'main', status } = {}) {
  page.complaints.length = 0;
  const button = page.locator(within).getByRole('button', { name, exact: true }).first();
  const [answer] = await Promise.all([page.waitForNavigation(), button.click()]);
  const seen = answer?.status() ?? 200;
  expect(status ? seen === status : seen < 400, `"${name}" on ${page.url()} led to ${seen}`);
  noComplaints(page);
}

/** Publishes what stands in the form; what looks like it, if anything, is shown once before. */
export async function publish(page) {
  await press(page, 'Publiceer');
  if (await page.locator('main input[name="gezien"]').count()) await press(page, 'Publiceer');
}

/** Fills in the field with this label. */
export async function fill(page, label, value) {
  await page.getByLabel(label, { exact: false }).first().fill(value);
}

/** Fails when the page does not show this text. */
export async function shows(page, text) {
  const main = await page.locator('body').innerText();
  expect(main.includes(text), `${page.url()} does not show "${text}"`);
}

/**
 * The newest mail to an address in the mailbox of the demo, which may take a moment to come: its text, and the path of
 * the link in it that holds `link`.
 */
export async function mailTo(page, address, link = '/') {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    await visit(page, '/demo/postvak');
    const items = page.locator('main .items > li', { hasText: address });
    const found = await items.first().locator('a').first().getAttribute('href', { timeout: 500 }).catch(() => null);
    if (found) {
      await visit(page, found);
      const links = await page.locator('main a[href^="http"]').evaluateAll((all) => all.map((link) => link.href));
      const paths = links.map((one) => new URL(one).pathname).filter((path) => path.includes(link));
      if (paths.length > 0) return { mail: found, text: await page.locator('main').innerText(), path: paths[0] };
    }
    await page.waitForTimeout(500);
  }
  throw new Error(`no mail to ${address} came`);
}

/** Signs somebody in with a link by e-mail, with a new account when there is none; ends on the page after it. */
export async function signInByMail(page, address, name) {
  await visit(page, '/inloggen');
  await page.locator('#f-email').fill(address);
  await Promise.all([page.waitForNavigation(), page.locator('main form button[type="submit"]').first().click()]);
  await visit(page, (await mailTo(page, address, '/inloggen/link/')).path);
  await Promise.all([page.waitForNavigation(), page.locator('main button').first().click()]);
  if (await page.locator('#f-name').count()) {
    await page.locator('#f-name').fill(name);
    await Promise.all([page.waitForNavigation(), page.locator('main form button[type="submit"]').first().click()]);
  }
}

/** The page of the only organisation that who is signed in belongs to. */
export async function ownOrganisation(page) {
  await visit(page, '/mijn');
  return page.locator('main a[href^="/organisaties/"]').first().getAttribute('href');
}

/** Moves the clock of the demo on to a day (`YYYY-MM-DD`) and a time, such as when something opens or is too late. */
export async function moveClock(page, day, time) {
  await visit(page, '/demo/klok');
  await page.locator('#f-day').fill(day);
  await page.locator('#f-time').fill(time);
  const [answer] = await Promise.all([page.waitForNavigation(), page.locator('main form button').click()]);
  expect(answer.status() === 200, `the clock cannot be moved to ${day} ${time}`);
}
