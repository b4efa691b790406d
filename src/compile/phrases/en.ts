import type { Phrases } from './phrases.ts';

/** What a stranger must not learn about. */
const ACCOUNT = oneOf(
  'sub-?account',
  'account',
  'user',
  'username',
  'profile',
  'email address',
  'email',
  'login',
  'access',
);
const YOURS = `${oneOf('your', 'this', 'that', 'the')} ${ACCOUNT}`;
const NOT = oneOf(
  'could not',
  "couldn'?t",
  'cannot',
  "can'?t",
  'did not',
  "didn'?t",
  'do not',
  "don'?t",
  'does not',
  "doesn'?t",
);
const CLOSED = oneOf(
  'locked',
  'blocked',
  'suspended',
  'disabled',
  'deactivated',
  'cancell?ed',
  'closed',
  'deleted',
  'removed',
  'terminated',
  'expired',
  'frozen',
  'banned',
  'restricted',
);
const STANDING = oneOf(CLOSED, 'inactive', 'active');
const LATELY = `(?:${oneOf('currently', 'now', 'already', 'temporarily', 'permanently', 'been', 'not', 'no longer')} )?`;

/** "If your user is locked" says nothing about this user; neither does "we check whether your account is active". */
const NOT_SUPPOSED = `(?<!\\b${oneOf('if', 'when', 'whether', 'once', 'while', 'after', 'until', 'unless', 'because', 'that', 'seems', 'looks', 'in case')} )`;

/** What is never asked for. */
const SECRET = oneOf(
  'pass ?words?',
  'pass ?(?:code|phrase|key)s?',
  'pins?(?: (?:code|number)s?)?',
  `${oneOf('verification', 'security', 'one-time', 'login', 'sign-in', 'access', 'authentication', 'reset', 'sms', '2fa', 'mfa')} codes?`,
  'otps?',
  '(?:(?:credit|debit|bank|payment) )?cards? (?:number|detail)s?',
  'cv[vc]s?',
  '(?:security|secret) (?:answer|question|word)s?',
  "mother's maiden name",
);
const TO_US = oneOf(
  `${oneOf('tell', 'send', 'give', 'email', 'text', 'message', 'show')} us`,
  'let us (?:know|have)',
  'share with us',
  `${oneOf('reply', 'write(?: back)?', 'answer', 'respond', 'get back to us')} with`,
  `${oneOf('include', 'add', 'put', 'enter', 'type', 'write', 'attach')}(?: in)? (?:your message|(?:the|this) (?:form|ticket|message|field))`,
);
const WARNING = `^(?!.*\\b${oneOf('never', 'do not', "don'?t", 'without', 'leave out', 'no', 'no need', 'not need')}\\b)`;

/** What English words must not say. */
export const english: Phrases = {
  telling: [
    {
      advice: 'This tells a stranger whether an account exists. Say what may be the case and what to do.',
      pattern: phrases(
        `\\b${oneOf('no', 'not an?', "isn'?t an?")} ${ACCOUNT} (?:${oneOf('is', 'was', 'has been')} )?${oneOf('found', 'exists?', 'registered', 'associated', 'matche[sd]', '(?:for|with) (?:this|that)')}\\b`,
        `\\b${YOURS} (?:${NOT}|already|no longer) exists?\\b`,
        `\\b${YOURS} (?:already )?exists\\b`,
        `\\b${YOURS} (?:is|isn'?t) (?:not |un|already )?${oneOf('registered', 'known', 'recogni[sz]ed', 'in use', 'taken')}\\b`,
        `\\b${YOURS} (?:was|is|has) not (?:been )?found\\b`,
        `\\bwe ${oneOf('have', 'found', 'hold', 'see', 'know')} (?:no|an|your) ${ACCOUNT}\\b`,
        `\\bwe ${NOT} ${oneOf('find', 'have', 'know', 'recogni[sz]e')} (?:an?|any|your|this|that|the) ${ACCOUNT}\\b`,
        "\\byou (?:do not|don'?t|already) have an account\\b",
      ),
      bad: [
        'No account was found for that email.',
        'This username does not exist.',
        'That email address is already registered.',
        'We couldn’t find your account.',
        "We don't recognise this email address.",
        'Your account exists.',
        'You already have an account with us.',
      ],
      good: [
        'An email arrives if the address is on a profile.',
        'We look for the account and write back to you.',
        'There may be no email address on your profile.',
        'Nobody can tell from outside whether a user is there.',
        'Which username do you sign in with?',
      ],
    },
    {
      advice: 'This tells how an account stands. Say that it may be so ("Your user may be locked").',
      pattern: phrases(
        `${NOT_SUPPOSED}\\b${YOURS}(?:'s(?: been)?| is| was| has been| had been| got| has) ${LATELY}${STANDING}\\b`,
        `\\bwe(?:'ve| have)? ${CLOSED} ${YOURS}\\b`,
        `${NOT_SUPPOSED}\\byou(?:'re|'ve been| are| were| have been) ${LATELY}(?:locked out|${CLOSED})\\b`,
        `${NOT_SUPPOSED}\\byour (?:free )?trial (?:has |is |was )?(?:ended|expired|over)\\b`,
      ),
      bad: [
        'Your account is locked.',
        'Your user has been suspended.',
        'This profile was deactivated last week.',
        'We have closed your account.',
        'You have been blocked.',
        'Your trial has ended.',
        'Your account’s been closed.',
        'Your user is no longer active.',
        'The account is active.',
      ],
      good: [
        'Your user may be locked.',
        'Your account might have been cancelled.',
        'If your user is locked, no reset email is sent.',
        'While your user is locked, no reset email is sent.',
        'A user is locked after more than 3 wrong passwords.',
        'My account seems closed',
        'Ask us to unlock your user',
        'Your trial may have ended.',
        'We check whether your account is active.',
      ],
    },
    {
      advice: 'This tells why an account was closed. Say only that support looks it up and answers.',
      pattern: phrases(
        `\\b${CLOSED} ${oneOf('because of', 'due to', 'owing to', 'on account of', 'as a result of', 'for')} (?!support|help|more than|a while|up to|\\d)`,
        `\\b${oneOf('unpaid', 'overdue', 'outstanding')} ${oneOf('bill', 'invoice', 'balance', 'payment', 'amount')}s?\\b`,
        `\\b${oneOf('bad credit', 'credit check', 'non-?payment', 'failed payment', 'payment failed')}\\b`,
        `\\b${oneOf('malicious', 'fraud(?:ulent)?', 'spamming', 'abuse of', 'suspicious activity', 'breach of', 'violat(?:ed|ion|ing)')}\\b`,
      ),
      bad: [
        'Accounts are closed because of unpaid bills.',
        'It was suspended due to inactivity on your side.',
        'We found suspicious activity.',
        'Your last invoice shows an outstanding balance.',
        'This happens after a violation of our terms.',
        'It may be bad credit.',
      ],
      good: [
        'Accounts close for many reasons; we look yours up and write back.',
        'Your user may be locked for more than one reason.',
        'Look in your spam or junk folder.',
        'A filter may have blocked the email.',
        'Sales decides whether a trial is extended.',
      ],
    },
  ],
  asking: [
    {
      advice: 'This asks the customer for something secret. Support never needs it; ask for something else.',
      pattern: phrases(
        `${WARNING}.*\\b${TO_US}(?: \\S+){0,6}? ${SECRET}\\b`,
        `\\bwhat(?:'s| is| was| are| were) (?:your|the)(?: \\S+){0,3}? ${SECRET}\\b`,
        `\\bwhich ${SECRET} (?:do|did|are|have) you (?:us(?:e|ing)|get|have|enter|type)\\b`,
        `${WARNING}.*\\b${oneOf('confirm', 'verify', 'provide', 'disclose', 'state')} (?:us )?(?:with )?(?:your|the)(?: \\S+){0,2}? ${SECRET}(?: (?:to|with) us)?(?=[.?!]|$)`,
      ),
      bad: [
        'Please tell us your password.',
        'Send us the six digits of the verification code.',
        'Reply with your PIN.',
        'What is your password?',
        'What was the answer to your security question?',
        'Write in the form the last card number you used.',
        'Provide your current password.',
        'Give us your mother’s maiden name.',
      ],
      good: [
        'Never tell us your password.',
        'Please do not send us your verification code.',
        'On the sign-in page, enter the temporary password from the email.',
        'Then replace the temporary password.',
        'The verification code does not arrive',
        'Choose **Forgot your password?**',
        'Tell us which username you sign in with.',
        'Tell us what happens when you sign in.',
        'Reset your password',
      ],
    },
  ],
  secret: {
    advice:
      'A field of a ticket must never ask for a password, code, PIN, card or security answer. Ask for something else.',
    pattern: phrases(`${WARNING}.*\\b(?:${SECRET}|codes?|cards?)\\b`),
    bad: [
      'Password',
      'Your PIN',
      'Verification code',
      'The code you got',
      'Card number',
      'Answer to your security question',
    ],
    good: [
      'Your message',
      'Please never write a password here.',
      'Account or Gateway ID',
      'Email address on the profile',
      'Your new mobile number',
    ],
  },
};

function oneOf(...parts: readonly string[]): string {
  return `(?:${parts.join('|')})`;
}

/** Any of the parts. An apostrophe stands for both ways to write it. */
function phrases(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|').replaceAll("'", "['’]"), 'iu');
}
