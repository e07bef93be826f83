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

  /** Presses Tab until the control has the focus, or what `stop` says; takes the way past the menu. */
  async reach(control, stop = 'itself') {
    const target = control.first();
    const look = (wanted) => target.evaluate((element, what) => {
      const active = document.activeElement;
      const inGroup = active?.name === element.name && active?.form === element.form;
      return {
        arrived: active === element || (what === 'its group' && inGroup),
        isSeen: Boolean(active?.matches(':focus-visible')),
        skips: active?.getAttribute('href') === '#inhoud' && element.closest('main') !== null,
      };
    }, wanted);
    for (let pressed = 0, now = await look(stop); !now.arrived; pressed += 1) {
      expect(pressed < MOST_STOPS, `${this.page.url()}: Tab does not come to ${control}`);
      await this.keys.press(now.skips ? 'Enter' : 'Tab');
      now = await look(stop);
      expect(!now.arrived || now.isSeen, `${this.page.url()}: the focus on ${control} cannot be seen`);
    }
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
    await this.reach(box, 'its group');
    if (await box.evaluate((element) => element === document.activeElement)) await this.keys.press('Space');
    for (let step = 0; !(await box.isChecked()) && step < 50; step += 1) await this.keys.press('ArrowDown');
    expect(await box.isChecked(), `${this.page.url()}: the arrows do not come to ${box}`);
  }

  async pick(select, value) {
    await this.reach(select);
    await this.keys.press('Home');
    const isChosen = async () => (await select.inputValue()) === value;
    for (let step = 0; !(await isChosen()) && step < 500; step += 1) await this.keys.press('ArrowDown');
    expect(await isChosen(), `${this.page.url()}: the arrows do not come to ${value}`);
  }

  /** Uses the control that was reached. */
  strike() {
    return this.keys.press('Enter');
  }
}
