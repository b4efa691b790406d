import type { Page } from '@playwright/test';
import { build } from 'esbuild';

/** The 95 printable characters of ASCII. */
export const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');

declare global {
  interface Window {
    /** Characters that triggered a shortcut. */
    shortcuts: string[];
  }
}

/**
 * How a page sets a shortcut on every printable character. Mousetrap and react-hotkeys-hook are told to listen to fields
 * too, as pages tell them: by themselves they leave some out.
 */
const LIBRARIES = {
  '@github/hotkey': `
    import { install } from '@github/hotkey';
    for (const key of printable) {
      const button = document.createElement('button');
      button.addEventListener('click', () => trigger(key));
      const named = { ' ': 'Space', '+': 'Plus' }[key] ?? key;
      install(button, /[A-Z]/.test(key) ? 'Shift+' + key + ',' + key : named);
    }`,
  mousetrap: `
    import Mousetrap from 'mousetrap';
    Mousetrap.prototype.stopCallback = () => false;
    const named = printable.map((key) => ({ ' ': 'space', '+': 'plus' })[key] ?? key);
    Mousetrap.bind(named, ({ key }) => trigger(key));`,
  'react-hotkeys-hook': `
    import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import { useHotkeys } from 'react-hotkeys-hook';
    const Page = () => {
      useHotkeys('*', ({ key }) => trigger(key), { enableOnFormTags: true, ignoreModifiers: true });
      return null;
    };
    createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Page));`,
} as const;

export type ShortcutLibrary = keyof typeof LIBRARIES;
export const SHORTCUT_LIBRARIES = Object.keys(LIBRARIES) as readonly ShortcutLibrary[];

/** A classic script with this library, and a shortcut of it on each of {@link PRINTABLE}. */
export async function shortcutScript(library: ShortcutLibrary): Promise<string> {
  const contents = `
    const printable = ${JSON.stringify([...PRINTABLE])};
    window.shortcuts = [];
    const trigger = (key) => void (printable.includes(key) && window.shortcuts.push(key));
    ${LIBRARIES[library]}`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: 'iife',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** The characters that triggered a shortcut since the last call, each once, in the order of their codes. */
export async function takeShortcuts(page: Page): Promise<string> {
  const taken = await page.evaluate(() => window.shortcuts.splice(0));
  return [...new Set(taken)].toSorted().join('');
}
