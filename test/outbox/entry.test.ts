import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { additionOf, entryOf, saidBy } from '../../src/outbox/entry.ts';
import { parseSubmission } from '../../src/ticket/submission.ts';
import { aDraft, drafts } from '../support/drafts.ts';

const ENDPOINT = 'https://relay.example';

describe('an addition', () => {
  test('says the whole draft anew under an id of its own, and names the first', () => {
    fc.assert(
      fc.property(drafts(), (draft) => {
        const entry = entryOf(ENDPOINT, draft, { seconds: 1 }, 0);
        const addition = additionOf({ ...entry, open: true });
        assert.match(addition.id, /^[\da-f-]{24}[\da-f]{12}$/);
        assert.notEqual(addition.id, draft.submissionId);
        assert.deepEqual(addition.submission, {
          draft: { ...draft, submissionId: addition.id },
          seconds: 1,
          additionTo: draft.submissionId,
        });
        assert.equal(addition.open, false);
      }),
    );
  });

  test('is the same one however often the same change is made, and another for another', () => {
    const submissionId = aDraft().submissionId;
    const ids = new Set<string>();
    for (let change = 0; change < 5_000; change += 1) {
      const entry = entryOf(ENDPOINT, aDraft({ submissionId, message: `change ${change}` }), {}, change);
      ids.add(additionOf(entry).id);
      assert.equal(additionOf({ ...entry, at: 7, tries: 3 }).id, additionOf(entry).id);
    }
    assert.equal(ids.size, 5_000);
  });

  test('is a submission that the relay takes', () => {
    const { submission } = additionOf(entryOf(ENDPOINT, aDraft(), {}, 0));
    assert.ok('submission' in parseSubmission(structuredClone(submission)));
  });
});

test('two entries say the same where their drafts do', () => {
  const draft = aDraft();
  const entry = entryOf(ENDPOINT, draft, { seconds: 1 }, 0);
  assert.equal(saidBy(entry), saidBy(entryOf(ENDPOINT, structuredClone(draft), { seconds: 9 }, 5)));
  assert.notEqual(saidBy(entry), saidBy(entryOf(ENDPOINT, { ...draft, message: 'another' }, { seconds: 1 }, 0)));
});
