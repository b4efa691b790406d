/** Of a script's attributes these survive; its text does too. */
const KEPT = ['id', 'src', 'charset'] as const;

/**
 * Puts a Custom HTML tag into a page the way Google Tag Manager's container does: elements go to the end of `place` one by
 * one, and each script, which would not run as it was parsed, is made anew from its text and a few attributes. All other
 * attributes of scripts (`async`, `integrity`, `crossorigin`, `data-…`) are lost, at any depth.
 */
export function injectCustomHtml(tag: HTMLTemplateElement, place: Element): void {
  const content = document.importNode(tag.content, true);
  for (const script of content.querySelectorAll('script')) script.replaceWith(madeAnew(script));
  for (const node of [...content.childNodes]) place.append(node);
}

function madeAnew(script: HTMLScriptElement): HTMLScriptElement {
  const anew = document.createElement('script');
  for (const name of KEPT) {
    const value = script.getAttribute(name);
    if (value !== null) anew.setAttribute(name, value);
  }
  anew.async = false;
  anew.text = script.text;
  return anew;
}
