import type { Catalogue } from '../content/catalogue.ts';
import { ContentFault, readCatalogue } from '../content/read.ts';
import type { Config } from './config.ts';
import { ConfigError, readConfig, unknownBrands } from './read.ts';

/**
 * Reads the configuration and the content that it names, so that everything that is wrong with either is told at once.
 *
 * @param read {@link readConfig}'s
 * @param warn told in a sentence what is odd, but keeps nothing from working
 * @throws ConfigError with all that is wrong
 */
export async function readWithContent(
  read: Parameters<typeof readConfig>,
  warn: (sentence: string) => void,
): Promise<{ readonly config: Config; readonly catalogue: Catalogue }> {
  const config = tried(() => readConfig(...read));
  const wrong = config instanceof ConfigError;
  const asked = wrong ? config.asked : { content: config.content, brands: Object.keys(config.brands) };
  const catalogue = await readCatalogue(asked.content, warn).catch((error: unknown) => {
    if (error instanceof ContentFault) return error;
    throw error;
  });
  const unusable = catalogue instanceof ContentFault;
  // Where no content can be read, no brand is known, and that is not the brands' fault.
  const unknown = catalogue.brands.size ? unknownBrands(asked, catalogue.brands) : [];
  if (!wrong && !unusable && !unknown.length) return { config, catalogue };
  const problems = [...(wrong ? config.problems : []), ...(unusable ? [catalogue.message] : []), ...unknown];
  throw new ConfigError(problems, asked);
}

function tried(read: () => Config): Config | ConfigError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
