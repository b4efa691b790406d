import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { integrityOf } from '../../src/compile/bundle-files.ts';

/** `dist/manifest.json`. */
export interface Manifest {
  readonly version: string;
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** Below `dist/`. */
  readonly file: string;
  /** Sizes in bytes: as it is, with gzip (level 9), with Brotli (quality 11). */
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
  /** As in the attribute of that name: `sha384-…`. */
  readonly integrity: string;
  readonly when: When;
}

/**
 * When a file is loaded: with the page, when the panel opens, to place it beside its trigger, for the ticket, or
 * otherwise: to check content from elsewhere, or by someone else than the widget.
 */
export type When = 'start' | 'open' | 'place' | 'ticket' | 'other';

export function manifestFile(file: string, bytes: Uint8Array, when: When): ManifestFile {
  return {
    file,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliSize(bytes),
    integrity: integrityOf(bytes),
    when,
  };
}

/** Bytes with Brotli, quality 11. */
export function brotliSize(bytes: Uint8Array | string): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
