import { assert } from 'chai';
import { answer, back, begin, change } from '../../src/flow/walk.ts';
import { resetTopic } from '../support/reset-topic.ts';

describe('the flow, in a browser', () => {
  it('walks there and back on what every supported browser has', () => {
    const there = answer(resetTopic, begin(resetTopic), 'not-there');
    assert.equal(there.state.at, 'lock-signs');
    assert.equal(back(resetTopic, there).state.at, 'checked-spam');
  });

  it('freezes what it gives out', () => {
    const walk = change(resetTopic, answer(resetTopic, begin(resetTopic), 'not-there'), 0);
    assert.isFrozen(walk);
    assert.isFrozen(walk.held);
    assert.isFrozen(walk.state.trail.answers);
  });
});
