import type { Declaration, ElementManifest } from '../element-manifest.ts';

/** The modules of the package, as its `package.json` names them. */
const CLASSES = 'dist/index.js';
const REGISTRATION = 'dist/define.js';

/** The declaration of the one element that hosts use. */
export function widgetOf(manifest: ElementManifest): Declaration {
  const found = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'help-widget');
  if (!found) throw new Error('There is no <help-widget> in the manifest');
  return found;
}

/**
 * The manifest as the package has it (custom elements manifest, schema 1.0.0): what can be imported, from where it can be
 * imported. The elements inside are between them and `<help-widget>`.
 */
export function packageManifest({ schemaVersion, modules }: ElementManifest): object {
  const declarations = modules
    .filter(({ path }) => path.startsWith('components/help-widget/') || path.endsWith('/events.ts'))
    .flatMap((module) => module.declarations);
  const reference = (name: string): object => ({ name, module: CLASSES });
  return {
    schemaVersion,
    modules: [
      {
        kind: 'javascript-module',
        path: CLASSES,
        declarations,
        exports: declarations.map(({ name }) => ({ kind: 'js', name, declaration: reference(name) })),
      },
      {
        kind: 'javascript-module',
        path: REGISTRATION,
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: 'help-widget', declaration: reference('HelpWidget') }],
      },
    ],
  };
}
