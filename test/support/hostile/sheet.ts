/** A page's style sheet, or way of showing a page, that has broken widgets. */
export interface HostileSheet {
  readonly name: string;
  /** Where pages have it from, and what it does to a widget that is not protected. */
  readonly why: string;
  readonly css?: string;
  /** Without a doctype a page is in quirks mode (Quirks Mode Standard). */
  readonly quirks?: boolean;
  /** The widget's attributes, on this page and on the clean one. */
  readonly attributes?: string;
  /** Whether the customer's system has its own colours, on this page and on the clean one. */
  readonly forcedColors?: boolean;
  /** Differences that stand, and why they do. */
  readonly spares?: { readonly lines: RegExp; readonly why: string };
  /** Everything is larger, the widget with it: its pictures are others. */
  readonly magnifies?: boolean;
}
