/** The launcher and the panel as a widget without protection has them: in the page's own tree, sized in rem. */
export const TWIN = `
<help-twin>
  <button class="launcher">Help signing in</button>
  <section>
    <header><p>Help signing in</p><button>×</button></header>
    <h2>What happens when you try to sign in?</h2>
    <p>On the <a href="/elsewhere">sign-in page</a>, choose this.</p>
    <ul><li><button>The reset email has not arrived</button></li></ul>
    <label for="twin-email">Email</label><input id="twin-email"><textarea></textarea>
    <dl><dt>Email</dt><dd>sam@example.com</dd></dl>
    <table><tr><td>Twin</td></tr></table>
    <footer><button>Talk to a person</button></footer>
  </section>
</help-twin>`;

/** Its parts, by what they are. */
export const TWIN_PARTS = {
  root: 'help-twin',
  launcher: '.launcher',
  section: 'section',
  header: 'help-twin header',
  close: 'help-twin header button',
  heading: 'help-twin h2',
  link: 'help-twin a',
  list: 'help-twin ul',
  answer: 'help-twin li button',
  label: 'help-twin label',
  field: '#twin-email',
  text: 'help-twin textarea',
  pair: 'help-twin dd',
  cell: 'help-twin td',
  footer: 'help-twin footer',
};

export const TWIN_SHEET = `
help-twin {
  --_accent: #1d5fd1; --_on-accent: #fff; --_surface: #fff; --_text: #1a1d24; --_radius: 12px;
  display: block; font: 1rem/1.5 system-ui, sans-serif;
}
help-twin button { font: inherit; padding: 0.5em 1em; background: var(--_accent); color: var(--_on-accent) }
help-twin .launcher { position: fixed; inset: auto 20px 20px auto; border-radius: var(--_radius) }
help-twin section { width: 26rem; background: var(--_surface); color: var(--_text) }`;
