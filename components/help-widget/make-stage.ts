import type { Stage } from '../help-panel/stage.ts';
import { languageFor } from './languages.ts';
import type { Files, Source } from './source.ts';

/**
 * The panel for a widget, as {@link Source.stage} says, with the bundle that its attributes choose or that the host has
 * given it.
 *
 * @throws an error whose `reason` is an {@link ErrorReason}
 */
export async function makeStage(
  { load, bundle }: Files,
  ...[widget, root, fail]: Parameters<Source['stage']>
): Promise<Stage> {
  const text = (attribute: string): string => widget.getAttribute(attribute) ?? '';
  const [chosen, { stage }] = await Promise.all([
    widget.bundle ??
      bundle({
        brand: text('brand'),
        topic: text('topic'),
        content: text('content'),
        language: (shipped) => languageFor(widget, shipped),
      }),
    load('panel'),
  ]);
  return stage({ widget, root, bundle: chosen, load, fail });
}
