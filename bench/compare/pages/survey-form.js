/** The questions as a survey of one question a page, which goes on at an answer, in the style sheet without fonts. */
import { Model } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import 'survey-js-ui';

const questions = QUESTIONS;

export function show() {
  const place = document.createElement('div');
  place.style.cssText = 'position: fixed; inset: auto 20px 20px auto; width: 400px; height: 640px; overflow-y: auto';
  document.body.append(place);
  new Model(survey()).render(place);
}

function survey() {
  return {
    autoAdvanceEnabled: true,
    autoAdvanceAllowComplete: true,
    showNavigationButtons: false,
    showQuestionNumbers: false,
    pages: questions.map((question) => ({ ...leadingTo(question), elements: [radios(question)] })),
  };
}

function radios({ id, ask, answers }) {
  return {
    type: 'radiogroup',
    name: id,
    title: ask,
    choices: answers.map((answer) => ({ value: answer.id, text: answer.say })),
  };
}

/** The answer after which a question is asked. */
function leadingTo({ id }) {
  for (const before of questions) {
    const answer = before.answers.find(({ go }) => go === id);
    if (answer) return { visibleIf: `{${before.id}} = '${answer.id}'` };
  }
  return {};
}
