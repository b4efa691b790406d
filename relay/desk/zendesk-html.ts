/**
 * Text as Zendesk's `html_body` shows it: nothing in it is markup, and nothing in it is a placeholder. In comments of an
 * agent, which ours are, Zendesk fills in `{{ticket.…}}` and runs `{% … %}`: a space takes that from what strangers typed.
 */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\{(?=[{%])/g, '{ ')
    .replace(/\r\n?|\n/g, '<br>');
}

export function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

export function heading(text: string): string {
  return `<p><strong>${escape(text)}</strong></p>`;
}

/** What a customer wrote. */
export function quotation(text: string): string {
  return `<blockquote>${escape(text)}</blockquote>`;
}

/** Nothing where there are no entries. */
export function list(entries: readonly string[], tag: 'ul' | 'ol' = 'ul'): string {
  return entries.length ? `<${tag}>${entries.map((entry) => `<li>${escape(entry)}</li>`).join('')}</${tag}>` : '';
}
