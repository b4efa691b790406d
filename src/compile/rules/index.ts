import { agentOutcome } from './agent-outcome.ts';
import { articleWithoutBrand } from './article-without-brand.ts';
import { channels } from './channels.ts';
import { deadEnd } from './dead-end.ts';
import { factWithoutHome } from './fact-without-home.ts';
import { fieldRules } from './field-rules.ts';
import { labelTooLong } from './label-too-long.ts';
import { link } from './link.ts';
import { loopWithoutWayOut } from './loop-without-way-out.ts';
import { markdownSubset } from './markdown-subset.ts';
import { missingWord } from './missing-word.ts';
import { name } from './name.ts';
import { placeholder } from './placeholder.ts';
import { plainText } from './plain-text.ts';
import { secretField } from './secret-field.ts';
import { tellingPhrase } from './telling-phrase.ts';
import { tooManyAnswers } from './too-many-answers.ts';
import { theme } from './theme.ts';
import { unknownTarget } from './unknown-target.ts';
import { unreachableStep } from './unreachable-step.ts';
import { when } from './when.ts';
import type { Rule } from './rule.ts';

/** Every rule that content is checked against. */
export const RULES: readonly Rule[] = [
  unknownTarget,
  unreachableStep,
  deadEnd,
  loopWithoutWayOut,
  tooManyAnswers,
  when,
  missingWord,
  labelTooLong,
  markdownSubset,
  plainText,
  placeholder,
  link,
  tellingPhrase,
  secretField,
  factWithoutHome,
  articleWithoutBrand,
  fieldRules,
  agentOutcome,
  channels,
  theme,
  name,
];
