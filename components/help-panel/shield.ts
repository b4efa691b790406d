/** Events that tell what is typed, and cross shadow roots. `change` is none of them: it stays in its field's root. */
const TYPING =
  'keydown keypress keyup beforeinput textInput input compositionstart compositionupdate compositionend copy cut paste dragstart drop';

/**
 * Keeps what is typed inside of this element from bubbling on to the page: neither its shortcuts nor its listeners get
 * to know. Our own listeners inside and on the element itself hear everything.
 */
export function shield(element: HTMLElement): void {
  for (const type of TYPING.split(' ')) element.addEventListener(type, (event) => event.stopPropagation());
}
