import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { contentIndex, listWords } from '../../src/compile/bundle-files.ts';
import { startSite } from './site.ts';

/** Somebody else's content, on an origin of its own. */
export interface ForeignContent extends AsyncDisposable {
  /** For the attribute `content`. */
  readonly folder: string;
  /** Paths below the folder that were asked for. */
  readonly asked: readonly string[];
  /** Puts up an index of these bundles, and the bundles. */
  put(...bundles: readonly Bundle[]): void;
  /** Answers for one file below the folder, in text or otherwise. */
  answer(file: string, answer: string | ((request: IncomingMessage, response: ServerResponse) => void)): void;
}

export async function startForeignContent(): Promise<ForeignContent> {
  const files = new Map<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>();
  const asked: string[] = [];
  const site = await startSite({
    root: {},
    handle: (request, response) => {
      const file = (request.url ?? '').replace('/words/', '');
      asked.push(file);
      const answer = files.get(file);
      response.setHeader('access-control-allow-origin', '*');
      if (typeof answer === 'function') answer(request, response);
      else response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(answer);
      return true;
    },
  });
  return {
    folder: `${site.otherOrigin}/words/`,
    asked,
    put(...bundles) {
      const nameOf = ({ brand, topic, lang }: Bundle): string => `${topic}.${brand.id}.${lang}.json`;
      files.set('index.json', JSON.stringify(contentIndex(bundles, (bundle) => [nameOf(bundle)])));
      for (const bundle of bundles) files.set(nameOf(bundle), JSON.stringify(listWords(bundle)));
    },
    answer: (file, answer) => void files.set(file, answer),
    [Symbol.asyncDispose]: () => site.close(),
  };
}
