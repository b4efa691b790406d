// The ticket stands in the panel. Importing it lets the build keep what both need (Lit, above all) in the panel's file.
import '../help-panel/define.ts';
import { HelpCopy } from '../help-copy/help-copy.ts';
import { HelpForm } from '../help-form/help-form.ts';
import { HelpResult } from '../help-result/help-result.ts';
import { HelpReview } from '../help-review/help-review.ts';
import { define } from '../internal/define.ts';
import { HelpTicket } from './help-ticket.ts';

define('help-copy', HelpCopy);
define('help-form', HelpForm);
define('help-review', HelpReview);
define('help-result', HelpResult);
define('help-ticket', HelpTicket);
