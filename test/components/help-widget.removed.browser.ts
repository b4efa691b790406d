import { assert } from 'chai';
import { setViewport } from '@web/test-runner-commands';
import { mount } from '../support/mount.ts';
import { atWork, record } from '../support/record.ts';
import { nextTask } from '../support/wait.ts';
import { cleanUp, hostButton } from '../support/host-elements.ts';

describe('<help-widget>: removed from the page', () => {
  before(() => setViewport({ width: 1000, height: 800 }));
  afterEach(cleanUp);

  for (const mode of ['launcher', 'attached', 'inline'] as const) {
    it(`leaves nothing at work, open in mode ${mode}`, async () => {
      hostButton('trouble');
      const work = atWork();
      try {
        const customer = mount({ attributes: { mode, trigger: 'trouble' } });
        await customer.widget.open();
        await customer.expectStep('checked-spam');
        assert.isAbove(work.count(), 0, 'Mistaken test: nothing was counted');
        const { told, stop } = record();
        customer.widget.remove();
        await nextTask();
        stop();
        assert.equal(work.count(), 0);
        assert.deepEqual(told, []);
        assert.lengthOf(customer.root.adoptedStyleSheets, 1);
        assert.notExists(customer.root.querySelector('dialog, help-panel, [part="inline"]'));
        assert.isEmpty(document.adoptedStyleSheets);
      } finally {
        work.stop();
      }
    });
  }

  it('leaves nothing at work after it was closed, too', async () => {
    const work = atWork();
    const customer = mount();
    await customer.open();
    await customer.close();
    assert.equal(work.count(), 0);
    work.stop();
  });

  it('comes back open where it was, or with its launcher', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there');
    customer.widget.remove();
    document.body.append(customer.widget);
    await customer.expectFocusOnHeading();
    await customer.expectStep('lock-signs');
    customer.widget.remove();
    customer.widget.removeAttribute('open');
    document.body.append(customer.widget);
    assert.isTrue(customer.launcher.checkVisibility({ visibilityProperty: true }));
    assert.equal(customer.launcher.ariaExpanded, 'false');
  });

  it('is harmless to have two: each has its own panel', async () => {
    const first = mount();
    const second = mount({ attributes: { topic: 'other' } });
    await first.widget.open();
    await second.widget.open();
    first.widget.close();
    assert.isTrue(second.isOpen);
    await second.expectStep('checked-spam');
  });
});
