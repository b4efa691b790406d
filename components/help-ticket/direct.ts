// What sends straight from the browser is a part of its own. It is added to the ticket's; importing that lets the build
// keep what both need in the ticket's file.
import './define.ts';
import { senders } from '../../src/channel/channels.ts';
import { direct } from '../../src/channel/direct.ts';

Object.assign(senders, direct({ locks: () => navigator.locks, page: window }));
