import { unmount } from './mount.ts';

/** Something of the host's on the page, gone after the test. */
export const put: Element[] = [];

/** A link of the host's that may be a trigger. */
export function hostButton(id: string, style: Partial<CSSStyleDeclaration> = {}): HTMLAnchorElement {
  const link = document.createElement('a');
  link.id = id;
  link.href = '#without-script';
  link.textContent = 'Trouble?';
  Object.assign(link.style, { display: 'inline-block' }, style);
  document.body.prepend(link);
  put.push(link);
  return link;
}

/** Takes the widgets away, what the host put beside them, and what modes left of the page's scrolling. */
export function cleanUp(): void {
  unmount();
  for (const element of put.splice(0)) element.remove();
  document.querySelectorAll('body > div:empty').forEach((element) => element.remove());
  scrollTo(0, 0);
}
