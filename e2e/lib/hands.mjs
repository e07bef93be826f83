// Two ways to use a page: with a pointer, and with the keyboard only.
import { expect } from './browser.mjs';

/** The most stops of the Tab key before a control counts as out of reach. */
const MOST_STOPS = 400;

/** What a pointer does; works without scripts too. */
export class Pointer {
  write(field, text) {
    return field.fill(text);
  }

  tick(box) {
    return box.check();
  }

  pick(select, value) {
    return select.selectOption(value);
  }

  /** Comes to a control without using it. */
  async reach() {}

  strike(control) {
    return control.click();
  }
}

/** What the keyboard does: Tab to a control, and then keys only. Fails when Tab does not come there. */
export class Keyboard {
  constructor(page) {
    this.page = page;
    this.keys = page.keyboard;
  }

  /** Presses Tab until `has` says that the element with the focus is the one; the way past the menu is taken. */
  async reach(control, has = (element) => element === document.activeElement) {
    const target = control.first();
    const arrived = () => target.evaluate(has);
    if (await arrived()) return;
    const inMain = await target.evaluate((element) => element.closest('main') !== null);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.keys.press('Tab');
      if (await arrived()) {
        const seen = await this.page.evaluate(() => document.activeElement.matches(':focus-visible'));
        expect(seen, `${this.page.url()}: the focus on ${control} cannot be seen`);
        return;
      }
      const skips = await this.page.evaluate(() => document.activeElement?.getAttribute('href') === '#inhoud');
      if (inMain && skips) await this.keys.press('Enter');
    }
    throw new Error(`${this.page.url()}: Tab does not come to ${control}`);
  }

  async write(field, text) {
    await this.reach(field);
    if ((await field.getAttribute('type')) === 'date') return this.writeDay(field, text);
    await this.keys.press('Control+A');
    await this.keys.press('Delete');
    return this.keys.type(text);
  }

  /** A browser asks for day, month and year in the order of its own language. */
  async writeDay(field, text) {
    const [year, month, day] = text.split('-');
    for (const typed of [day + month + year, month + day + year]) {
      for (let part = 0; part < 3; part += 1) await this.keys.press('ArrowLeft');
      await this.keys.type(typed);
      if ((await field.inputValue()) === text) return;
    }
    throw new Error(`${this.page.url()}: ${text} cannot be typed in ${field}`);
  }

  /** A group of radio buttons is one stop of Tab; the arrows go on from there. */
  async tick(box) {
    if (await box.isChecked()) return;
    if ((await box.getAttribute('type')) === 'checkbox') {
      await this.reach(box);
      return this.keys.press('Space');
    }
    await this.reach(box, (element) =>
      document.activeElement?.name === element.name && document.activeElement?.form === element.form);
    if (await box.evaluate((element) => element === document.activeElement)) await this.keys.press('Space');
    for (let step = 0; !(await box.isChecked()) && step < 50; step += 1) await this.keys.press('ArrowDown');
    expect(await box.isChecked(), `${this.page.url()}: the arrows do not come to ${box}`);
  }

  async pick(select, value) {
    await this.reach(select);
    await this.keys.press('Home');
    for (let step = 0; (await select.inputValue()) !== value && step < 500; step += 1) await this.keys.press('ArrowDown');
    expect((await select.inputValue()) === value, `${this.page.url()}: the arrows do not come to ${value}`);
  }

  /** Uses the control that was reached. */
  strike() {
    return this.keys.press('Enter');
  }
}
