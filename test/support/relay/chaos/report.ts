/** What a run of chaos found: every figure, and which of them are wrong. */
export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export interface Figure {
  readonly what: string;
  readonly value: string | number;
  /** Anything else in its place is a failure. */
  readonly wanted?: number;
  /** More than this is a failure. */
  readonly most?: number;
}

/** A sentence for every figure that is not as it must be. */
export function failuresOf({ figures }: Report): readonly string[] {
  return figures.flatMap(({ what, value, wanted, most }) => {
    if (wanted !== undefined && value !== wanted) return [`${what}: ${value}, and must be ${wanted}`];
    if (most !== undefined && !(Number(value) <= most)) return [`${what}: ${value}, and must be at most ${most}`];
    return [];
  });
}

/** The figures below each other, with what each must be. */
export function printed(report: Report): string {
  const width = Math.max(...report.figures.map(({ what }) => what.length));
  const lines = report.figures.map(({ what, value, wanted, most }) => {
    const must = wanted !== undefined ? `  (must be ${wanted})` : most !== undefined ? `  (at most ${most})` : '';
    return `  ${what.padEnd(width)}  ${typeof value === 'number' ? value.toLocaleString('en') : value}${must}`;
  });
  return [report.title, ...lines].join('\n');
}
