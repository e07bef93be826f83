// A real OpenID provider on this machine, for tests and for trying out sign-in by hand.
//
//   node e2e/oidc/provider.mjs --site http://localhost:8080 [--port 9000]
//
// It prints "ready <address>" and stops when its standard input closes. Each provider below lives under its own path
// and is an issuer of its own; the redirect URI of the provider with key K is <site>/inloggen/terug/K. Sign in with
// the name of one of the accounts and any password. The accounts whose name begins with "fout-" get an ID token
// that is wrong in one way.
import { createServer, request as forward } from 'node:http';
import { parseArgs } from 'node:util';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const { values: given } = parseArgs({
  options: { site: { type: 'string', default: 'http://localhost:8080' }, port: { type: 'string', default: '0' } },
});
const secret = 'een-geheim-voor-proeven';

// `tenant`: one of the tenants behind the common address /alle, as Entra has them.
const mounts = [
  { path: '/een', key: 'een', alg: 'RS256' },
  { path: '/twee', key: 'twee', alg: 'ES256', publicClient: true },
  { path: '/tenant-a/v2.0', key: 'alle', alg: 'RS256', tenant: true },
  { path: '/tenant-b/v2.0', key: 'alle', alg: 'RS256', tenant: true },
];

// Everybody not named here has a name and a verified address made from the account.
const accounts = {
  zonder: {},
  gebruiker: { preferred_username: 'g.bruiker@ommen.test' },
  onbewezen: { name: 'Onno Bewezen', email: 'jan@ommen.test', email_verified: false },
  dubbel: { name: 'Dubbele Jan', email: 'JAN@ommen.test', email_verified: true },
};

const claimsOf = (account) =>
  accounts[account] ?? {
    name: `${account.charAt(0).toUpperCase()}${account.slice(1)} van Proef`,
    email: `${account}@ommen.test`,
    email_verified: true,
  };

// What is wrong with the ID token of these accounts.
const tampered = {
  'fout-nonce': (claims) => ({ ...claims, nonce: 'een-andere' }),
  'fout-zonder-nonce': ({ nonce, ...claims }) => claims,
  'fout-aud': (claims) => ({ ...claims, aud: 'een-ander' }),
  'fout-aud-meer': (claims) => ({ ...claims, aud: [claims.aud, 'een-ander'] }),
  'fout-azp': (claims) => ({ ...claims, azp: 'een-ander' }),
  'fout-iss': (claims, other) => ({ ...claims, iss: other }),
  'fout-exp': (claims) => ({ ...claims, exp: claims.iat - 600 }),
  'fout-iat': (claims) => ({ ...claims, iat: claims.iat - 3600 }),
  'fout-at-hash': (claims) => ({ ...claims, at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
  'fout-handtekening': (claims) => claims,
  'fout-hmac': (claims) => claims,
  'nieuwe-sleutel': (claims) => claims,
};

async function keyPair(alg, kid) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const about = { alg, use: 'sig', kid };
  return {
    kid,
    alg,
    privateKey,
    privateJwk: { ...(await exportJWK(privateKey)), ...about },
    publicJwk: { ...(await exportJWK(publicKey)), ...about },
  };
}

async function provider(mount, base) {
  const issuer = base + mount.path;
  const [key, next, strange] = await Promise.all(['eerste', 'volgende', 'eerste'].map((kid) => keyPair(mount.alg, kid)));
  const client = {
    client_id: 'samenspel',
    redirect_uris: [`${given.site}/inloggen/terug/${mount.key}`],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    id_token_signed_response_alg: mount.alg,
    ...(mount.publicClient ? { token_endpoint_auth_method: 'none' } : { client_secret: secret }),
  };
  const oidc = new Provider(issuer, {
    clients: [client],
    jwks: { keys: [key.privateJwk] },
    cookies: { keys: [secret] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...claimsOf(id) }) }),
    pkce: { required: () => true },
    // Half of the providers tell everything in the ID token, half only at the userinfo endpoint.
    conformIdTokenClaims: mount.key !== 'twee',
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 3600, Interaction: 600, Session: 600 },
  });
  let announced = false;
  oidc.use(async (ctx, following) => {
    await following();
    if (ctx.oidc?.route === 'jwks' && announced) {
      ctx.body = { keys: [...ctx.body.keys, next.publicJwk] };
    }
    if (ctx.oidc?.route === 'userinfo' && ctx.body?.sub === 'fout-userinfo') {
      ctx.body.sub = 'iemand-anders';
    }
    if (ctx.oidc?.route === 'token' && ctx.body?.id_token) {
      const claims = JSON.parse(Buffer.from(ctx.body.id_token.split('.')[1], 'base64url'));
      const change = tampered[claims.sub];
      if (!change) return;
      announced ||= claims.sub === 'nieuwe-sleutel';
      const signer = { 'nieuwe-sleutel': next, 'fout-handtekening': strange }[claims.sub] ?? key;
      const other = base + mounts.find(({ path }) => path !== mount.path).path;
      const token = new SignJWT(change(claims, other));
      ctx.body.id_token =
        claims.sub === 'fout-hmac'
          ? await token.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
          : await token.setProtectedHeader({ alg: mount.alg, kid: signer.kid }).sign(signer.privateKey);
    }
  });
  return { ...mount, issuer, oidc, answer: oidc.callback() };
}

const json = (response, body) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

// The common address of all tenants: it asks which one, as Entra does, and redeems the code where it came from.
async function common(request, response, base, providers) {
  const tenants = providers.filter(({ tenant }) => tenant);
  const { pathname, search } = new URL(request.url, base);
  if (pathname === '/alle/v2.0/.well-known/openid-configuration') {
    const document = await (await fetch(`${tenants[0].issuer}/.well-known/openid-configuration`)).json();
    json(response, {
      ...document,
      issuer: `${base}/{tenantid}/v2.0`,
      authorization_endpoint: `${base}/alle/v2.0/auth`,
      token_endpoint: `${base}/alle/v2.0/token`,
      userinfo_endpoint: undefined,
    });
  } else if (pathname === '/alle/v2.0/auth') {
    response.writeHead(200, { 'content-type': 'text/html' });
    const links = tenants.map(({ issuer, path }) => {
      const url = `${issuer}/auth${search}`.replaceAll('&', '&amp;');
      return `<li><a href="${url}">${path.split('/')[1]}</a></li>`;
    });
    response.end(`<!DOCTYPE html><title>Kies</title><ul>${links.join('')}</ul>`);
  } else if (pathname === '/alle/v2.0/token') {
    const body = Buffer.concat(await request.toArray());
    const code = new URLSearchParams(body.toString()).get('code');
    const found = await Promise.all(tenants.map(({ oidc }) => oidc.AuthorizationCode.find(code)));
    const at = Math.max(0, found.findIndex(Boolean));
    const passed = forward(`${tenants[at].issuer}/token`, { method: 'POST', headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.end(body);
  } else {
    response.writeHead(404).end();
  }
}

// Providers that do not behave, each under its own path.
const misbehaving = {
  '/leugen/.well-known/openid-configuration': async (response, base) =>
    json(response, await (await fetch(`${base}/een/.well-known/openid-configuration`)).json()),
  '/omleiding/.well-known/openid-configuration': async (response, base) =>
    response.writeHead(302, { location: `${base}/een/.well-known/openid-configuration` }).end(),
  '/groot/.well-known/openid-configuration': async (response) => json(response, { issuer: 'x'.repeat(3_000_000) }),
  '/onzin/.well-known/openid-configuration': async (response) => json(response, ['onzin']),
};

const server = createServer();
server.listen(Number(given.port), '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const providers = await Promise.all(mounts.map((mount) => provider(mount, base)));
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url, base);
    const at = providers.find(({ path }) => pathname.startsWith(`${path}/`));
    if (at) {
      request.originalUrl = request.url;
      request.url = request.url.slice(at.path.length);
      at.answer(request, response);
    } else if (misbehaving[pathname]) {
      misbehaving[pathname](response, base);
    } else {
      common(request, response, base, providers);
    }
  });
  console.log(`ready ${base}`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
