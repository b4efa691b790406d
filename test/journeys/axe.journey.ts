import type { Fault } from '../../demo/desk/zendesk.ts';
import { expectNoViolations } from '../support/axe.ts';
import type { Customer } from '../support/customer.ts';
import type { Host } from '../support/host.ts';
import { expect, standIn, test } from '../support/host.ts';

/** The page's own colours, named, since axe takes a page without any for a white one in the dark too. */
const LOOKS = '<style>:root { color-scheme: light dark; background: light-dark(#fff, #111) }</style>';
const PHONE = { width: 360, height: 740 };

/** A tag like those of real pages, so that what is found is the widget's. */
const visit = (host: Host, attributes = ''): Promise<Customer> =>
  host.visit({ brand: 'example-sms', attributes, head: LOOKS });

async function toForm(customer: Customer): Promise<void> {
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
}

async function toResult(host: Host, fault?: Fault): Promise<Customer> {
  if (fault) host.desk.faults.push(fault);
  const customer = await visit(host);
  await toForm(customer);
  await customer.fillTicket();
  await customer.review();
  await customer.send();
  return customer;
}

test.describe('axe finds nothing', () => {
  test('closed, loading and failed to load', async ({ host, page }) => {
    const customer = await visit(host);
    await expect(customer.launcher).toBeVisible();
    await expectNoViolations(page, 'closed', 1);
    host.lose('/content/');
    await customer.launcher.click();
    await expect(customer.launcher).toHaveText(customer.bundle.words['load-failed']);
    await expectNoViolations(page, 'failed to load', 1);
    host.mend();
    const release = host.hold('/content/');
    await customer.launcher.click();
    await expect(customer.launcher).toHaveText(customer.bundle.words.loading);
    await expectNoViolations(page, 'loading', 1);
    release();
    await customer.expectStep('what-happens');
  });

  for (const [what, size] of [
    ['in a panel', { width: 1280, height: 800 }],
    ['in a phone’s sheet', PHONE],
  ] as const) {
    test(`on every kind of step, and on the answers so far, ${what}`, async ({ host, page }) => {
      await page.setViewportSize(size);
      const customer = await visit(host);
      await customer.open();
      await expectNoViolations(page, 'question', 15);
      await customer.answer('forgot-password');
      await expectNoViolations(page, 'guidance with articles', 15);
      await customer.answer('worked');
      await expectNoViolations(page, 'solved', 5);
      await customer.yourAnswers();
      await expectNoViolations(page, 'your answers', 10);
      await customer.removeFromDevice();
      await expectNoViolations(page, 'removed from this device', 15);
      await customer.answer('single-sign-on');
      await expectNoViolations(page, 'refer', 5);
    });

    test(`on the form, with and without errors, and on the review, ${what}`, async ({ host, page }) => {
      await page.setViewportSize(size);
      const customer = await visit(host);
      await toForm(customer);
      await expectNoViolations(page, 'form', 20);
      await customer.expectProblems('contact-email', 'sign-in-name');
      await expectNoViolations(page, 'form with errors', 25);
      await customer.fillTicket({ message: 'My password is hunter2secret and it is refused.' });
      await customer.review();
      await expectNoViolations(page, 'review with a secret', 20);
    });
  }

  test('in mode inline', async ({ host, page }) => {
    const customer = await visit(host, 'mode="inline"');
    await expectNoViolations(page, 'fallback', 1);
    await customer.open();
    await expectNoViolations(page, 'question', 15);
  });

  test('after three suggestions that did not help', async ({ host, page }) => {
    const customer = await visit(host);
    await customer.open();
    await customer.answers([
      'forgot-password',
      'no-reset-email',
      'not-there',
      'neither',
      'still-out-with-link',
      'no-code',
      'still-right',
    ]);
    await expect(customer.panel.getByText(customer.bundle.words['still-locked-out'])).toBeVisible();
    await expectNoViolations(page, 'three suggestions', 15);
  });

  test('where the ticket’s part did not arrive', async ({ host, page }) => {
    const customer = await visit(host);
    host.lose('/ticket.');
    await customer.open();
    await customer.panel.getByRole('button', { name: customer.bundle.words['talk-to-a-person'] }).click();
    await expect(customer.panel.getByText(customer.bundle.words['load-failed'])).toBeVisible();
    await expectNoViolations(page, 'ticket did not load', 5);
  });

  test('while sending', async ({ host, page }) => {
    const heard = host.desk.heard('POST');
    const customer = await toResult(host, { fault: 'way', way: 'stalled', kept: true });
    await heard;
    await expect(customer.sendButton).toHaveText(customer.bundle.words.sending);
    await expectNoViolations(page, 'sending', 15);
  });

  const refusal: Fault = {
    fault: 'refuse',
    details: { email: [{ description: 'Email: is not properly formatted', error: 'InvalidValue' }] },
  };
  const results: readonly (readonly ['confirm-by-email' | 'failed' | 'unknown' | 'later' | 'refused', Fault?])[] = [
    ['confirm-by-email'],
    ['refused', refusal],
    ['failed', { fault: 'answer', status: 404 }],
    ['unknown', { fault: 'answer', status: 500 }],
    ['later', { fault: 'too-many', cors: true, retryAfter: '120' }],
  ];
  for (const [result, fault] of results) {
    test(`on the result "${result}"`, async ({ host, page }) => {
      const customer = await toResult(host, fault);
      await customer.expectResult(result);
      await expectNoViolations(page, result, 5);
    });
  }

  test('on the results of the ways that the customer finishes', async ({ host, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await standIn(context);
    const customer = await visit(host);
    await toForm(customer);
    await customer.fillTicket();
    await customer.review();
    await customer.choose('copy');
    await customer.send();
    await customer.expectResult('copied');
    await expectNoViolations(page, 'copied', 8);
    await customer.choose('zendesk-form');
    const opened = context.waitForEvent('page');
    await customer.send();
    await (await opened).close();
    await customer.expectResult('handed-over');
    await expectNoViolations(page, 'handed over', 8);
  });

  test('a run that sees nothing of the widget fails', async ({ host, page }) => {
    await host.visit();
    await expect(expectNoViolations(page, 'closed', 10)).rejects.toThrow('nodes that axe saw inside the widget');
  });
});
