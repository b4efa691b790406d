import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Rgb } from '../../../src/compile/theme/colour.ts';
import { contrast, hex, luminance, mix, oklab, readHex, rgb } from '../../../src/compile/theme/colour.ts';

const read = (text: string): Rgb => readHex(text) as Rgb;
const channel = fc.integer({ min: 0, max: 255 });
const colours = fc.tuple(channel, channel, channel).map((all) => all.map((one) => one / 255) as unknown as Rgb);

describe('a colour', () => {
  test('is read from three digits or six, in any case', () => {
    assert.deepEqual(read('#15d'), read('#1155DD'));
    assert.equal(hex(read(' #1D5fd1 ')), '#1d5fd1');
  });

  for (const text of [
    '',
    '#',
    '1d5fd1',
    '#12',
    '#1234',
    '#12345',
    '#1234567',
    '#12345678',
    '#12g',
    'red',
    'rgb(1,2,3)',
  ]) {
    test(`is not read from "${text}"`, () => assert.equal(readHex(text), undefined));
  }

  test('is written as it was read', () => {
    fc.assert(fc.property(colours, (colour) => assert.deepEqual(readHex(hex(colour)), colour)));
  });
});

describe('contrast', () => {
  // WCAG 2.2's own ends of the scale, and pairs that common checkers give.
  for (const [one, other, ratio] of [
    ['#000', '#fff', 21],
    ['#fff', '#fff', 1],
    ['#767676', '#fff', 4.54],
    ['#777777', '#fff', 4.48],
    ['#949494', '#fff', 3.03],
    ['#f00', '#fff', 4],
    ['#00f', '#fff', 8.59],
    ['#0f0', '#000', 15.3],
  ] as const) {
    test(`of ${one} and ${other} is ${ratio}, either way round`, () => {
      assert.ok(Math.abs(contrast(read(one), read(other)) - ratio) < 0.005);
      assert.equal(contrast(read(one), read(other)), contrast(read(other), read(one)));
    });
  }

  test('has luminance from 0 to 1', () => {
    assert.deepEqual([luminance([0, 0, 0]), Math.round(luminance([1, 1, 1]) * 1e6) / 1e6], [0, 1]);
  });
});

describe('OKLab', () => {
  // The reference values of the space's author, to three places.
  test('has white, and the lightness of red, green and blue', () => {
    const lightness = (text: string): number => Math.round(oklab(read(text))[0] * 1000) / 1000;
    assert.deepEqual(['#fff', '#f00', '#0f0', '#00f', '#000'].map(lightness), [1, 0.628, 0.866, 0.452, 0]);
  });

  test('comes back to the colour', () => {
    fc.assert(fc.property(colours, (colour) => assert.equal(hex(rgb(oklab(colour))), hex(colour))));
  });

  test('mixes from the one to the other', () => {
    fc.assert(
      fc.property(colours, colours, (one, other) => {
        assert.equal(hex(mix(one, other, 0)), hex(one));
        assert.equal(hex(mix(one, other, 1)), hex(other));
      }),
    );
    assert.equal(hex(mix([1, 1, 1], [0, 0, 0], 0.5)), '#636363');
  });
});
