import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isThemeValue } from '../../src/bundle/theme-value.ts';

const FINE = [
  '#123456',
  '#ABC',
  'rebeccapurple',
  'rgb(1 2 3 / 50%)',
  'oklch(62% 0.2 250)',
  'light-dark(#123, hsl(0deg 0% 100%))',
  'color-mix(in oklab, #123 20%, white)',
  'color(display-p3 1 0 0)',
  '0.75em',
  'calc(1em + 2 * (3px - 1px))',
  'clamp(1rem, 2vw, 3rem)',
  'var(--help-accent, #fff)',
  `"Open Sans", 'Noto Sans', system-ui, sans-serif`,
  'Überschrift, "ＭＳ ゴシック"',
];

const HOSTILE = [
  '',
  '   ',
  'url(https://evil.example/x.png)',
  'URL(//evil.example/x)',
  'url("//evil.example/x")',
  'u\\72l(//evil.example/x)',
  'src("//evil.example/x")',
  'image("//evil.example/x")',
  'image-set("//evil.example/x" 1x)',
  '-webkit-image-set("//evil.example/x" 1x)',
  'cross-fade("//evil.example/x", red)',
  'element(#password)',
  'paint(worklet)',
  'attr(data-x)',
  'env(x)',
  'expression(alert(1))',
  'var(--x, url(//evil.example/x))',
  'light-dark(#fff, url(//evil.example/x))',
  'url/**/(//evil.example/x)',
  'red; background: url(x)',
  'red} * {color: red',
  'red !important',
  '</style><script>alert(1)</script>',
  '@import "//evil.example/x"',
  'javascript:alert(1)',
  'red\\',
  'red\u0000',
  'red\u202e',
  'progid:DXImageTransform',
  'a'.repeat(201),
];

describe('a theme may set', () => {
  for (const value of FINE) test(value, () => assert.equal(isThemeValue(value), true));
});

describe('a theme may not set', () => {
  for (const value of HOSTILE) test(JSON.stringify(value.slice(0, 60)), () => assert.equal(isThemeValue(value), false));
});
