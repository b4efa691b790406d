import { HelpStep } from '../help-step/help-step.ts';
import { HelpTrail } from '../help-trail/help-trail.ts';
import { define } from '../internal/define.ts';
import { HelpPanel } from './help-panel.ts';

define('help-step', HelpStep);
define('help-trail', HelpTrail);
define('help-panel', HelpPanel);

export { stage } from './stage.ts';
