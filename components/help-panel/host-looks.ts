/** Reads how the page has `widget` look, for the theme `host`. A page that rounds no corners of it leaves them as they are. */
export function takeLooks(widget: Element, { style }: HTMLElement): void {
  const { color, borderTopLeftRadius: corner } = getComputedStyle(widget);
  style.setProperty('--_ink', color);
  style.setProperty('--_corner', corner === '0px' ? '0.75em' : corner);
}
