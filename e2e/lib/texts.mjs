// The words of the interface, from the files that the program is built with: a journey that is gone in two languages
// names a button by its key.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LINE = /^([a-z][a-z0-9-]*) = (.+)$/gm;

/** Gives a function from a key to the words in this language; `{ $name }` in them becomes `values.name`. */
export function texts(language) {
  const known = new Map();
  for (const folder of ['app', ...['features', 'foundation'].flatMap((shelf) =>
    readdirSync(root + shelf).map((room) => `${shelf}/${room}`))]) {
    const file = `${root}${folder}/locales/${language}.ftl`;
    if (!existsSync(file)) continue;
    for (const [, key, words] of readFileSync(file, 'utf8').matchAll(LINE)) known.set(key, words.trim());
  }
  return (key, values = {}) => {
    if (!known.has(key)) throw new Error(`there is no text ${key} on one line in ${language}`);
    return known.get(key).replace(/\{ \$(\w+) \}/g, (_, name) => values[name]);
  };
}
