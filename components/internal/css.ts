/** A style sheet that is made when it is first wanted, and shared from then on. */
export type Sheet = () => CSSStyleSheet;

/** Writes a style sheet. It takes no values: what changes is a custom property. */
export function css([text = '']: TemplateStringsArray): Sheet {
  let made: CSSStyleSheet | undefined;
  return () => {
    if (!made) (made = new CSSStyleSheet()).replaceSync(text);
    return made;
  };
}
