import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import type { Question } from './questions.ts';

/**
 * Plays the two addresses of a Typebot server that its bubble asks: one starts a chat, one takes an answer and asks the
 * next question.
 *
 * @returns takes a request; true where it has answered
 */
export function typebotServer(
  questions: readonly Question[],
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  /** What each chat was asked last. */
  const chats = new Map<string, Question | undefined>();
  return async (request, response) => {
    const { method, url = '' } = request;
    if (method !== 'POST') return false;
    if (/^\/api\/v1\/typebots\/[^/]+\/startChat$/.test(url)) {
      const sessionId = `chat-${chats.size}`;
      chats.set(sessionId, questions[0]);
      send(response, { sessionId, resultId: `result-${chats.size}`, typebot: TYPEBOT, ...asking(questions[0]) });
      return true;
    }
    const sessionId = /^\/api\/v1\/sessions\/([^/]+)\/continueChat$/.exec(url)?.[1] ?? '';
    if (!chats.has(sessionId)) return false;
    const { message } = (await json(request)) as { readonly message: { readonly text: string } };
    const answer = chats.get(sessionId)?.answers.find(({ say }) => say === message.text);
    const next = questions.find(({ id }) => id === answer?.go);
    chats.set(sessionId, next);
    send(response, asking(next));
    return true;
  };
}

/** As light as a bot can be set: in a font that the visitor has, without the pauses that play typing. */
const TYPEBOT = {
  id: 'sign-in',
  version: '6.1',
  theme: { general: { font: { type: 'Custom', family: 'system-ui' } } },
  settings: { general: { isBrandingEnabled: false }, typingEmulation: { enabled: false } },
};

/** The part of an answer that shows a question with its answers; without a question, the end. */
function asking(question: Question | undefined): object {
  const text = question?.ask ?? 'Please call us';
  const content = { type: 'richText', richText: [{ type: 'p', children: [{ text }] }] };
  const messages = [{ id: question?.id ?? 'end', type: 'text', content }];
  if (!question) return { messages };
  const items = question.answers.map(({ id, say }) => ({ id, content: say }));
  return { messages, input: { id: `${question.id}-answers`, type: 'choice input', items } };
}

function send(response: ServerResponse, answer: object): void {
  const body = brotliCompressSync(JSON.stringify(answer));
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-encoding': 'br',
    'content-length': body.length,
  });
  response.end(body);
}
