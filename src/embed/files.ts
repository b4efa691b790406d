import { brands, parts } from 'virtual:help-widget-files';
import { makeStage } from '../../components/help-widget/make-stage.ts';
import type { Files, Parts, Source } from '../../components/help-widget/source.ts';
import type { Ways } from './arrive.ts';
import { loadBundle } from './content.ts';

/** A part that takes from others is a function of them. */
interface Module {
  default(...given: unknown[]): unknown;
}

/** What is loaded, or under way. */
const loads: { [P in keyof Parts]?: Promise<unknown> } = {};

/**
 * The panel, from the files that the script has not in itself. It knows the hash of this module alone, and this module
 * those of all others, so that the script does not grow with brands and languages.
 *
 * @param base the script's own address
 * @param ways how the script gets files
 * @param asked as {@link Source.stage} has it: for no widget, what waits is sent
 */
export default async function stageBeside(
  base: string,
  ways: Ways,
  ...asked: Parameters<Source['stage']>
): ReturnType<Source['stage']> {
  const [importModule] = ways;
  // What failed is tried again.
  const load = ((part: keyof Parts) =>
    (loads[part] = loads[part]?.catch(() => get(part)) ?? get(part))) as Files['load'];
  const get = async (part: keyof Parts): Promise<unknown> => {
    const [file, integrity, ...given] = parts[part];
    const module = (await importModule(new URL(file, base).href, integrity)) as Module;
    return given.length ? module.default(...(await Promise.all(given.map(load)))) : module;
  };
  return asked.length
    ? makeStage({ load, bundle: (choice) => loadBundle(choice, brands, base, ways, load) }, ...asked)
    : ((await load('relay')).flush() as Promise<never>);
}
