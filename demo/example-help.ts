import { make, byId } from './element.ts';
import { ARTICLES, PRIVACY } from './example-articles.ts';

const asked = new URLSearchParams(location.search);
const article = asked.get('page') === 'privacy' ? PRIVACY : ARTICLES[asked.get('article') ?? ''];

byId('reading', HTMLElement).append(
  ...(article
    ? [make('h1', {}, article.title), ...article.text.map((text) => make('p', {}, text))]
    : [
        make('h1', {}, 'How can we help?'),
        make(
          'ul',
          {},
          ...Object.entries(ARTICLES).map(([number, { title }]) =>
            make('li', {}, make('a', { href: `?article=${number}` }, title)),
          ),
        ),
      ]),
);
document.title = `${article?.title ?? 'Help centre'} · Example SMS`;
