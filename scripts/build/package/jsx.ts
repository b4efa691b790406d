import type { Declaration, Described } from '../element-manifest.ts';

/**
 * Types for JSX, made from the header of `<help-widget>`: path -> text. `react.d.ts` and `preact.d.ts` tell those
 * libraries of the tag, `jsx.d.ts` has what both need. They stand beside `src/package/index.d.ts`.
 */
export function jsxTypes({ attributes = [], members = [] }: Declaration): ReadonlyMap<string, string> {
  const properties = members.filter(({ kind }) => kind === 'field').map(({ name }) => `'${name}'`);
  const shared = `import type { HelpWidget, HelpWidgetEventMap } from './src/package/index.js';

/** The attributes of \`<help-widget>\`. */
export interface HelpWidgetAttributes {
${attributes.map(attribute).join('\n')}
}

/** Its properties, which carry more than text. */
export type HelpWidgetProperties = {
  [name in ${properties.join(' | ')}]?: HelpWidget[name] | undefined;
};

/** Listeners to its events, by \`on\` and the event's type: \`onhelp-open\`. */
export type HelpWidgetListeners = {
  [type in keyof HelpWidgetEventMap as \`on\${type}\`]?: ((event: HelpWidgetEventMap[type]) => void) | undefined;
};

export interface HelpWidgetJsx extends HelpWidgetAttributes, HelpWidgetProperties, HelpWidgetListeners {}
`;
  return new Map([
    ['jsx.d.ts', shared],
    ['react.d.ts', library('react', 'DetailedHTMLProps<HTMLAttributes<HelpWidget>, HelpWidget>')],
    ['preact.d.ts', library('preact', 'HTMLAttributes<HelpWidget>')],
  ]);
}

/** Adds the tag to what a library knows, with the attributes that it lets every element have. */
function library(name: string, common: string): string {
  return `import type { ${common.match(/\w+(?=<)/g)?.join(', ')} } from '${name}';
import type { HelpWidgetJsx } from './jsx.js';
import type { HelpWidget } from './src/package/index.js';

/** What \`<help-widget>\` takes. */
export type HelpWidgetProps = HelpWidgetJsx & Omit<${common}, keyof HelpWidgetJsx>;

declare module '${name}' {
  namespace JSX {
    interface IntrinsicElements {
      'help-widget': HelpWidgetProps;
    }
  }
}
`;
}

function attribute({ name, type, description = '' }: Described): string {
  const choices = type?.text.split(' | ') ?? [];
  const text = choices.length > 1 ? choices.map((choice) => `'${choice}'`).join(' | ') : (type?.text ?? 'string');
  return `  /** ${description} */\n  '${name}'?: ${text} | undefined;`;
}
