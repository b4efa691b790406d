import { originFault } from '../address.ts';
import type { BrandSource } from '../schema.ts';
import type { Rule } from './rule.ts';

/** A brand's ways to deliver: each once, each whole, and at the end one that always works. */
export const channels: Rule = {
  name: 'channels',
  *check({ content }) {
    for (const source of content.brands.values()) {
      const list = source.data.channels;
      if (list.at(-1)?.channel !== 'copy') {
        yield {
          source,
          path: ['channels'],
          on: 'key',
          message: 'The last channel must be copy, which always works. Add { channel: copy }.',
        };
      }
      const seen = new Set<string>();
      for (const [index, channel] of list.entries()) {
        const path = ['channels', index];
        if (seen.has(channel.channel)) {
          yield { source, path, message: `The channel ${channel.channel} stands twice. Keep one.` };
        }
        seen.add(channel.channel);
        const [key, fault] = settingFault(channel);
        if (fault !== undefined) yield { source, path: [...path, key], message: fault };
      }
    }
  },
};

function settingFault(channel: BrandSource['channels'][number]): readonly [string, string | undefined] {
  switch (channel.channel) {
    case 'zendesk-form': {
      const { host } = channel;
      const fine = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && originFault(`https://${host}`) === undefined;
      return [
        'host',
        fine ? undefined : `"${host}" is no host. Write only the help centre's, such as support.example.com.`,
      ];
    }
    case 'zendesk-requests':
    case 'relay':
      return ['endpoint', originFault(channel.endpoint)];
    case 'email': {
      const fine = /^[^\s@<>,;:?&"()]+@[^\s@<>,;:?&"()]+\.[^\s@<>,;:?&"().]+$/u.test(channel.address);
      return ['address', fine ? undefined : `"${channel.address}" is no email address. Write one, and nothing else.`];
    }
    case 'copy':
      return ['href', undefined];
  }
}
