import type * as z from 'zod';
import type { Finding } from './finding.ts';
import type { Path, Sourced } from './yaml.ts';

/**
 * Checks the shape of a file's data. Gives the same source with its type known, or the findings of the rule `shape`.
 */
export function checkShape<T>(
  source: Sourced<unknown>,
  schema: z.ZodType<T>,
): { source: Sourced<T>; findings: readonly [] } | { source: undefined; findings: readonly Finding[] } {
  const result = schema.safeParse(source.data);
  if (result.success) {
    // Not the parsed copy: reading leaves it as it is, and a copy would be one more thing to keep in step.
    return { source: source as Sourced<T>, findings: [] };
  }
  return { source: undefined, findings: result.error.issues.flatMap((issue) => [...explain(source, issue)]) };
}

function* explain(source: Sourced<unknown>, issue: z.core.$ZodIssue): Iterable<Finding> {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const split = valueAt(source.data, [...path, key]) === null;
      const cause = split ? ' If it is the rest of a sentence with a comma, put quotes around the whole sentence.' : '';
      yield at(
        source,
        [...path, key],
        'key',
        `"${key}" is not a key that belongs here. Take it away or mend its spelling.${cause}`,
      );
    }
    return;
  }
  const value = valueAt(source.data, path);
  if (value === undefined && path.length > 0) {
    yield at(source, path, 'key', `The key "${String(path.at(-1))}" is missing here. Add it.`);
    return;
  }
  yield at(source, path, 'value', advice(issue, value));
}

function advice(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `This is ${kindOf(value)}; write ${expected[issue.expected] ?? issue.expected} instead.${quotes(issue.expected, value)}`;
    case 'invalid_value':
      return `Write one of these here: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? issue.message
        : `Write a known "${issue.discriminator}" here; this one is not.`;
    default:
      return issue.message;
  }
}

const expected: Readonly<Record<string, string>> = {
  string: 'words',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of keys';
  return typeof value === 'string' ? 'words' : `the ${typeof value} ${String(value)}`;
}

function quotes(wanted: string, value: unknown): string {
  return wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean') ? ' Put it in quotes.' : '';
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function at(source: Sourced<unknown>, path: Path, on: 'key' | 'value', message: string): Finding {
  return { file: source.file, ...source.at(path, on), rule: 'shape', message };
}
