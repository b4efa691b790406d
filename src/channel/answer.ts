/** How much of an answer is read, in characters; what a help desk or the relay has to say is far shorter. */
const ANSWER_LIMIT = 65_536;

/** The longest wait that is heeded, in seconds. */
const AFTER_LIMIT = 3_600;

/**
 * `Retry-After` in seconds, at most an hour: seconds or an HTTP date (RFC 9110, section 10.2.3). Nothing where it says
 * neither, or names a moment that is past.
 *
 * @param now the clock that a date is held against, in milliseconds
 */
export function retryAfter({ headers }: Response, now: () => number): number | undefined {
  const text = headers.get('retry-after') ?? '';
  const seconds = /\D|^$/.test(text)
    ? Math.ceil((Date.parse(text.endsWith('GMT') ? text : '') - now()) / 1000)
    : Number(text);
  return seconds >= 0 ? Math.min(seconds, AFTER_LIMIT) : undefined;
}

/**
 * The answer's JSON, or nothing where it is too long, breaks off or is no JSON. Never rejects.
 *
 * @param given rejects when the answer is given up
 */
export async function readJson(response: Response, given: Promise<never>): Promise<unknown> {
  try {
    const reader = response.body?.getReader();
    if (!reader) return undefined;
    const decoder = new TextDecoder();
    let text = '';
    while (text.length <= ANSWER_LIMIT) {
      const { done, value } = await Promise.race([reader.read(), given]);
      if (done) return JSON.parse(text);
      text += decoder.decode(value, { stream: true });
    }
    return undefined;
  } catch {
    return undefined;
  }
}
