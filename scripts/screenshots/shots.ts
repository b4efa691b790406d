import type { Page } from '@playwright/test';

/** One picture: where it is taken, and what is done before. */
export interface Shot {
  /** The picture's file, without `.png`. */
  readonly name: string;
  /** Path and query on the demo's server. */
  readonly path: string;
  readonly view: View;
  readonly dark?: boolean;
  readonly act?: (page: Page) => Promise<unknown>;
  /** Takes a picture of each element that fits, with a number after its name, instead of the view. */
  readonly each?: string;
}

type View = keyof typeof VIEWS;

/** Width and height in CSS pixels. */
export const VIEWS = {
  desktop: [1280, 800],
  narrow: [1260, 720],
  phone: [360, 740],
  low: [740, 360],
} as const;

const lockedOut = async (page: Page): Promise<void> => {
  await page.getByLabel('Username or email').fill('ada.example');
  for (let time = 0; time < 4; time += 1) {
    await page.getByLabel('Password', { exact: true }).fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
};
const help = async (page: Page): Promise<void> => {
  await page.locator('#trouble, [part=launcher]').filter({ visible: true }).click();
  await page.locator('help-step h2').waitFor();
};
const answer = async (page: Page, ...words: readonly string[]): Promise<void> => {
  for (const say of words) await page.getByRole('button', { name: say }).click();
};
const lockedOutForm = async (page: Page): Promise<void> => {
  await lockedOut(page);
  await help(page);
  await answer(page, 'I entered more than 3');
  await page.getByLabel('Email address').fill('ada@example.com');
  await page
    .getByLabel('In your own words')
    .fill('I tried this morning. My password is tulip-garden-9, I am sure of it.');
};
const review = async (page: Page): Promise<void> => {
  await lockedOutForm(page);
  await answer(page, 'Continue');
  await page.locator('help-ticket .ticket').waitFor();
};
const sent = async (page: Page): Promise<void> => {
  await review(page);
  await answer(page, 'Send');
  await page.locator('help-ticket .sign').waitFor();
};
const fails =
  (mood: string) =>
  async (page: Page): Promise<void> => {
    await page.getByLabel('The help desk').selectOption(mood);
    await review(page);
    await answer(page, 'Send');
    await page.locator('help-ticket :is(.sign, .errors h2)').first().waitFor();
  };

const SIGN_IN = '/demo/sign-in.html';
const GALLERY = '/demo/gallery.html?brand=example-sms';

/** The pictures that the README shows. */
export const README_SHOTS: readonly Shot[] = [
  {
    name: 'sign-in',
    path: SIGN_IN,
    view: 'narrow',
    act: async (page) => {
      await page.locator('.beside').evaluate((beside) => beside.remove());
      await lockedOut(page);
      await help(page);
    },
  },
  { name: 'phone', path: SIGN_IN, view: 'phone', dark: true, act: review },
];

/** The pictures for whoever looks after the looks. */
export const SHOTS: readonly Shot[] = [
  ...(['desktop', 'phone'] as const).flatMap((view): readonly Shot[] => [
    { name: 'index', path: '/', view },
    { name: 'sign-in', path: SIGN_IN, view },
    { name: 'wrong', path: SIGN_IN, view, act: lockedOut },
    { name: 'question', path: SIGN_IN, view, act: help },
    { name: 'form', path: SIGN_IN, view, act: lockedOutForm },
    { name: 'review', path: SIGN_IN, view, act: review },
    { name: 'sent', path: SIGN_IN, view, act: sent },
    { name: 'refused', path: SIGN_IN, view, act: fails('refuses') },
    { name: 'later', path: SIGN_IN, view, act: fails('busy') },
    { name: 'unknown', path: SIGN_IN, view, act: fails('drops') },
    { name: 'sent', path: SIGN_IN, view, dark: true, act: sent },
    { name: 'forgot', path: '/demo/forgot-password.html', view },
    { name: 'help-centre', path: '/demo/help-centre.html', view },
    {
      name: 'inline',
      path: '/demo/help-centre.html',
      view,
      act: async (page) => {
        // Near the view it loads its panel; what is in the view already does not change by itself.
        const widget = page.locator('help-widget');
        await widget.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top - innerHeight - 100));
        await page.locator('help-step h2').waitFor();
        await widget.evaluate((element) => element.scrollIntoView());
      },
    },
    { name: 'other-site', path: '/demo/other-site.html', view, act: help },
    { name: 'other-site', path: '/demo/other-site.html', view, dark: true, act: help },
    { name: 'example-help', path: '/demo/example-help.html', view },
    { name: 'example-request', path: '/demo/example-request.html?tf_subject=Please%20unlock%20my%20user', view },
  ]),
  { name: 'question', path: SIGN_IN, view: 'low', act: help },
  { name: 'gallery', path: `${GALLERY}&theme=light`, view: 'desktop', each: 'main > section' },
  { name: 'gallery-dark', path: `${GALLERY}&theme=dark`, view: 'desktop', dark: true, each: 'main > section' },
  { name: 'gallery-rtl', path: `${GALLERY}&words=right-to-left`, view: 'desktop', each: 'main > section' },
  { name: 'gallery-long', path: `${GALLERY}&words=long`, view: 'phone', each: 'main > section' },
];
