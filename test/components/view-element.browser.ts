import { assert } from 'chai';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { css } from '../../components/internal/css.ts';
import type { Changed, FaultEvent } from '../../components/internal/view-element.ts';
import { reactive, ViewElement } from '../../components/internal/view-element.ts';

const colours = css`
  p {
    color: rgb(1, 2, 3);
  }
`;

class TestView extends ViewElement {
  static override readonly styles = [colours];

  static {
    reactive(this, 'words count broken');
  }

  words = 'first';
  count = 0;
  broken = false;
  renderings = 0;
  readonly changes: Changed[] = [];

  protected override willUpdate(changed: Changed): void {
    this.changes.push(new Map(changed));
    if (changed.has('words')) this.count += 1;
  }

  protected override render(): TemplateResult {
    if (this.broken) throw new Error('broken');
    this.renderings += 1;
    return html`<p @click=${this.press}>${this.words} ${this.count}</p>`;
  }

  private press(): void {
    this.words = 'pressed';
  }

  get shown(): string {
    return this.renderRoot.textContent.trim();
  }
}

customElements.define('test-view', TestView);

describe('ViewElement', () => {
  let view: TestView;

  beforeEach(() => {
    view = document.createElement('test-view') as TestView;
  });

  afterEach(() => view.remove());

  async function connected(): Promise<void> {
    document.body.append(view);
    await view.updateComplete;
  }

  it('renders when it comes into a page, and not before', async () => {
    view.words = 'set early';
    await view.updateComplete;
    assert.isFalse(view.hasUpdated);
    await connected();
    assert.equal(view.shown, 'set early 1');
    assert.equal(view.renderings, 1);
  });

  it('renders all changes of a task once, and tells what each was before', async () => {
    await connected();
    view.words = 'second';
    view.words = 'third';
    view.count = 5;
    await view.updateComplete;
    assert.equal(view.renderings, 2);
    assert.equal(view.shown, 'third 6');
    assert.deepEqual(
      [...(view.changes.at(-1) ?? [])],
      [
        ['words', 'first'],
        ['count', 1],
      ],
    );
  });

  it('does not render for a value that is the same', async () => {
    await connected();
    view.words = 'first';
    await view.updateComplete;
    assert.equal(view.renderings, 1);
  });

  it('goes on after a rendering that failed', async () => {
    await connected();
    const told: unknown[] = [];
    view.addEventListener('fault', (event) => told.push((event as FaultEvent).error));
    view.broken = true;
    await view.updateComplete;
    assert.match(String(told), /broken/);
    view.broken = false;
    await view.updateComplete;
    assert.equal(view.renderings, 2);
  });

  it('calls listeners of its template on itself', async () => {
    await connected();
    view.renderRoot.querySelector('p')?.click();
    await view.updateComplete;
    assert.equal(view.shown, 'pressed 2');
  });

  it('shares one sheet among all elements of a kind', async () => {
    await connected();
    const other = document.createElement('test-view') as TestView;
    assert.strictEqual(other.renderRoot.adoptedStyleSheets[0], view.renderRoot.adoptedStyleSheets[0]);
    assert.equal(getComputedStyle(view.renderRoot.querySelector('p') as Element).color, 'rgb(1, 2, 3)');
  });
});
