// Which pages there are, from the routes in the code: so that a page that is added is not forgotten.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ROUTE = /\.route\(\s*"([^"]+)",\s*(?:\w+::)*get\(/g;

/** Addresses that are no page of this site, and why no journey looks at them. */
const NO_PAGES = {
  '/.well-known/security.txt': 'plain text',
  '/bijdragen/lijkt-op': 'a piece of a page, for the script',
  '/bijdragen/{id}/bijlagen/{attachment}': 'a file to download',
  '/demo/postvak/{id}/html': 'a mail as a mail program shows it',
  '/consultaties/reactie/{secret}': 'needs a mail to somebody who responded; tests of rulebook go there',
  '/consultaties/{id}/afronden': 'needs a consultation that closed; tests of rulebook go there',
  '/consultaties/{id}/verstuurd': 'follows a response of a guest; tests of rulebook go there',
  '/favicon.ico': 'the icon',
  '/gemeenten/{cbs_code}': 'leads to another page',
  '/healthz': 'plain text',
  '/inloggen/aanbieder/{key}': 'needs a provider; tests of people go there',
  '/inloggen/terug/{key}': 'needs a provider; tests of people go there',
  '/mijn/gegevens/download': 'a file to download',
  '/openapi.json': 'the document of the API',
  '/regel/{node}': 'leads to another page',
  '/robots.txt': 'plain text',
  '/sitemap.xml': 'for search engines',
  '/sitemap/{part}': 'for search engines',
  '/spelregels/{slug}/amendement/{id}/bestand/{format}': 'a file to download',
  '/spelregels/{slug}/amendement/{id}/vragen': 'needs a newer version of an amended text; tests of rulebook go there',
  '/spelregels/{slug}/vergelijken.pdf': 'a file to download',
  '/spelregels/{slug}/versie/{number}/tekst/{format}': 'a file to download',
  '/static/{hash}/{name}': 'style, fonts and the script',
};

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['tests', 'target', 'node_modules'].includes(entry.name) ? [] : sources(path);
    return entry.name.endsWith('.rs') ? [path] : [];
  });
}

/** The patterns of all pages, such as `/bijdragen/{id}`. */
export function patterns() {
  const files = ['app/src', 'features', 'foundation/web/src'].flatMap((folder) => sources(root + folder));
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(ROUTE)].map((match) => match[1]));
  return [...new Set(found)].filter((pattern) => !(pattern in NO_PAGES) && !/\.(csv|atom)$/.test(pattern)).sort();
}

/** The pattern that a path belongs to; one with more fixed parts goes first. */
export function patternOf(path, all) {
  const parts = path.split('?')[0].split('/');
  const fits = all.filter((pattern) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at]);
  });
  const open = (pattern) => pattern.split('{').length;
  return fits.sort((a, b) => open(a) - open(b))[0];
}
