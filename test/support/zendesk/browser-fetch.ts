/**
 * Node's fetch with a browser's rules between origins (Fetch standard, "CORS protocol"): a preflight before a JSON POST,
 * no answer without `access-control-allow-origin`, no header that is not exposed. What breaks a rule is the same
 * TypeError as a lost connection, and that is the point.
 */
export function browserFetch(origin: string): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin === origin) return fetch(input, init);
    const asked = new Headers(init?.headers);
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      redirect: 'error',
      headers: {
        origin,
        'access-control-request-method': init?.method ?? 'GET',
        'access-control-request-headers': [...asked.keys()].join(','),
      },
      ...(init?.signal && { signal: init.signal }),
    });
    await preflight.body?.cancel();
    const allowed = (preflight.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/);
    if (!preflight.ok || !admits(preflight, origin) || ![...asked.keys()].every((name) => allowed.includes(name))) {
      throw new TypeError('Failed to fetch');
    }
    const response = await fetch(url, { ...init, headers: { ...Object.fromEntries(asked), origin } });
    if (!admits(response, origin)) {
      await response.body?.cancel();
      throw new TypeError('Failed to fetch');
    }
    const exposed = (response.headers.get('access-control-expose-headers') ?? '').toLowerCase().split(/\s*,\s*/);
    const seen = [...response.headers].filter(([name]) => name === 'content-type' || exposed.includes(name));
    return new Response(response.status === 204 ? null : response.body, { status: response.status, headers: seen });
  };
}

function admits(response: Response, origin: string): boolean {
  const allowed = response.headers.get('access-control-allow-origin');
  return allowed === '*' || allowed === origin;
}
