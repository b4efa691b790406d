import path from 'node:path';
import type { Declaration, Described, ElementManifest, Member } from './element-manifest.ts';
import { widgetOf } from './package/elements.ts';
import { typeDeclarations } from './type-declarations.ts';

/** The types that properties and events speak of, and where they stand. What they are made of is found from there. */
const HOST_TYPES = {
  Prefill: 'components/help-widget/attributes.ts',
  Draft: 'src/ticket/draft.ts',
  Delivery: 'src/channel/channel.ts',
} as const;

/** Name of a type that hosts meet -> its declaration in TypeScript, with all that it is made of and was not told before. */
export async function hostTypes(root: string): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  const told = new Set<string>();
  for (const [name, file] of Object.entries(HOST_TYPES)) {
    types.set(name, await typeDeclarations(path.join(root, file), name, told));
  }
  return types;
}

/** The declaration of the script tag's global. */
export function globalType(root: string): Promise<string> {
  return typeDeclarations(path.join(root, 'src/embed/global.ts'), 'HelpWidgetGlobal');
}

/** `docs/reference.md`: what a host page can use, from the manifest, {@link hostTypes} and {@link globalType}. */
export function referencePage(manifest: ElementManifest, types: ReadonlyMap<string, string>, global: string): string {
  const all = manifest.modules.flatMap(({ declarations }) => declarations);
  const widget = widgetOf(manifest);
  const inner = all.filter(({ tagName, cssParts }) => tagName && tagName !== 'help-widget' && cssParts?.length);
  const { members = [] } = widget;
  return [
    '# Reference',
    'Made from the comments in `components/` and the types in `src/` by `npm run build`; change it there.',
    '## `<help-widget>`',
    widget.description ?? '',
    '### Attributes',
    table(
      ['attribute', 'value', 'default', ''],
      rows(widget.attributes, ({ name, type, default: value, description }) => [
        code(name),
        code(type?.text),
        code(value),
        description,
      ]),
    ),
    '### Properties',
    table(
      ['property', 'type', ''],
      rows(fields(members), ({ name, type, description }) => [code(name), code(type?.text), description]),
    ),
    '### Methods',
    table(
      ['method', ''],
      rows(methods(members), (method) => [code(signature(method)), method.description]),
    ),
    'Buttons of the host can do the same without a script: `commandfor` with the widget’s id, and `command` with `--open`, `--close` or `--toggle`.',
    '### Events',
    'All bubble and cross shadow roots.',
    table(
      ['event', 'fields', ''],
      rows(widget.events, ({ name, type, description }) => [code(name), eventFields(all, type?.text), description]),
    ),
    '### Slots',
    table(
      ['slot', ''],
      rows(widget.slots, ({ name, description }) => [name ? code(name) : 'the default one', description]),
    ),
    '### Parts',
    table(
      ['part', ''],
      rows(widget.cssParts, ({ name, description }) => [code(name), description]),
    ),
    '### Custom properties',
    table(
      ['property', 'default', ''],
      rows(widget.cssProperties, ({ name, default: value, description }) => [code(name), code(value), description]),
    ),
    '## The global `helpWidget`',
    'The script tag sets one global, where it is what registers the element (the npm package sets none).',
    `\`\`\`ts\n${global}\n\`\`\``,
    'Before the script has run there is no such global: use it from then on.',
    GLOBAL_EXAMPLE,
    '## Types',
    'What the properties and events above speak of, as TypeScript has it.',
    ...[...types].flatMap(([name, code]) => [`### \`${name}\``, `\`\`\`ts\n${code}\n\`\`\``]),
    '## Parts of the elements inside',
    table(
      ['element', 'part', ''],
      inner.flatMap(({ tagName, cssParts }) =>
        rows(cssParts, ({ name, description }) => [code(`<${tagName}>`), code(name), description]),
      ),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

const GLOBAL_EXAMPLE = `\`\`\`html
<button id="help">I can't get in</button>
<script async src="https://help.example.com/1/help-widget.js" data-brand="messagemedia" crossorigin id="widget"></script>
<script>
  document.getElementById('widget').addEventListener('load', () => {
    document.getElementById('help').onclick = () => helpWidget.open('checked-spam');
    const stop = helpWidget.on('help-outcome', ({ outcome }) => {
      console.log(outcome);
      stop();
    });
  });
</script>
\`\`\``;

type Cells = readonly (string | undefined)[];

function rows<T extends Described>(items: readonly T[] = [], cells: (item: T) => Cells): readonly Cells[] {
  return items.map(cells);
}

function table(head: Cells, body: readonly Cells[]): string {
  const line = (cells: Cells): string => `| ${cells.map((cell = '') => inCell(cell)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function inCell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

function code(text: string | undefined): string {
  return text ? `\`${text}\`` : '';
}

function fields(members: readonly Member[]): readonly Member[] {
  return members.filter(({ kind }) => kind === 'field');
}

function methods(members: readonly Member[]): readonly Member[] {
  return members.filter(({ kind }) => kind === 'method');
}

function signature({ name, parameters = [], return: result }: Member): string {
  const list = parameters.map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text ?? 'unknown'}`);
  return `${name}(${list.join(', ')}): ${result?.type.text ?? 'void'}`;
}

/** The fields and methods of an event's class, in a line. */
function eventFields(all: readonly Declaration[], type: string | undefined): string {
  const members = all.find(({ name }) => name === type)?.members ?? [];
  return [
    ...fields(members).map(({ name, type: value }) => code(`${name}: ${value?.text ?? 'unknown'}`)),
    ...methods(members).map((method) => code(signature(method))),
  ].join(', ');
}
