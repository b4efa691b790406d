import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Remembered } from '../../components/internal/memory.ts';
import { resetTopic } from './reset-topic.ts';

const { words } = resetTopic;

/** Where the tab keeps what it remembers of the reset topic. */
export const KEY = 'help-widget:reset.example-sms';

/** The reset topic whose words have a place to fill in. */
export const counting: Bundle = {
  ...resetTopic,
  words: { ...words, 'steps-so-far': 'Step {number}', 'answers-dropped': 'Taken out: {answers}' },
};

/** What the panel says of its own accord. */
export function notice({ panel }: { readonly panel: Element }): string {
  return panel.shadowRoot?.querySelector('.notice')?.textContent ?? '';
}

/** What the tab keeps of the reset topic. */
export function remembered(): Remembered {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Remembered;
}
