import type { DeskContext } from './door.ts';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import type { Page } from './page.ts';
import { page } from './page.ts';

type Status = ReturnType<typeof notice>['status'] | 200 | 403 | 422;

export function show(c: DeskContext, shown: Page, status: Status = 200): Response | Promise<Response> {
  return c.html(page(shown), status);
}

/** @param written what the agent wrote, which was not saved */
export function noticeOf(
  c: DeskContext,
  kind: Notice,
  { back = '/desk', written = '' }: { readonly back?: string; readonly written?: string } = {},
): Response | Promise<Response> {
  const { status, title, main } = notice(kind, back, written);
  return show(c, { title, main }, status);
}
