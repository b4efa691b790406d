import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';

/**
 * What a script was told on its command line.
 *
 * @throws Error in a sentence, where it has no such option or one stands as it must not
 */
export function parseOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { message } = error as Error;
    const unknown = /Unknown option '(-[^']*)'/.exec(message)?.[1];
    const names = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    const sentence = unknown ? `There is no option ${unknown}. There are: ${names.join(', ')}.` : message;
    throw new Error(sentence, { cause: error });
  }
}

/** The values of a script's options; ends it with a sentence where it was called in a wrong way. */
export function optionsOrEnd<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  try {
    return parseOptions({ options }).values;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
