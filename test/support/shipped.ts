import type { Bundle } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/compile/compile.ts';
import { readContent } from '../../src/compile/read-content.ts';

/**
 * The bundles as they ship: one for every topic, brand and language of `content/`.
 *
 * @throws Error naming the first finding where the content does not compile
 */
export async function shippedBundles(): Promise<readonly Bundle[]> {
  const { bundles, findings } = compile(await readContent('content'));
  const [finding] = findings;
  if (finding) throw new Error(`${finding.file}:${finding.line} ${finding.message} (and ${findings.length - 1} more)`);
  if (bundles.length === 0) throw new Error('content/ has no bundle');
  return bundles;
}
