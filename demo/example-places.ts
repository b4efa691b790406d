/**
 * The made-up brand's addresses lie on example.com, where nothing stands. Its pages stand in this demo, and links to
 * them lead there.
 */

/** The demo's page for an address of the made-up brand; nothing for any other address. */
export function demoPlace(address: string): string | undefined {
  const { hostname, pathname, search } = new URL(address);
  if (hostname !== 'example.com' && hostname !== 'help.example.com') return undefined;
  if (pathname === '/sign-in') return '/demo/sign-in.html';
  if (pathname === '/privacy') return '/demo/example-help.html?page=privacy';
  if (pathname.endsWith('/requests/new')) return `/demo/example-request.html${search}`;
  const article = /\/articles\/(\d+)/.exec(pathname)?.[1];
  return `/demo/example-help.html${article ? `?article=${article}` : ''}`;
}

/** From now on links of this page to the made-up brand open the demo's page, in a new tab as they would. */
export function openInDemo(): void {
  const handle = (event: MouseEvent): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const place = link && !event.defaultPrevented && event.button < 2 ? demoPlace(link.href) : undefined;
    if (!place) return;
    event.preventDefault();
    window.open(place, '_blank', 'noopener');
  };
  document.addEventListener('click', handle);
  document.addEventListener('auxclick', handle);
}
