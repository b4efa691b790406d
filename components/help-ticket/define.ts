// The ticket stands in the panel. Importing it lets the build keep what both need (Lit, above all) in the panel's file.
import '../help-panel/define.ts';
import { define } from '../internal/define.ts';
import { HelpTicket } from './help-ticket.ts';

define('help-ticket', HelpTicket);
