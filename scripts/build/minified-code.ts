import type { CompressOptions } from 'terser';
import { minify as terser } from 'terser';
import type { Plugin } from 'vite';
import { minify as oxc } from 'vite';
import { brotliSize } from './manifest.ts';

/**
 * Ways to write the same code, none of them the shortest for every file: how well Brotli finds repetitions in it depends
 * on where declarations stand and what variables come to be called.
 */
const WAYS: readonly CompressOptions[] = [
  {},
  { hoist_funs: true },
  { join_vars: false },
  { hoist_funs: true, if_return: false },
];

/**
 * Minifies each file in several ways, and keeps the smallest. Each way is Oxc, then Terser, then perhaps both once more,
 * because each finds what the other leaves: in the larger files more than a hundred bytes, with Brotli, beyond
 * either of them alone. It is done before the files are named by their bytes.
 */
export const minifiedCode: Plugin = {
  name: 'minified-code',
  async renderChunk(code, { fileName }, { format }) {
    const module = format === 'es';
    const byOxc = async (text: string): Promise<string> =>
      (await oxc(fileName, text, { module, compress: { target: 'es2022' }, mangle: { toplevel: true } })).code;
    const byTerser = async (text: string, way: CompressOptions): Promise<string> => {
      // Of what Terser calls unsafe, our code meets one change: texts are put together with `+`, which is shorter.
      const compress = { passes: 3, unsafe: true, unsafe_arrows: true, ...way };
      return (await terser(text, { module, ecma: 2022, compress })).code ?? '';
    };
    const first = await byOxc(code);
    const results: string[] = [];
    for (const way of WAYS) {
      const once = await byTerser(first, way);
      const twice = await byOxc(once);
      results.push(once, twice, await byTerser(twice, way));
    }
    if (results.includes('')) this.error(`${fileName} was minified to nothing`);
    const [smallest] = results.map((text) => ({ text, size: brotliSize(text) })).toSorted((a, b) => a.size - b.size);
    return smallest?.text;
  },
};
