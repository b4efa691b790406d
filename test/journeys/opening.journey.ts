import { expect, test } from '../support/host.ts';
import { seen, seenTypes } from '../support/watch.ts';

test.describe('the widget opens', () => {
  test('by its method, and says when the step shows', async ({ host, page }) => {
    const customer = await host.visit();
    await page.evaluate(() => document.querySelector('help-widget')?.open());
    await customer.expectStep('what-happens');
    await expect(customer.widget).toHaveAttribute('open', '');
  });

  test('by its method, at a step', async ({ host, page }) => {
    const customer = await host.visit();
    await page.evaluate(() => document.querySelector('help-widget')?.open('lock-signs'));
    customer.beginsAt('lock-signs');
    await customer.expectStep('lock-signs');
    await customer.answer('wrong-passwords');
    await customer.back();
    await customer.expectStep('lock-signs');
  });

  test('by its attribute, in the page and later', async ({ host, page }) => {
    const customer = await host.visit({ attributes: 'open' });
    await customer.expectStep('what-happens');
    await page.evaluate(() => document.querySelector('help-widget')?.removeAttribute('open'));
    await expect(customer.panel).toBeHidden();
    await page.evaluate(() => document.querySelector('help-widget')?.setAttribute('open', ''));
    await customer.expectStep('what-happens');
  });

  test('by command buttons of the host', async ({ host, page }) => {
    const button = (command: string): string => `<button commandfor="help" command="--${command}">${command}</button>`;
    const customer = await host.visit({
      attributes: 'id="help"',
      before: ['open', 'close', 'toggle'].map(button).join(''),
    });
    await page.getByRole('button', { name: 'open' }).click();
    await customer.expectStep('what-happens');
    await page.getByRole('button', { name: 'close', exact: true }).and(page.locator('[command]')).click();
    await expect(customer.panel).toBeHidden();
    await page.getByRole('button', { name: 'toggle' }).click();
    await customer.expectStep('what-happens');
    await page.getByRole('button', { name: 'toggle' }).click();
    await expect(customer.panel).toBeHidden();
    const { events } = await seen(page);
    expect(events.filter(({ type }) => type === 'help-close').map(({ reason }) => reason)).toEqual(['host', 'host']);
  });

  test('where the sign-in form’s error says', async ({ host }) => {
    const customer = await host.visit({ attributes: 'error-code="user-locked"' });
    customer.beginsAt('lock-signs');
    await customer.open();
  });

  test('above a modal dialog of the host, when opened from inside it', async ({ host, page }) => {
    const modal = '<dialog id="modal"><button id="inside" commandfor="help" command="--open">Help</button></dialog>';
    const customer = await host.visit({ attributes: 'id="help"', before: modal });
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#modal')?.showModal());
    await page.locator('#inside').click();
    await customer.expectStep('what-happens');
    await customer.answer('no-reset-email');
    await customer.escape();
    await expect(page.locator('#modal')).toHaveAttribute('open');
    await expect(page.locator('#inside')).toBeFocused();
  });
});

test.describe('events', () => {
  test('come in order, each with its fields, and carry ids only', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await customer.open();
    await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
    await customer.fill('contact-email', 'robin@example.org');
    await customer.fill('sign-in-name', 'robin.example');
    await customer.review();
    await customer.send();
    await customer.expectResult('confirm-by-email');
    await customer.close();
    const { events } = await seen(page);
    const step = (id: string, kind: string): object => ({ type: 'help-step', step: id, kind, topic: 'sign-in' });
    const answer = (id: string, to: string): object => ({ type: 'help-answer', step: to, answer: id });
    const [submit, delivery] = events.filter(({ type }) => type === 'help-submit' || type === 'help-delivery');
    const { draft } = submit as unknown as { draft: { submissionId: string } };
    expect(events).toEqual([
      { type: 'help-open' },
      step('what-happens', 'question'),
      answer('no-reset-email', 'what-happens'),
      step('checked-spam', 'question'),
      answer('not-there', 'checked-spam'),
      step('lock-signs', 'question'),
      answer('wrong-passwords', 'lock-signs'),
      step('unlock-user', 'outcome'),
      { type: 'help-outcome', outcome: 'ticket', step: 'unlock-user' },
      { type: 'help-submit', draft },
      { type: 'help-delivery', delivery: { state: 'confirm-by-email' }, submissionId: draft.submissionId },
      { type: 'help-request-close', reason: 'button' },
      { type: 'help-close', reason: 'button' },
    ]);
    expect(delivery).toBe(events[10]);
    const others = events.filter(({ type }) => type !== 'help-submit');
    expect(JSON.stringify(others)).not.toContain('robin');
    expect(draft).toMatchObject({ origin: host.site.origin, outcome: 'unlock-user', brand: 'example-sms' });
  });

  test('tell why it closes, and a host can keep it open', async ({ host, page }) => {
    const customer = await host.visit();
    await customer.open();
    await page.evaluate(() => {
      const veto = (event: Event): void => event.preventDefault();
      document.addEventListener('help-request-close', veto);
      document.addEventListener('click', () => document.removeEventListener('help-request-close', veto), {
        once: true,
      });
    });
    await page.keyboard.press('Escape');
    await customer.expectStep('what-happens');
    await expect(customer.widget).toHaveAttribute('open');
    await page.locator('h1').click();
    await customer.panel.getByRole('heading').focus();
    await customer.escape();
    const { events } = await seen(page);
    expect(events.slice(2)).toEqual([
      { type: 'help-request-close', reason: 'escape' },
      { type: 'help-request-close', reason: 'escape' },
      { type: 'help-close', reason: 'escape' },
    ]);
  });

  test('are classes that a host page can tell apart', async ({ host, page }) => {
    const customer = await host.visit();
    const names = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('help-step', (event) => resolve([event.bubbles, event.composed, event.cancelable]));
        }),
    );
    await customer.open();
    expect(await names).toEqual([true, true, false]);
  });
});

test.describe('a host that delivers tickets itself', () => {
  for (const [what, delivery, result] of [
    ['delivered', { state: 'delivered', reference: 'HELP-7' }, 'delivered'],
    ['not taken for now', { state: 'later' }, 'later'],
    ['not taken', { state: 'failed', reason: 'not-accepted' }, 'failed'],
  ] as const) {
    test(`is taken at its word: ${what}`, async ({ host, page }) => {
      const customer = await host.visit({ brand: 'example-sms' });
      await page.evaluate((answer) => {
        document
          .querySelector('help-widget')
          ?.addEventListener('help-submit', (event) => event.respondWith(Promise.resolve(answer)));
      }, delivery);
      await customer.open();
      await customer.talkToAPerson();
      await customer.fillTicket({ 'contact-phone': '0491 570 006' });
      await customer.review();
      await customer.sendButton.click();
      await customer.expectResult(result);
      if (result === 'delivered') await expect(customer.panel.getByText('HELP-7')).toBeVisible();
      expect(host.desk.log).toEqual([]);
    });
  }

  test('can keep the draft unsent', async ({ host, page }) => {
    const customer = await host.visit({ brand: 'example-sms' });
    await page.evaluate(() => document.addEventListener('help-submit', (event) => event.preventDefault()));
    await customer.open();
    await customer.talkToAPerson();
    await customer.fillTicket();
    await customer.review();
    await customer.send();
    await customer.expectHeading(customer.bundle.words['review-title']);
    expect(await seenTypes(page)).toContain('help-submit');
    expect(host.desk.log).toEqual([]);
  });
});

test.describe('the script', () => {
  test('makes one widget of its own options, however often it stands on the page', async ({ host, page }) => {
    const script = '<script async src="{script}" data-brand="example-sms" data-label="Help me"></script>';
    const customer = await host.visit({ tag: '', script: script + script, brand: 'example-sms' });
    await expect(customer.launcher).toHaveText('Help me');
    await page.waitForLoadState();
    await expect(customer.widget).toHaveCount(1);
    await customer.open();
    expect((await seen(page)).errors).toEqual([]);
  });

  test('may stand on the page twice beside the tag', async ({ host, page }) => {
    const script = '<script src="{script}"></script>';
    const customer = await host.visit({ script: script + script });
    await customer.open();
    expect(await page.evaluate(() => typeof customElements.get('help-widget'))).toBe('function');
    expect((await seen(page)).errors).toEqual([]);
  });

  test('defines nothing but its elements and one global', async ({ host, page }) => {
    await page.goto(host.put({ script: '' }));
    const before = await page.evaluate(() => Object.keys(window));
    const customer = await host.visit();
    await customer.open();
    const added = await page.evaluate((known) => Object.keys(window).filter((name) => !known.includes(name)), before);
    expect(added).toEqual(['helpWidget']);
  });
});
