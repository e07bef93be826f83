// Somebody who goes the line of the rulebook in one of three ways: with scripts, without, by the keyboard only.
import { axe, expect, isSound, isWhole, noComplaints, noOverflow, visit } from '../browser.mjs';
import { Keyboard, Pointer } from '../hands.mjs';
import { texts } from '../texts.mjs';

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** One of the three ways, with the people who go it: each has a browser with cookies of their own. */
export class Way {
  constructor(visitors, { language, javaScript, keyboard }) {
    Object.assign(this, { visitors, language, javaScript, keyboard, people: new Map(), sound: new Set() });
    this.t = texts(language);
  }

  /** Somebody new to the site. */
  async stranger() {
    return new Person(this, await this.visitors.open({ language: this.language, javaScript: this.javaScript }));
  }

  /** Somebody who looks on and never signs in. */
  async guest() {
    if (!this.people.has('')) this.people.set('', await this.stranger());
    return this.people.get('');
  }

  /** The persona of the demo with this name. */
  async as(name) {
    if (!this.people.has(name)) {
      const person = await this.stranger();
      await person.open('/demo/personas');
      await person.leave(person.page.getByRole('button', { name }).first());
      this.people.set(name, person);
    }
    return this.people.get(name);
  }
}

/** One browser, and what its owner does with it. */
export class Person {
  constructor(way, page) {
    Object.assign(this, { way, page, t: way.t, hands: way.keyboard ? new Keyboard(page) : new Pointer() });
  }

  /** The first element in the main part of the page that fits. */
  at(selector, options) {
    return this.page.locator('main').locator(selector, options).first();
  }

  /** Goes to an address, as from a bookmark, and looks at the page. */
  async open(path) {
    await visit(this.page, path);
    return this.look();
  }

  /** Uses a link or a button, waits for the page it leads to, and looks at that. */
  async leave(control, { status = 200 } = {}) {
    this.page.complaints.length = 0;
    const from = this.page.url();
    await this.hands.reach(control);
    const [answer] = await Promise.all([this.page.waitForNavigation(), this.hands.strike(control)]);
    expect(answer.status() === status, `${control} on ${from} led to ${answer.status()}, not ${status}`);
    return this.look();
  }

  /** Presses the button with the words of this key. */
  press(key, options) {
    const button = this.page.locator('main').getByRole('button', { name: this.t(key), exact: true });
    return this.leave(button.first(), options);
  }

  /** Follows the link with the words of this key. */
  follow(key, values) {
    return this.leave(this.page.locator('main').getByRole('link', { name: this.t(key, values), exact: true }).first());
  }

  /** Fills in the field with this name. */
  write(name, text) {
    return this.hands.write(this.at(`#f-${name}`), text);
  }

  /** Chooses a value of a group of choices. */
  choose(name, value) {
    return this.hands.tick(this.at(`input[name="${name}"][value="${value}"]`));
  }

  /** Chooses from a list the line that has these words. */
  async pick(name, words) {
    const select = this.at(`#f-${name}`);
    return this.hands.pick(select, await select.locator('option', { hasText: words }).first().getAttribute('value'));
  }

  /** The words of the main part of the page, and of the message above it, with single spaces. */
  async words() {
    return (await this.page.locator('.main').innerText()).replace(/\s+/g, ' ');
  }

  async shows(...all) {
    const words = await this.words();
    for (const one of all) expect(words.includes(one), `${this.page.url()} does not show "${one}"`);
  }

  async hides(...all) {
    const words = await this.words();
    for (const one of all) expect(!words.includes(one), `${this.page.url()} shows "${one}"`);
  }

  /** With scripts, the preview below the text comes to have this element with these words while the text is typed. */
  async sees(selector, words) {
    if (!this.way.javaScript) return;
    await this.at(`#voorbeeld ${selector}`, { hasText: words }).waitFor();
    if (this.way.keyboard || this.way.sound.has('preview')) return;
    this.way.sound.add('preview');
    await axe(this.page);
    await noOverflow(this.page);
    noComplaints(this.page);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  /** What must be so on every page; the costly part on the first page of its sort on this way. */
  async look() {
    noComplaints(this.page);
    const { language, javaScript, keyboard, sound } = this.way;
    const sort = this.path().replace(ID, '{id}').replace(/secret\/.*|reactie\/.*/, '{secret}');
    if (sound.has(sort)) return isWhole(this.page, language);
    sound.add(sort);
    if (keyboard) return isWhole(this.page, language);
    if (javaScript) return isSound(this.page, language);
    await isWhole(this.page, language);
    return noOverflow(this.page);
  }
}
