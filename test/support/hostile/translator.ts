/**
 * Does to a page what a translator built into a browser does: puts every text node into two `<font>` elements, now and
 * whenever new text comes. In open shadow roots too, which is more than they do by now. Given to `page.addInitScript`.
 *
 * @param inShadow whether shadow roots are gone into
 */
export function translatePage(inShadow: boolean): void {
  const LEFT_ALONE = 'script, style, textarea, title, font';
  let wrapped = 0;
  const wrap = (text: Text): void => {
    const parent = text.parentElement ?? (text.parentNode instanceof ShadowRoot ? text.parentNode.host : null);
    if (!parent || parent.closest(LEFT_ALONE) || !text.data.trim()) return;
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    text.replaceWith(outer);
    inner.append(text);
    wrapped += 1;
    Object.assign(window, { wrapped });
  };
  const translate = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    texts.forEach(wrap);
  };
  const watch = (root: Node): void => {
    translate(root);
    new MutationObserver(() => translate(root)).observe(root, { childList: true, characterData: true, subtree: true });
  };
  document.addEventListener('DOMContentLoaded', () => watch(document.body));
  if (!inShadow) return;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };
}
