import type { Bundle, Prose } from '../../src/bundle/bundle.ts';

/** A change of every word that is shown. Places such as `{name}` stay. */
export type Rewording = (words: string) => string;

const MIRRORED = 'אבגדהוזחטיכלמנסעפצקרשתאבגד';

export const REWORDINGS = {
  /** Each word three times over, as long as the longest of languages that join words. */
  long: eachWord((word) => word + word.toLowerCase().repeat(2)),
  /** Letters of a script that runs from right to left, one for one. No language. */
  'right-to-left': eachWord((word) =>
    word.replace(/[a-z]/gi, (letter) => MIRRORED[letter.toLowerCase().charCodeAt(0) - 97] ?? letter),
  ),
} as const;

function eachWord(change: Rewording): Rewording {
  return (words) => words.replace(/\{[a-z-]+\}|[\p{L}’']+/gu, (word) => (word.startsWith('{') ? word : change(word)));
}

/** The bundle with every word changed; ids, addresses and settings stay. */
export function reword(bundle: Bundle, change: Rewording, lang: string, dir: Bundle['dir']): Bundle {
  const { brand } = bundle;
  return {
    ...bundle,
    lang,
    dir,
    title: change(bundle.title),
    words: each(bundle.words, change),
    articles: each(bundle.articles, (article) => ({ ...article, title: change(article.title) })),
    brand: {
      ...brand,
      name: change(brand.name),
      ...(brand.phone && { phone: { ...brand.phone, say: change(brand.phone.say) } }),
      ...(brand.replyWithin && { replyWithin: change(brand.replyWithin) }),
    },
    steps: each(bundle.steps, (step) => {
      const answers = 'answers' in step ? step.answers.map((answer) => ({ ...answer, say: change(answer.say) })) : [];
      const say = step.say && rewordProse(step.say, change);
      switch (step.kind) {
        case 'question':
          return { ...step, ask: change(step.ask), answers, ...(say && { say }) };
        case 'guidance':
          return { ...step, title: change(step.title), say: say ?? [], answers };
        case 'outcome':
          return {
            ...step,
            title: change(step.title),
            say: say ?? [],
            ...(step.outcome === 'ticket' && { subject: change(step.subject) }),
          };
      }
    }),
  };
}

function each<K extends string, V>(values: Readonly<Record<K, V>>, change: (value: V) => V): Record<K, V> {
  return Object.fromEntries(Object.entries<V>(values).map(([key, value]) => [key, change(value)])) as Record<K, V>;
}

/** Texts of the tree are its strings, except the addresses of links. */
function rewordProse(prose: Prose, change: Rewording): Prose {
  return JSON.parse(
    JSON.stringify(prose, (key, value: unknown) =>
      typeof value === 'string' && key !== 'href' ? change(value) : value,
    ),
  ) as Prose;
}
